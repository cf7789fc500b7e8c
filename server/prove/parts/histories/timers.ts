import { RECORD_DECIDED } from '../../../src/hours/hours.store.js';
import { ORDER_TIMERS, PART_TIMERS } from '../../../src/orders/timers.rules.js';
import { EXPIRE_REDEMPTION } from '../../../src/shop/shop.store.js';
import { free, follow, liveOf, plannedStart } from './course.js';
import { endOffer } from './helpers.js';
import { creditAll, draft, partStateOf } from './hours.js';
import { DAY, HOUR, MINUTE, partsOf, type Model, type Order, type Part, type Service, type Voucher } from './model.js';
import { during, ladderTimers } from './ladder.js';
import { close } from './shop.js';

/* What happens when nobody does anything: the model derives it from how things are, the server has written jobs. */

export interface Timer {
  readonly at: number;
  readonly on: Order | Part | Service | Voucher;
  readonly action: string;
  /** False: it found nothing to do. */
  run(): void | boolean;
}

function ofOrder(m: Model, order: Order): Timer[] {
  return [...ownTimers(m, order), ...ladderTimers(m, order).map((timer) => ({ ...timer, on: order }))];
}

function ownTimers(m: Model, order: Order): Timer[] {
  const timer = (action: string, at: number, run: () => void): Timer[] => [{ at, on: order, action, run }];
  const { status, end, askedAt, finishedAt, confirmedAt, ratedAt, endedAt } = order;
  if ((status === 'OPEN' || status === 'DISPATCHED') && liveOf(order).length === 0) {
    return timer('passWindow', end, () => {
      free(order);
      Object.assign(order, { status: 'WINDOW_PASSED', gap: true });
    });
  }
  if (status === 'NEEDS_INFO') return timer('giveUp', askedAt! + 7 * DAY, () => void Object.assign(order, { status: 'CANCELLED', endedAt: m.now }));
  if (status === 'PENDING_CONFIRM') {
    return timer('silence', finishedAt! + 7 * DAY, () => {
      Object.assign(order, { status: 'CONFIRMED', confirmedAt: m.now, solved: null, stars: null, way: 'silence' });
      creditAll(m, order, null);
    });
  }
  if (status === 'CONFIRMED') return timer('close', ratedAt ?? confirmedAt! + 15 * DAY, () => void Object.assign(order, { status: 'CLOSED', endedAt: m.now }));
  if (endedAt !== null && !order.erased) return timer('erase', endedAt + 365 * DAY, () => void (order.erased = true));
  return [];
}

function ofPart(m: Model, part: Part): Timer[] {
  const { order, state, inAt, end } = part;
  const timer = (action: string, at: number, run: () => void): Timer[] => [{ at, on: part, action, run }];
  if (state === 'OFFERED') return timer('timeOutOffer', part.repliesBy!, () => endOffer(m, part, 'TIMED_OUT'));
  if (state === 'ACCEPTED') {
    return timer('noShow', plannedStart(part, order) + HOUR, () => {
      order.urgent = true;
      part.state = 'NO_SHOW';
      follow(order, m.now);
    });
  }
  if (state !== 'CHECKED_IN') return [];
  return timer('autoCheckOut', Math.max(end, inAt! + order.minutes * MINUTE) + 2 * HOUR, () => {
    Object.assign(part, { state: 'CHECKED_OUT', outAt: m.now, needsOwnTime: true });
    draft(part);
    follow(order, m.now);
  });
}

const ofVoucher = (m: Model, voucher: Voucher): Timer[] =>
  voucher.state === 'READY' ? [{ at: voucher.endsAt, on: voucher, action: 'expire', run: () => close(m, voucher, 'EXPIRED', null) }] : [];

/** Staff have decided about a record: its part says so too. */
const ofDecision = (m: Model, decision: Model['decided'][number]): Timer => ({
  at: decision.at,
  on: decision.record,
  action: 'followRecord',
  run: () => {
    m.decided.splice(m.decided.indexOf(decision), 1);
    if (decision.record.state !== 'DRAFT') decision.record.part.state = partStateOf(decision.record);
  },
});

/** How the keys of the jobs of a history begin, in the order in which two of one moment run. */
export const keysOf = (m: Model): string[] => [
  ...m.orders.flatMap(({ id }) => ORDER_TIMERS.map((kind) => `${kind}:${id}`)),
  ...partsOf(m).flatMap(({ id }) => PART_TIMERS.map((kind) => `${kind}:${id}`)),
  ...m.vouchers.map(({ id }) => `${EXPIRE_REDEMPTION}:${id}`),
  ...m.decided.map(({ record }) => `${RECORD_DECIDED}:${record.id}`),
];

export const timersOf = (m: Model): Timer[] => [
  ...m.orders.flatMap((order) => ofOrder(m, order)),
  ...partsOf(m).flatMap((part) => ofPart(m, part)),
  ...m.vouchers.flatMap((voucher) => ofVoucher(m, voucher)),
  ...m.decided.map((decision) => ofDecision(m, decision)),
];

/** Lets time pass: each timer runs at its own moment, those that are late at once. `seen` is told of each. */
export function passTime(m: Model, until: number, seen: (timer: Timer, before: string) => void): void {
  const since = m.now;
  for (;;) {
    const [next] = timersOf(m).filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
    if (!next) break;
    m.now = Math.max(next.at, since);
    const before = 'status' in next.on ? next.on.status : next.on.state;
    if (during(m, () => next.run()) !== false) seen(next, before);
  }
  m.now = until;
}
