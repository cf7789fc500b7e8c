import type { SessionView } from '@supermarket/shared';
import { go } from '@/platform/navigation';
import { sessionStore } from './session';

let waiting: ((session: SessionView | null) => void) | undefined;

/** Where no phone can say who holds it, a page asks; whoever waits goes on where they were. */
export function logInByPage(): Promise<SessionView | null> {
  return new Promise((done) => {
    waiting = done;
    go('/me/login/index');
  });
}

/** True when somebody waited for it and the page only has to step back. */
export function finishLogin(session: SessionView): boolean {
  if (waiting === undefined) {
    sessionStore.getState().begin(session);
    return false;
  }
  waiting(session);
  waiting = undefined;
  return true;
}

/** The person turned back without logging in. */
export function leaveLogin(): void {
  waiting?.(null);
  waiting = undefined;
}
