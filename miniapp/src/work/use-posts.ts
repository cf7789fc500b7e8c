import type { StaffRole } from '@supermarket/shared';
import { useCall } from '@/hooks';

/** Who reads orders, records and volunteers, and who keeps a station's counter: as the server has it. */
const POSTS = {
  orders: ['dispatcher', 'town', 'city'],
  desk: ['desk', 'dispatcher', 'town'],
} as const satisfies Readonly<Record<string, readonly StaffRole[]>>;

export type Work = keyof typeof POSTS;

/** True once it is known that none of the person's posts has to do with this work; until then the server is asked. */
export function useIsOthersWork(work: Work): boolean {
  const me = useCall('GET /v1/me', {});
  const mine: readonly StaffRole[] = POSTS[work];
  return me.data !== undefined && !me.data.seats.some(({ role }) => mine.includes(role));
}
