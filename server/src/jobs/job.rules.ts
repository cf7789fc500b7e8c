/** Runs after which a job is given up and shown to staff. */
export const MAX_ATTEMPTS = 10;

/** How long a process may be silent before another takes its job over, in milliseconds. */
export const LEASE = 120_000;

/** How many jobs a process takes at once. */
export const BATCH = 20;

const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 3_600_000;

/** When a job that failed for the `attempts`-th time is tried again: 5 s, 10 s, 20 s … at most an hour. Null: never. */
export function nextTry(attempts: number, now: Date): Date | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  return new Date(now.getTime() + Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE));
}
