import { LIVE_ORDER_STATES, type Stars } from '@supermarket/shared';
import fc from 'fast-check';
import { Random } from '../../random.js';
import { newId } from '../../../src/kernel/index.js';
import { ACTS, verdictOf } from './acts.js';
import type { Ask, Verdict } from './ask.js';
import { DAY, HOUR, MINUTE, NAMES, recordsOf, type Model, type Name, type Order, type Span } from './model.js';
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
/** The last of the short ones. */
const SHORT = 3;
/** Nothing that was earned may come to its end in a history: the first year ends twice and a half a year is kept back. */
const LONGEST = 480 * DAY;

/** A step is one number; everything that is drawn for it comes out of that. Shorter histories are simpler, other numbers are not. */
export const step = fc.noShrink(fc.integer({ min: 0, max: 0x7fffffff }));

/** Onward: something that is open; again: a tap of a moment ago; any: whatever, by anybody. */
const MOVES = ['onward', 'wait', 'any', 'again'] as const;

interface Step {
  readonly move: (typeof MOVES)[number];
  readonly pick: number;
  readonly who: number;
  readonly order: number;
  readonly part: number;
  readonly window: number;
  readonly wait: number;
  readonly minutes: number;
  readonly stars: number;
  readonly seats: number;
  readonly kind: number;
  readonly invited: readonly Name[];
  readonly yes: boolean;
}

function stepOf(number: number): Step {
  const random = new Random(number);
  const by = (...weights: readonly number[]): number => {
    let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
    return weights.findIndex((weight) => (left -= weight) < 0);
  };
  const first = random.int(0, 3);
  return {
    move: MOVES[by(13, 3, 3, 4)]!, pick: random.int(0, 99_999), who: random.int(0, NAMES.length - 1), order: by(6, 2, 1), part: random.int(0, 5), window: by(4, 4, 3, 2, 1, 2, 1, 1), wait: by(5, 8, 5, 5, 4, 2, 2, 1, 1, 1),
    minutes: by(4, 3, 2, 1, 2, 1, 1, 1, 1, 1), stars: by(3, 3, 1, 1, 2, 1), seats: by(2, 2, 1), kind: random.int(0, 59),
    invited: HELPERS.filter((_, i) => i === first || random.chance(0.25)), yes: random.chance(0.86),
  };
}

/** How much each act draws those who go onward. */
const PULL: Readonly<Record<string, number>> = {
  place: 2, endConsent: 0.02, resubmit: 16, cancel: 1, reschedule: 0.7, proposeTime: 5, agreeTime: 16, keepTime: 3, confirm: 24, rate: 10, reopen: 6, showDoorCodes: 0.5, printSlip: 0.5, reveal: 1,
  claim: 24, accept: 24, decline: 6, withdraw: 3, checkIn: 30, noAnswer: 3, checkOut: 24, continueLater: 6, ownTime: 12, disputeTime: 4,
  appeal: 6, readmit: 12, turnDown: 2,
  approve: 30, askInfo: 3, reject: 1, open: 12, offer: 10, settleDispute: 14, recallOffer: 3, confirmArrival: 3, settleTime: 12, excuse: 4,
  holdLadder: 2, resumeLadder: 8, skipStep: 3, restartLadder: 2, keepWaiting: 10, refuseHelper: 2, readmitHelper: 1,
  reviewRecord: 8, proposeCorrection: 3, approveCorrection: 10, redeem: 8, cancelVoucher: 3, handOver: 8, staffCancel: 2, moveStock: 0.05,
};

/** What a history is about: how it begins, where it can, and what then draws ten times as much. */
const THEMES: readonly { readonly begin: readonly string[]; readonly acts: readonly string[] }[] = [
  { begin: [], acts: [] },
  { begin: ['place'], acts: ['askInfo', 'resubmit', 'reject', 'appeal', 'readmit', 'cancel', 'reschedule'] },
  { begin: ['place', 'approve', 'claim', 'offer'], acts: ['offer', 'accept', 'decline', 'recallOffer', 'withdraw'] },
  { begin: ['place', 'approve'], acts: ['holdLadder', 'resumeLadder', 'skipStep', 'restartLadder', 'keepWaiting', 'accept', 'decline', 'reschedule'] },
  { begin: ['place', 'approve', 'claim'], acts: ['checkIn', 'noAnswer', 'confirmArrival', 'excuse', 'continueLater', 'showDoorCodes'] },
  { begin: ['place', 'approve', 'claim'], acts: ['proposeTime', 'agreeTime', 'keepTime', 'withdraw'] },
  { begin: ['place', 'approve', 'claim', 'checkIn', 'wait'], acts: ['ownTime', 'disputeTime', 'settleTime', 'checkIn'] },
  { begin: ['place', 'approve', 'claim', 'checkIn', 'checkOut'], acts: ['confirm', 'settleDispute', 'rate', 'reopen', 'open', 'reveal', 'refuseHelper', 'readmitHelper', 'place', 'approve', 'claim'] },
  { begin: ['place', 'approve', 'claim', 'checkIn', 'wait', 'checkOut', 'confirm'], acts: ['reviewRecord', 'proposeCorrection', 'approveCorrection', 'redeem', 'cancelVoucher', 'handOver', 'staffCancel'] },
];
const ABOUT_TIME = 6;
export const theme = fc.nat(THEMES.length - 1);

