import type { AssignmentState, OrderState, Window } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import type { AssignmentFacts, Case, OrderFacts } from './order.facts.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far ahead an order can be placed. */
export const DAYS_AHEAD = 60;
/** A window up to this long is an appointment; a longer one is a span in which the work fits somewhere. */
const APPOINTMENT = 3 * HOUR;

/** The time asked for: in the future, at most 60 days ahead, start before end. WINDOW_INVALID otherwise. */
export function windowOf({ start, end }: Window, now: Date): { windowStart: Date; windowEnd: Date } {
  const windowStart = new Date(start);
  const windowEnd = new Date(end);
  const sound = windowStart < windowEnd && windowEnd > now && windowStart.getTime() > now.getTime() - 5 * 60_000;
  if (!sound || windowEnd.getTime() > now.getTime() + DAYS_AHEAD * DAY) throw new Refusal('WINDOW_INVALID');
  return { windowStart, windowEnd };
}

/**
 * When the work is to begin at the latest. An appointment (no day part, at most three hours) begins at its start;
 * in a wider window (明天下午) a helper may come as late as still leaves time for the work.
 */
export function plannedStart(order: Pick<OrderFacts, 'windowStart' | 'windowEnd' | 'dayPart' | 'minutes'>): Date {
  const { windowStart, windowEnd, dayPart, minutes } = order;
  if (dayPart === null && windowEnd.getTime() - windowStart.getTime() <= APPOINTMENT) return windowStart;
  return new Date(Math.max(windowStart.getTime(), windowEnd.getTime() - minutes * 60_000));
}

/** In a part of this state the person is expected, or there. */
export const LIVE: readonly AssignmentState[] = ['ACCEPTED', 'CHECKED_IN'];
/** In these the person has been there. */
export const SERVED: readonly AssignmentState[] = ['CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'VOIDED'];
/** In these the person took the task on and has not given it back. */
export const TAKEN: readonly AssignmentState[] = [...LIVE, ...SERVED];

export const thisVisit = ({ order, assignments }: Case): AssignmentFacts[] => assignments.filter(({ visit }) => visit === order.visit);
export const offersOf = (c: Case): AssignmentFacts[] => thisVisit(c).filter(({ state }) => state === 'OFFERED');
export const liveOf = (c: Case): AssignmentFacts[] => thisVisit(c).filter(({ state }) => LIVE.includes(state));
export const servedOf = ({ assignments }: Case): AssignmentFacts[] => assignments.filter(({ state }) => SERVED.includes(state));
/** Seats that somebody fills or has filled in this visit. */
export const seatsTaken = (c: Case): number => thisVisit(c).filter(({ state }) => TAKEN.includes(state)).length;

/** The lowest seat that nobody holds. SEATS_TAKEN when there is none. */
export function freeSeat(c: Case): number {
  const held = new Set(thisVisit(c).filter(({ state }) => TAKEN.includes(state)).map(({ seat }) => seat));
  for (let seat = 1; seat <= c.order.seats; seat += 1) if (!held.has(seat)) return seat;
  throw new Refusal('SEATS_TAKEN');
}

/**
 * The order's state, as its parts in this visit make it: the one place where an approved order that has not been
 * confirmed follows its helpers.
 */
export function follow(c: Case, now: Date): OrderState {
  const parts = thisVisit(c);
  const count = (...states: readonly AssignmentState[]): number => parts.filter(({ state }) => states.includes(state)).length;
  const coming = count('ACCEPTED');
  const been = count(...SERVED);
  if (count('CHECKED_IN') > 0 || (been > 0 && coming > 0)) return 'IN_SERVICE';
  if (been > 0) return 'PENDING_CONFIRM';
  if (coming >= c.order.seats) return 'ACCEPTED';
  if (coming === 0 && now >= c.order.windowEnd) return 'WINDOW_PASSED';
  // Invitations of the system leave the order in the hall; those of staff take it out.
  return parts.some(({ state, offeredById }) => state === 'OFFERED' && offeredById !== null) ? 'DISPATCHED' : 'OPEN';
}
