import type { HoldReason, Stars } from '@supermarket/shared';
import { servedOf } from './course.rules.js';
import type { AssignmentFacts, Case, Change } from './order.facts.js';

/** Measured, not disputed, and not handed in before. */
const isReady = (a: AssignmentFacts): boolean => a.creditedAt === null && !a.needsOwnTime && (a.state === 'CHECKED_OUT' || a.state === 'VERIFIED');

type Credits = Pick<Change, 'assignments' | 'hours'>;

/** Hands in every service record that is ready, of all visits (decision 7: the hours make the award of it). */
export function creditsOf(c: Case, hold: HoldReason | null, now: Date): Credits {
  return credits(servedOf(c).filter(isReady), hold, now);
}

/** The same for one part whose time was only settled after the order's answer. */
export function creditOne(part: AssignmentFacts, hold: HoldReason | null, now: Date): Credits {
  return credits(isReady(part) ? [part] : [], hold, now);
}

function credits(ready: readonly AssignmentFacts[], hold: HoldReason | null, now: Date): Credits {
  return {
    assignments: ready.map(({ id }) => ({ id, patch: { state: 'VERIFIED', creditedAt: now } })),
    hours: ready.map(({ id }) => ({ kind: 'credit', assignmentId: id, hold })),
  };
}

/** What an answer does to the award: unsolved, or two stars and fewer, leave it to staff. */
export function holdFor(solved: boolean, stars: Stars | null): HoldReason | null {
  if (!solved) return 'unsolved';
  return stars !== null && stars <= 2 ? 'low_rating' : null;
}
