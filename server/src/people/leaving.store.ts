import { schedule } from '../jobs/jobs.store.js';
import type { Tx } from '../kernel/index.js';

/** The job that closes an account whose person said so elsewhere. */
export const LEAVE = 'person.leave';

const DAY = 86_400_000;

/** Tried at once, and every day again while something runs that others rely on. `days`: how often it was tried. */
export async function leaveSoon(tx: Tx, id: string, now: Date, days = 0): Promise<void> {
  const runAt = new Date(now.getTime() + (days === 0 ? 0 : DAY));
  await schedule(tx, { kind: LEAVE, key: `${LEAVE}:${id}:${now.getTime()}`, payload: { id, days }, runAt });
}
