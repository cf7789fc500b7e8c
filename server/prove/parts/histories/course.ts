import type { AssignmentState, ErrorCode, OrderState } from '@supermarket/shared';
import { CAST, DAY, HOUR, MINUTE, dayOf, minuteOfDay, partsOf, weekOf, type Model, type Name, type Order, type Part, type Span } from './model.js';

/* How an approved order follows its parts, and who may take a part in it. */

export const LIVE: readonly AssignmentState[] = ['ACCEPTED', 'CHECKED_IN'];
export const SERVED: readonly AssignmentState[] = ['CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'VOIDED'];

export const thisVisit = ({ parts, visit }: Order): Part[] => parts.filter((part) => part.visit === visit);
export const offersOf = (order: Order): Part[] => thisVisit(order).filter(({ state }) => state === 'OFFERED');
export const liveOf = (order: Order): Part[] => thisVisit(order).filter(({ state }) => LIVE.includes(state));
export const seatsTaken = (order: Order): number => thisVisit(order).filter(({ state }) => LIVE.includes(state) || SERVED.includes(state)).length;

const count = (order: Order, ...states: readonly AssignmentState[]): number => thisVisit(order).filter(({ state }) => states.includes(state)).length;

function stateOf(order: Order, now: number): OrderState {
  const coming = count(order, 'ACCEPTED');
  const been = count(order, ...SERVED);
  if (count(order, 'CHECKED_IN') > 0 || (been > 0 && coming > 0)) return 'IN_SERVICE';
  if (been > 0) return 'PENDING_CONFIRM';
  if (coming >= order.seats) return 'ACCEPTED';
  if (coming === 0 && now >= order.end) return 'WINDOW_PASSED';
  // Only those whom staff have asked take it out of the hall.
  return offersOf(order).some(({ offeredBy }) => offeredBy !== 'system') ? 'DISPATCHED' : 'OPEN';
}

/** After a part has moved: offers that came to nothing end, and the order is what its parts say. */
export function follow(order: Order, now: number): void {
  if (seatsTaken(order) >= order.seats || stateOf(order, now) === 'WINDOW_PASSED') for (const part of offersOf(order)) part.state = 'SUPERSEDED';
  const status = stateOf(order, now);
  if (status === 'PENDING_CONFIRM' && order.status !== status) order.finishedAt = now;
  order.status = status;
}

/** Who was asked or expected is free again. */
export function free(order: Order): void {
  for (const part of offersOf(order)) part.state = 'SUPERSEDED';
  for (const part of liveOf(order)) part.state = 'EXCUSED';
}

/** A time ahead, the right way round, at most 60 days from now. */
export const isSound = ({ start, end }: Span, now: number): boolean => start < end && end > now && start > now - 5 * MINUTE && end <= now + 60 * DAY;

/** When a helper is to be there at the latest. */
export const plannedStart = ({ start, end }: Span, { minutes }: Order): number => (end - start <= 3 * HOUR ? start : Math.max(start, end - minutes * MINUTE));

export const clashes = (m: Model, order: Order, span: Span, who: Name): boolean =>
  partsOf(m).some((part) => part.who === who && part.order !== order && LIVE.includes(part.state) && part.start < span.end && span.start < part.end);

const tasksInWeek = (m: Model, order: Order, who: Name, begin = order.start): number =>
  new Set(
    partsOf(m)
      .filter((part) => part.who === who && part.order !== order && (LIVE.includes(part.state) || SERVED.includes(part.state)) && weekOf(part.start) === weekOf(begin))
      .filter(({ start }) => start >= m.now - 8 * DAY)
      .map((part) => part.order),
  ).size;

const atNight = ({ start, end }: Span): boolean => minuteOfDay(start) < 6 * 60 || minuteOfDay(end) > 21 * 60 || dayOf(start) !== dayOf(end);

/** Why somebody cannot take this on; null when they can. BLOCKED: the household does not want them again. */
export function gate(m: Model, order: Order, who: Name): ErrorCode | 'BLOCKED' | null {
  const helper = CAST[who].helper!;
  if (who === order.requester || who === order.creator) return 'OWN_ORDER';
  if (m.refused.get(order.requester)?.has(who)) return 'BLOCKED';
  if (order.skill !== null && !helper.skills.includes(order.skill)) return 'SKILL_MISSING';
  if (order.partyOnly && !helper.party) return 'PARTY_ONLY';
  if (helper.minor && (order.risk !== 'low' || atNight(order))) return 'TOO_YOUNG';
  if (clashes(m, order, order, who)) return 'TIME_CLASH';
  return tasksInWeek(m, order, who) >= helper.weeklyCap ? 'WEEKLY_CAP' : null;
}

/** The same of another time for somebody who has taken it on. */
export function timeGate(m: Model, order: Order, span: Span, who: Name): ErrorCode | null {
  const helper = CAST[who].helper!;
  if (helper.minor && (order.risk !== 'low' || atNight(span))) return 'TOO_YOUNG';
  if (clashes(m, order, span, who)) return 'TIME_CLASH';
  return tasksInWeek(m, order, who, span.start) >= helper.weeklyCap ? 'WEEKLY_CAP' : null;
}

export const newPart = (m: Model, order: Order, who: Name, state: 'OFFERED' | 'ACCEPTED', patch: Partial<Part> = {}): Part => {
  const part: Part = {
    nr: partsOf(m).length + 1, id: '', order, who, visit: order.visit, state, start: order.start, end: order.end, offeredBy: null, repliesBy: null,
    acceptedAt: state === 'ACCEPTED' ? m.now : null, inAt: null, outAt: null, tries: 0, minutes: null, needsOwnTime: false, unfinished: false, handedIn: false, record: null,
    ...patch,
  };
  order.parts.push(part);
  return part;
};
