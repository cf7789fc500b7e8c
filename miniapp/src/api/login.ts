import type { SessionView } from '@supermarket/shared';
import { sessionStore } from './session';

type LoginWay = () => Promise<SessionView | null>;

let way: LoginWay | undefined;
let asking: Promise<boolean> | undefined;

/** How this build logs people in; said once, when the app starts. null means that the person turned back. */
export function registerLoginWay(next: LoginWay): void {
  way = next;
}

/** True once somebody is logged in. However many calls wait for it, the person is asked once. */
export function askLogin(): Promise<boolean> {
  asking ??= logIn().finally(() => {
    asking = undefined;
  });
  return asking;
}

async function logIn(): Promise<boolean> {
  const session = (await way?.().catch(() => null)) ?? null;
  if (session === null) return false;
  sessionStore.getState().begin(session);
  return true;
}