const NATURAL: Readonly<Record<string, readonly Name[]>> = {
  anybody: ['ann', 'ned'], helpers: HELPERS, staff: ['dee', 'dot', 'tom', 'cyn'], counter: ['sue', 'dot'], shelf: ['sue', 'dee'],
};

type Aim = Omit<Ask, 'who' | 'act'>;

/** Who would do it: the person of the part, the owner of the voucher, the household, staff. */
function naturals(act: string, ask: Aim): readonly Name[] {
  const { door, upon } = ACTS[act]!;
  if (door === 'helpers' && upon === 'part') return [ask.part!.who];
  if (act === 'cancelVoucher') return [ask.voucher!.who];
  if (act === 'redeem') return HELPERS;
  if (act === 'place') return ['ann', 'ned', 'val'];
  return act === 'resubmit' || upon !== 'order' || !ask.order ? NATURAL[door]! : [...NATURAL[door]!, ...(door === 'anybody' ? [ask.order.creator, 'dee' as const, ...ask.order.parts.slice(-1).map(({ who }) => who)] : [])];
}

function isThere(act: string, { order, part, record, voucher }: Aim): boolean {
  const { upon } = ACTS[act]!;
  return upon === 'nothing' || (upon === 'order' ? order : upon === 'part' ? part : upon === 'record' ? record : voucher) !== null;
}

const ACT_NAMES = Object.keys(ACTS);
const isLive = ({ status }: Order): boolean => (LIVE_ORDER_STATES as readonly string[]).includes(status);

/** The target of a step: one of the newest orders, one of its parts, and so on. */
function aim(m: Model, s: Step): Aim {
  // Those that go on come first, the newest before the others.
  const orders = [...m.orders.filter((one) => !isLive(one)), ...m.orders.filter(isLive)];
  const order = orders.at(-1 - (s.order % Math.max(1, orders.length))) ?? null;
  const parts = order?.parts ?? [];
  const records = recordsOf(m);
  const span = WINDOWS[s.window]!;
  return {
    id: newId(new Date(m.now)), order, part: parts.at(-1 - (s.part % Math.max(1, parts.length))) ?? null, record: records.at(-1 - (s.part % Math.max(1, records.length))) ?? null,
    voucher: m.vouchers.at(-1 - (s.part % Math.max(1, m.vouchers.length))) ?? null, shelf: m.shelves[s.kind % m.shelves.length]!,
    window: { start: m.now + span.start, end: m.now + span.end }, minutes: MINUTES[s.minutes]!, stars: STARS[s.stars]!, seats: s.seats + 1, invited: s.invited, yes: s.yes, kind: s.kind,
  };
}

/** Those of the acts of which the model says so, with somebody who would do them. */
function those(is: (verdict: Verdict) => boolean, tables: Tables, m: Model, s: Step, target: Aim, acts: readonly string[]): { act: string; who: Name }[] {
  const probe = { ...target, act: '', who: 'ann' as Name }; // one for all questions: they are many
  return acts.flatMap((act) => {
    if (!isThere(act, target)) return [];
    const names = naturals(act, target);
    probe.act = act;
    const found = names.some((_, i) => {
      probe.who = names[(i + s.who) % names.length]!;
      return is(verdictOf(tables, m, probe));
    });
    return found ? [{ act, who: probe.who }] : [];
  });
}

const isOpen = (verdict: Verdict): boolean => typeof verdict === 'function';
const isSo = (verdict: Verdict): boolean => verdict === 'already';

/** A tap of a moment ago, or one that would come to the same as what is so already. */
function again(tables: Tables, m: Model, s: Step, done: readonly Ask[]): Ask | null {
  if (s.kind % 2 === 0) return done.at(-1 - (s.pick % 6)) ?? null;
  const target = aim(m, s);
  const so = those(isSo, tables, m, s, target, ACT_NAMES);
  return so.length > 0 ? { ...target, ...so[s.pick % so.length]! } : null;
}

