import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Id } from '@supermarket/shared';
import { SERVED, thisVisit } from './course.rules.js';
import type { AssignmentFacts, Case, Party } from './order.facts.js';

/*
 * An answer without a smartphone: the helper's phone, handed over. The permission is for one order, one visit, one
 * helper and a quarter of an hour; the answer is put away sealed and counts two hours later, when nobody who would mind
 * stands in the room any more. Until then the order is as it was, on the helper's phone and everywhere.
 */

export const PERMIT_MINUTES = 15;
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

const macOf = (key: Buffer, { order }: Case, helperId: Id, until: number): string =>
  createHmac('sha256', key).update(`handed|${order.id}|${order.visit}|${helperId}|${until}`).digest('base64url');

/** The permission itself; nothing of it is stored. */
export function permitFor(key: Buffer, c: Case, helperId: Id, now: Date): { readonly permit: string; readonly until: Date } {
  const until = new Date(now.getTime() + PERMIT_MINUTES * 60_000);
  return { permit: `${until.getTime()}.${macOf(key, c, helperId, until.getTime())}`, until };
}

export function isPermit(key: Buffer, c: Case, helperId: Id, permit: string, now: Date): boolean {
  const [until, mac] = permit.split('.');
  if (mac === undefined || !/^\d{1,15}$/.test(until!) || Number(until) <= now.getTime()) return false;
  const right = Buffer.from(macOf(key, c, helperId, Number(until)));
  const given = Buffer.from(mac);
  return right.length === given.length && timingSafeEqual(right, given);
}
