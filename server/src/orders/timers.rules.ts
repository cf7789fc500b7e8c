import type { OrderState } from '@supermarket/shared';
import { plannedStart } from './course.rules.js';
import type { Case } from './order.facts.js';
import { CLOSE_DAYS, ERASE_DAYS, GIVE_UP_DAYS, daysAfter } from './order.rules.js';
import { SILENCE_DAYS } from './confirm.rules.js';
import { NO_SHOW_MINUTES, aloneAt, autoOutAt, overdueAt } from './visit.rules.js';

export const ORDER_TIMERS = ['order.passWindow', 'order.silence', 'order.giveUp', 'order.close', 'order.erase', 'order.climb', 'order.invite'] as const;
export const PART_TIMERS = ['order.timeOutOffer', 'order.noShow', 'order.autoCheckOut', 'order.overdue', 'order.alone'] as const;
export type TimerKind = (typeof ORDER_TIMERS)[number] | (typeof PART_TIMERS)[number];

/** A row of the jobs table. The moment is part of the key: another time is another timer, and the old one finds nothing to do. */
export interface Timer {
  readonly kind: TimerKind;
  readonly key: string;
  readonly runAt: Date;
  readonly payload: { readonly id: string };
}

/** Every timer that runs for an order as it is. */
export function timersOf({ order, assignments }: Case): Timer[] {
  const timers: Timer[] = [];
  const set = (kind: TimerKind, id: string, runAt: Date | null, of = ''): void => {
    if (runAt) timers.push({ kind, key: `${kind}:${id}:${runAt.getTime()}${of && `:${of}`}`, runAt, payload: { id } });
  };
  const in_ = (...states: readonly OrderState[]): boolean => states.includes(order.status);
  if (in_('OPEN', 'DISPATCHED')) set('order.passWindow', order.id, order.windowEnd);
  if (in_('OPEN', 'DISPATCHED')) set('order.climb', order.id, order.ladderDue);
  if (in_('OPEN')) set('order.invite', order.id, order.ladderAskAt, roundOf({ order, assignments }));
  if (in_('NEEDS_INFO')) set('order.giveUp', order.id, order.askedAt && daysAfter(order.askedAt, GIVE_UP_DAYS));
  if (in_('PENDING_CONFIRM')) set('order.silence', order.id, order.finishedAt && daysAfter(order.finishedAt, SILENCE_DAYS));
  if (in_('CONFIRMED')) set('order.close', order.id, order.ratedAt ?? (order.confirmedAt && daysAfter(order.confirmedAt, CLOSE_DAYS)));
  if (in_('CLOSED', 'CANCELLED', 'REJECTED') && order.erasedAt === null) set('order.erase', order.id, order.endedAt && daysAfter(order.endedAt, ERASE_DAYS));
  for (const part of assignments) {
    if (part.state === 'OFFERED') set('order.timeOutOffer', part.id, part.repliesBy);
    if (part.state === 'CHECKED_IN') set('order.autoCheckOut', part.id, autoOutAt(order.minutes, part));
    if (part.state === 'CHECKED_IN') set('order.overdue', part.id, overdueAt(order.minutes, part));
    if (part.state === 'CHECKED_IN') set('order.alone', part.id, aloneAt({ order, assignments }, part));
    if (part.state === 'ACCEPTED') set('order.noShow', part.id, new Date(plannedStart({ ...order, windowStart: part.windowStart, windowEnd: part.windowEnd }).getTime() + NO_SHOW_MINUTES * 60_000));
  }
  return timers;
}

/** Which round of invitations: a step may end at the very moment at which the next one asks, and all may decline at once. */
const roundOf = ({ order, assignments }: Case): string =>
  `${order.circle ?? ''}:${assignments.filter(({ offeredById, repliesBy }) => offeredById === null && repliesBy !== null).length}`;

/** The timers that a change brings: those not set before. */
export function newTimers(before: Case | null, now: Case): Timer[] {
  const known = new Set(before ? timersOf(before).map(({ key }) => key) : []);
  return timersOf(now).filter(({ key }) => !known.has(key));
}
