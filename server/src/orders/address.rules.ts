import { Refusal } from '../kernel/refusal.js';
import { LIVE, SERVED } from './course.rules.js';
import type { AssignmentFacts, Case, Party } from './order.facts.js';
import { permit } from './order.machine.js';
import { HIDE_DAYS, daysAfter, isHidden } from './order.rules.js';

const DAY = 86_400_000;

/** Until when one part shows the address: check-out + 24 h, or planned end + 24 h; null when it never does. */
export function shownUntil({ state, checkedOutAt, windowEnd, needsOwnTime }: AssignmentFacts): Date | null {
  if (SERVED.includes(state)) return new Date((needsOwnTime || checkedOutAt === null ? windowEnd : checkedOutAt).getTime() + DAY);
  return LIVE.includes(state) ? new Date(windowEnd.getTime() + DAY) : null;
}

/**
 * Who may see name, phone, address and exact point now, and until when (decision 1). ADDRESS_HIDDEN otherwise.
 * Withdrawal and cancellation end it at once, because the part then has none of the states above.
 */
export function reveal(c: Case, party: Party, now: Date): { readonly as: 'claimant' | 'staff'; readonly until: Date | null } {
  const { order, assignments } = c;
  permit('reveal', order.status, party);
  if (isHidden(order, now)) throw new Refusal('ADDRESS_HIDDEN');
  const ends = assignments
    .filter((a) => a.volunteerId === party.personId)
    .map(shownUntil)
    .filter((until): until is Date => until !== null && until > now);
  if (ends.length > 0 && order.status !== 'CANCELLED') return { as: 'claimant', until: new Date(Math.max(...ends.map(Number))) };
  if (!party.relations.includes('staff')) throw new Refusal('ADDRESS_HIDDEN');
  return { as: 'staff', until: order.endedAt && daysAfter(order.endedAt, HIDE_DAYS) };
}

/**
 * Who may hear and see what an order has of voice notes and photos: the household as long as it is there, and
 * everybody else exactly while they may see the address. `household` leaves no line, the others do.
 */
export function openMedia(c: Case, party: Party, now: Date): 'household' | 'claimant' | 'staff' {
  if (party.relations.includes('requester') || party.relations.includes('proxy')) return 'household';
  return reveal(c, party, now).as;
}
