import type { Stars } from '@supermarket/shared';
import fc from 'fast-check';
import { newId } from '../../../src/kernel/index.js';
import { ACTS, verdictOf } from './acts.js';
import type { Ask } from './ask.js';
import { CAST, DAY, HOUR, MINUTE, NAMES, recordsOf, type Model, type Name, type Span } from './model.js';
import type { Tables } from './tables.js';
import { timersOf } from './timers.js';

/* From numbers that fast-check draws, and makes smaller again, to what somebody does next. */

const STARS: readonly (Stars | null)[] = [null, 5, 4, 3, 2, 1];
const MINUTES = [60, 30, 45, 1, 90, 5, 240, 500, 800, 0] as const;
const HELPERS: readonly Name[] = ['vic', 'val', 'kim', 'dot'];
const OWN: readonly Name[] = ['ann', 'ned', ...HELPERS];

/** From now: a good time, a narrow one, a wide one, a week off, at once, and two that cannot be. */
const WINDOWS: readonly Span[] = [
  { start: 24 * HOUR, end: 24.5 * HOUR }, { start: 0.5 * HOUR, end: 1.5 * HOUR }, { start: 5 * HOUR, end: 7 * HOUR }, { start: 2 * HOUR, end: 10 * HOUR },
  { start: 6 * DAY, end: 6 * DAY + HOUR }, { start: -2 * MINUTE, end: HOUR }, { start: -2 * HOUR, end: -HOUR }, { start: 61 * DAY, end: 61 * DAY + HOUR },
];

/** How long to wait; the first three by what is to come. */
const WAITS = ['timer', 'start', 'look', 20 * MINUTE, HOUR, 3 * HOUR, DAY, 8 * DAY, 16 * DAY, 366 * DAY] as const;
/** Nothing that was earned may come to its end in a history: the first year ends twice and a half a year is kept back. */
const LONGEST = 480 * DAY;

const of = <T>(list: readonly T[], ...weights: readonly number[]): fc.Arbitrary<number> =>
  fc.oneof(...list.map((_, i) => ({ weight: weights[i] ?? 1, arbitrary: fc.constant(i) })));

