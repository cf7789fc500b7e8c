import { useSession } from '@/api/session';
import { useCall } from './use-call';

/** How many things wait for this person in the identity they wear: the number on the second tab. */
export function useWaiting(): number {
  const loggedIn = useSession((session) => session.token !== null);
  const hat = useSession((session) => session.hat);
  const { data } = useCall('GET /v1/me/waiting', {}, { enabled: loggedIn, everySeconds: 60 });
  return data?.[hat] ?? 0;
}
