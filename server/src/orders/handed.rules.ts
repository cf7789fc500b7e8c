import { SERVED, thisVisit } from './course.rules.js';
import type { AssignmentFacts, Case, Party } from './order.facts.js';

/*
 * An answer without a smartphone: the helper's phone, handed over. The permission is for one order, one visit, one
 * helper and a quarter of an hour; the answer is put away sealed and counts two hours later, when nobody who would mind
 * stands in the room any more. Until then the order is as it was, on the helper's phone and everywhere.
 */

/** So long after the check-out the phone can still be handed over. */
export const HANDED_HOURS = 24;
export const COUNTS_AFTER_HOURS = 2;

/** The helper's own part in this visit, if it is served and fresh. */
export function servedPart(c: Case, { personId }: Party, now: Date): AssignmentFacts | undefined {
  return thisVisit(c).find(
    ({ volunteerId, state, checkedOutAt }) =>
      volunteerId === personId && SERVED.includes(state) && checkedOutAt !== null && now.getTime() - checkedOutAt.getTime() < HANDED_HOURS * 3_600_000,
  );
}

/**
 * Whether this helper may hand over their phone now: the visit is done and unanswered, and the household did not order
 * on a phone of its own, which would be the better one to answer on.
 */
export function mayPassPhone(c: Case, party: Party, answered: boolean, now: Date): boolean {
  const { order } = c;
  return order.status === 'PENDING_CONFIRM' && !answered && order.creatorId !== order.requesterId && servedPart(c, party, now) !== undefined;
}
