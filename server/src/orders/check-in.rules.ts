import { Refusal } from '../kernel/refusal.js';
import { thisVisit } from './course.rules.js';
import type { AssignmentFacts, Case, Change, Party } from './order.facts.js';
import { checkIn } from './visit.rules.js';

/** From so long before the beginning until so long after the end people may be checked in. */
const EARLY = 60 * 60_000;
const LATE = 2 * 60 * 60_000;

/** For more than one helper: with one, the resident tells the door code. */
const isGroup = ({ order }: Case): boolean => order.seats > 1;

/** Whether this party has a screen with the code to show: staff of the place, and the first helpers there for those who follow. */
export function hasScreen(c: Case, party: Party): boolean {
  if (!isGroup(c) || !['OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'].includes(c.order.status)) return false;
  const there = thisVisit(c).some(({ volunteerId, state }) => volunteerId === party.personId && state === 'CHECKED_IN');
  return there || party.relations.includes('staff');
}

/** Throws NOT_ALLOWED, NEED_ANOTHER_PERSON, OUT_OF_SCOPE; WRONG_STATE where there is nobody to check in; TOO_EARLY, TOO_LATE. */
export function showScreen(c: Case, party: Party, now: Date): void {
  if (!hasScreen(c, party)) {
    if (party.relations.includes('staff')) throw new Refusal('WRONG_STATE');
    if (party.concerned) throw new Refusal('NEED_ANOTHER_PERSON');
    if (party.staffElsewhere) throw new Refusal('OUT_OF_SCOPE');
    throw new Refusal('NOT_ALLOWED');
  }
  const { windowStart, windowEnd } = c.order;
  if (now.getTime() < windowStart.getTime() - EARLY) throw new Refusal('TOO_EARLY');
  if (now.getTime() > windowEnd.getTime() + LATE) throw new Refusal('TOO_LATE');
}

/** Who scans what stands on the screen is there. */
export function scannedIn(c: Case, part: AssignmentFacts, party: Party, now: Date): Change | null {
  const { change, refusal } = checkIn(c, part, party, 'code', now, now);
  if (refusal) throw refusal;
  return change;
}