export const step = fc.record({
  /** Onward: something that is open; again: a tap of a moment ago; any: whatever, by anybody. */
  move: fc.oneof({ weight: 12, arbitrary: fc.constant('onward' as const) }, { weight: 4, arbitrary: fc.constant('wait' as const) }, { weight: 4, arbitrary: fc.constant('any' as const) }, { weight: 3, arbitrary: fc.constant('again' as const) }),
  pick: fc.nat(99_999),
  who: fc.nat(NAMES.length - 1),
  order: of([0, 1, 2, 3], 6, 2, 1, 1),
  part: fc.nat(5),
  window: of(WINDOWS, 4, 4, 3, 2, 1, 2, 1, 1),
  wait: of(WAITS, 10, 8, 4, 4, 4, 3, 3, 1, 1, 1),
  minutes: of(MINUTES, 4, 3, 2, 1, 2, 1, 1, 1, 1, 1),
  stars: of(STARS, 3, 3, 1, 1, 2, 1),
  seats: of([1, 2, 3], 2, 2, 1),
  kind: fc.nat(59),
  invited: fc.subarray([...HELPERS], { minLength: 1 }),
  yes: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** How much each act draws those who go onward. */
const PULL: Readonly<Record<string, number>> = {
  place: 4, endConsent: 0.1, resubmit: 16, cancel: 1, reschedule: 2, confirm: 24, rate: 10, reopen: 6, showDoorCodes: 1, reveal: 3,
  claim: 24, accept: 24, decline: 6, withdraw: 3, checkIn: 30, noAnswer: 3, checkOut: 24, continueLater: 6, ownTime: 12, disputeTime: 4,
  approve: 30, askInfo: 5, reject: 2, open: 12, offer: 10, settleDispute: 14, recallOffer: 3, confirmArrival: 3, settleTime: 12, excuse: 4,
  reviewRecord: 8, proposeCorrection: 3, approveCorrection: 10, redeem: 8, cancelVoucher: 3, handOver: 8, staffCancel: 2, moveStock: 1,
};

const NATURAL: Readonly<Record<string, readonly Name[]>> = {
  anybody: ['ann', 'ned'], helpers: HELPERS, staff: ['dee', 'dot', 'tom', 'cyn'], counter: ['sue', 'dot'], shelf: ['sue', 'dee'],
};

/** Who would do it: the person of the part, the owner of the voucher, the household, staff. */
function naturals(act: string, ask: Omit<Ask, 'who' | 'act'>): readonly Name[] {
  const { door, upon } = ACTS[act]!;
  if (door === 'helpers' && upon === 'part') return [ask.part!.who];
  if (act === 'cancelVoucher') return [ask.voucher!.who];
  if (act === 'redeem') return HELPERS;
  if (act === 'place') return ['ann', 'ned', 'val'];
  return act === 'resubmit' || upon !== 'order' || !ask.order ? NATURAL[door]! : [...NATURAL[door]!, ...(door === 'anybody' ? [ask.order.creator, 'dee' as const] : [])];
}

const isThere = (act: string, { order, part, record, voucher }: Omit<Ask, 'who' | 'act'>): boolean =>
  ({ nothing: true, order: order !== null, part: part !== null, record: record !== null, voucher: voucher !== null })[ACTS[act]!.upon];

/** The target of a step: one of the newest orders, one of its parts, and so on. */
function aim(m: Model, s: Step): Omit<Ask, 'who' | 'act'> {
  const order = m.orders.at(-1 - (s.order % Math.max(1, m.orders.length))) ?? null;
  const parts = order?.parts ?? [];
  const records = recordsOf(m);
  const span = WINDOWS[s.window]!;
  return {
    id: newId(new Date(m.now)), order, part: parts.at(-1 - (s.part % Math.max(1, parts.length))) ?? null, record: records.at(-1 - (s.part % Math.max(1, records.length))) ?? null,
    voucher: m.vouchers.at(-1 - (s.part % Math.max(1, m.vouchers.length))) ?? null, shelf: m.shelves[s.kind % m.shelves.length]!,
    window: { start: m.now + span.start, end: m.now + span.end }, minutes: MINUTES[s.minutes]!, stars: STARS[s.stars]!, seats: s.seats + 1, invited: s.invited, yes: s.yes, kind: s.kind,
  };
}

/** Something that the model says is open, drawn by its pull; null where nothing is. */
function onward(tables: Tables, m: Model, s: Step): Ask | null {
  const target = aim(m, s);
  const open = Object.keys(ACTS).flatMap((act) => {
    if (!isThere(act, target) || (act === 'place' && m.orders.length >= 3)) return [];
    const names = naturals(act, target);
    const ask = names.map((_, i): Ask => ({ ...target, act, who: names[(i + s.who) % names.length]! })).find((one) => typeof verdictOf(tables, m, one) === 'function');
    return ask ? [ask] : [];
  });
  let left = ((s.pick % 9_973) / 9_973) * open.reduce((sum, { act }) => sum + PULL[act]!, 0);
  return open.find(({ act }) => (left -= PULL[act]!) < 0) ?? open.at(-1) ?? null;
}

function any(m: Model, s: Step): Ask | null {
  const target = aim(m, s);
  const acts = Object.keys(ACTS).filter((act) => isThere(act, target));
  const act = acts[s.pick % acts.length]!;
  // Staff of everybody have no orders of their own: they would have them in all histories at once. Half of the time whoever it is for, so that the state decides and not the person.
  const names = act === 'place' ? OWN : s.pick % 2 === 0 ? NAMES : naturals(act, target);
  return { ...target, act, who: names[s.who % names.length]! };
}

/** What is done next; a number: time passes until then. */
export function nextOf(tables: Tables, m: Model, s: Step, began: number, done: readonly Ask[]): Ask | number {
  const again = s.move === 'again' && done.at(-1 - (s.pick % 4));
  if (again) return again;
  const ask = s.move === 'wait' ? null : s.move === 'any' ? any(m, s) : onward(tables, m, s);
  return ask ?? waitUntil(m, s, began);
}

function waitUntil(m: Model, s: Step, began: number): number {
  const wait = WAITS[s.wait]!;
  const ahead = (moments: readonly number[]): number => Math.min(...moments.filter((at) => at > m.now), m.now + DAY);
  const until = wait === 'look' ? m.now : wait === 'timer' ? ahead(timersOf(m).map(({ at }) => at)) : wait === 'start' ? ahead(m.orders.map(({ start }) => start)) : m.now + wait;
  return until > began + LONGEST ? m.now + HOUR : until;
}

export const isHelper = (name: Name): boolean => CAST[name].helper !== undefined;