/** Something that is open, drawn by its pull; null where nothing is. */
function onward(tables: Tables, m: Model, s: Step, about: number): Ask | null {
  const target = aim(m, s);
  const acts = m.orders.filter(isLive).length >= 2 ? ACT_NAMES.filter((act) => act !== 'place') : ACT_NAMES;
  const open = those(isOpen, tables, m, s, target, acts);
  const pull = (act: string): number => PULL[act]! * (THEMES[about]!.acts.includes(act) ? 10 : 1);
  let left = ((s.pick % 9_973) / 9_973) * open.reduce((sum, { act }) => sum + pull(act), 0);
  const drawn = open.find(({ act }) => (left -= pull(act)) < 0) ?? open.at(-1);
  return drawn ? { ...target, ...drawn } : null;
}

function any(m: Model, s: Step, isFit: (act: string, target: Aim) => boolean = () => true): Ask {
  const target = aim(m, s);
  const there = ACT_NAMES.filter((act) => isThere(act, target));
  const fit = there.filter((act) => isFit(act, target));
  const acts = fit.length > 0 ? fit : there;
  const act = acts[s.pick % acts.length]!;
  // Staff of everybody have no orders of their own: they would have them in all histories at once. Half of the time whoever it is for, so that the state decides and not the person.
  const names = act === 'place' ? OWN : s.pick % 2 === 0 ? NAMES : naturals(act, target);
  return { ...target, act, who: names[s.who % names.length]! };
}

/** Whatever, by anybody. */
export const blindAsk = (m: Model, number: number): Ask => any(m, stepOf(number));

/** Something that the tables have in the state that was seen last. */
export function likelyAsk({ order: ofOrder, part: ofPart }: Tables, m: Model, number: number): Ask {
  const has = (roles: ReadonlyMap<unknown, ReadonlyMap<unknown, unknown>> | undefined, action: string | undefined): boolean => [...(roles?.values() ?? [])].some((actions) => actions.has(action));
  return any(m, stepOf(number), (name, { order, part }) => {
    const { upon, action } = ACTS[name]!;
    return upon === 'order' ? has(ofOrder.get(order!.status), action) : upon === 'part' ? has(ofPart.get(part!.state), action) : upon !== 'nothing';
  });
}

/** What is done next, as the so-manieth thing; a number: time passes until then. */
export function nextOf(tables: Tables, m: Model, number: number, nr: number, about: number, began: number, done: readonly Ask[]): Ask | number {
  const s = stepOf(number);
  const first = THEMES[about]!.begin[nr];
  if (first === 'wait') return m.now + HOUR;
  const [begin] = first ? those(isOpen, tables, m, s, aim(m, s), [first]) : [];
  if (begin) return { ...aim(m, s), ...begin };
  // Who does not look at the time is checked out by the timer.
  const forgets = about === ABOUT_TIME && s.kind % 2 === 0 && m.orders.some(({ status }) => status === 'IN_SERVICE');
  if (forgets) return waitUntil(m, 'timer', began);
  const ask = { wait: () => null, any: () => any(m, s), again: () => again(tables, m, s, done), onward: () => onward(tables, m, s, about) }[s.move]();
  return ask ?? waitUntil(m, waitOf(m, s), began);
}

type Wait = (typeof WAITS)[number];

/** Those who are expected, or there, are seldom left alone for days; where nothing goes on, a year is soon over. */
function waitOf(m: Model, s: Step): Wait {
  const isBusy = s.kind % 4 > 0 && m.orders.some(({ status }) => status === 'ACCEPTED' || status === 'IN_SERVICE');
  const isQuiet = s.kind % 2 > 0 && m.orders.length > 0 && !m.orders.some(isLive);
  return WAITS[isQuiet ? WAITS.length - 1 : isBusy ? Math.min(s.wait, SHORT) : s.wait]!;
}

function waitUntil(m: Model, wait: Wait, began: number): number {
  const ahead = (moments: readonly number[]): number => Math.min(...moments.filter((at) => at > m.now), m.now + DAY);
  const until = wait === 'look' ? m.now : wait === 'timer' ? ahead(timersOf(m).map(({ at }) => at)) : wait === 'start' ? ahead(m.orders.map(({ start }) => start)) : m.now + wait;
  return until > began + LONGEST ? m.now + HOUR : until;
}
