import type { HoldReason, Stars } from '@supermarket/shared';
import { servedOf } from './course.rules.js';
import type { AssignmentFacts, Case, Change } from './order.facts.js';

/** Measured and not disputed. */
const isReady = (a: AssignmentFacts): boolean => !a.needsOwnTime && (a.state === 'CHECKED_OUT' || a.state === 'VERIFIED' || a.state === 'CREDITED');

type Credits = Pick<Change, 'assignments' | 'hours'>;

/**
 * Hands in every service record that is ready, of all visits (decision 7: the hours make the award of it). A record
 * of an earlier visit is handed in again: the new answer lifts or sets the hold that the re-opening put on it.
 */
export function creditsOf(c: Case, hold: HoldReason | null, now: Date): Credits {
  return credits(servedOf(c).filter(isReady), hold, now);
}

/** The same for one part whose time was only settled after the order's answer. */
export function creditOne(part: AssignmentFacts, hold: HoldReason | null, now: Date): Credits {
  return credits(isReady(part) ? [part] : [], hold, now);
}

function credits(ready: readonly AssignmentFacts[], hold: HoldReason | null, now: Date): Credits {
  return {
    assignments: ready.filter(({ creditedAt }) => creditedAt === null).map(({ id }) => ({ id, patch: { state: 'VERIFIED', creditedAt: now } })),
    hours: ready.map(({ id }) => ({ kind: 'credit', assignmentId: id, hold })),
  };
}

/** What an answer does to the award: unsolved, or two stars and fewer, leave it to staff. */
export function holdFor(solved: boolean, stars: Stars | null): HoldReason | null {
  if (!solved) return 'unsolved';
  return stars !== null && stars <= 2 ? 'low_rating' : null;
}
