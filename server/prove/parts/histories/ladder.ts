import type { LadderCircle, LadderStep } from '@supermarket/shared';
import { gate, liveOf, newPart, offersOf, plannedStart, seatsTaken } from './course.js';
import { DAY, HELPERS_AT_HOME, HOUR, MINUTE, minuteOfDay, partsOf, startOfDay, type Model, type Name, type Order } from './model.js';

/* How a search widens by itself, whom the system asks, and what staff and the household do with it. */

/** The steps of the town of all histories. Only the own community is invited: further out there are people of other histories. */
export const STEPS: readonly LadderStep[] = [
  { circle: 'community', waitMinutes: 240, invite: 2 }, { circle: 'town', waitMinutes: 480, invite: 0 }, { circle: 'partners', waitMinutes: 720, invite: 0 },
];
const rank = (circle: LadderCircle): number => STEPS.findIndex((step) => step.circle === circle);

const REPLY = 240;
const BUSY = 60;
const FROM = 7.5 * HOUR;
const UNTIL = 21.5 * HOUR;

export const LOOKING: readonly string[] = ['OPEN', 'DISPATCHED'];
export const isLooking = ({ status }: Pick<Order, 'status'>): boolean => LOOKING.includes(status);
export const hasEnded = ({ circle, ladderDue, held }: Order): boolean => circle !== null && ladderDue === null && !held;

// ---- waking hours ----

const isAwake = (at: number): boolean => minuteOfDay(at) * MINUTE >= FROM && minuteOfDay(at) * MINUTE < UNTIL;

function wakeAt(at: number): number {
  if (isAwake(at)) return at;
  return startOfDay(at) + (minuteOfDay(at) * MINUTE < FROM ? 0 : DAY) + FROM;
}

function wakingAfter(start: number, minutes: number): number {
  let at = wakeAt(start);
  for (let left = minutes * MINUTE; ; at = startOfDay(at) + DAY + FROM) {
    const evening = startOfDay(at) + UNTIL;
    if (at + left <= evening) return at + left;
    left -= evening - at;
  }
}

/** Eight times as fast for what is urgent, also at night; and for what begins within a day. */
function waited(order: Order, minutes: number, now: number): number {
  if (order.urgent) return now + Math.ceil(minutes / 8) * MINUTE;
  return wakingAfter(now, plannedStart(order, order) - now < DAY ? Math.ceil(minutes / 8) : minutes);
}

const askingFrom = (order: Order, now: number): number => (order.urgent ? now : wakeAt(now));

// ---- what a change makes of it ----

/** An order before something happened to it. */
export interface Was {
  readonly order: Order;
  readonly status: Order['status'];
  readonly visit: number;
  readonly urgent: boolean;
  readonly invited: number;
}

const invitedNow = (order: Order): number => offersOf(order).filter(({ offeredBy }) => offeredBy === 'system').length;
const seen = (order: Order): Was => ({ order, status: order.status, visit: order.visit, urgent: order.urgent, invited: invitedNow(order) });

/** Does something that happens at a moment; then every search goes on as its order now is. */
export function during<T>(m: Model, work: () => T): T {
  const before = m.orders.map(seen);
  const result = work();
  for (const was of before) {
    follow(was, m.now);
    plan(was.order);
  }
  return result;
}

function enter(order: Order, from: LadderCircle | null, now: number): void {
  const step = STEPS.find(({ circle }) => from === null || rank(circle) >= rank(from))!;
  Object.assign(order, { circle: step.circle, ladderDue: waited(order, step.waitMinutes, now), askAt: step.invite > 0 ? askingFrom(order, now) : null, held: false });
}

export const NO_LADDER = { circle: null, ladderDue: null, askAt: null, held: false } as const;
const ENDED = { ladderDue: null, askAt: null, held: false } as const;

function follow({ order, status, visit, urgent, invited }: Was, now: number): void {
  if (!isLooking(order)) return;
  const looked = LOOKING.includes(status);
  if (order.circle === null || (!looked && status !== 'EXPIRED') || (looked && !urgent && order.urgent)) {
    if (looked && order.circle !== null && (order.held || hasEnded(order))) return;
    const lostHelper = looked || status === 'ACCEPTED' || status === 'IN_SERVICE';
    return enter(order, lostHelper && visit === order.visit ? order.circle : null, now);
  }
  const answered = invited > 0 && invitedNow(order) === 0;
  if (answered && !order.held && order.ladderDue !== null && order.circle !== 'partners') order.askAt = askingFrom(order, now);
}

/** One step on, or the honest end. */
function onward(order: Order, now: number): void {
  const next = STEPS[rank(order.circle!) + 1];
  if (next) return enter(order, next.circle, now);
  const thinking = offersOf(order).map(({ repliesBy }) => repliesBy!);
  if (thinking.length > 0) return void Object.assign(order, { ladderDue: Math.max(now + 5 * MINUTE, ...thinking), askAt: null });
  Object.assign(order, ENDED, { gap: true }, liveOf(order).length > 0 ? {} : { status: 'EXPIRED' });
}

// ---- what people do ----

export const skip = onward;
export const restart = (order: Order, now: number): void => {
  if (order.status === 'EXPIRED') order.status = 'OPEN';
  enter(order, null, now);
};
export const hold = (order: Order): void => void Object.assign(order, { held: true, ladderDue: null, askAt: null });
export const resume = (order: Order, now: number): void => enter(order, order.circle, now);
export const keepOn = (order: Order): void => void Object.assign(order, ENDED, { status: 'OPEN' });

// ---- rows of the jobs table: written once under a key, run once ----

export interface LadderTimer {
  readonly at: number;
  readonly action: 'climb' | 'invite';
  /** Answers false when there was nothing to do. */
  run(): boolean;
}

function write(order: Order, key: string, at: number): void {
  if (!order.jobs.has(key)) order.jobs.set(key, { at, isDone: false });
}

function plan(order: Order): void {
  const round = order.parts.filter(({ offeredBy }) => offeredBy === 'system').length;
  if (isLooking(order) && order.ladderDue !== null) write(order, `climb ${order.ladderDue}`, order.ladderDue);
  if (order.status === 'OPEN' && order.askAt !== null) write(order, `invite ${order.askAt} ${order.circle} ${round}`, order.askAt);
}

export function ladderTimers(m: Model, order: Order): LadderTimer[] {
  const waiting = [...order.jobs].filter(([, { isDone }]) => !isDone);
  return (['climb', 'invite'] as const).flatMap((action) =>
    waiting.filter(([key]) => key.startsWith(action)).map(([, job]) => ({
      at: job.at, action,
      run: () => {
        job.isDone = true;
        return action === 'climb' ? climb(m, order) : invite(m, order);
      },
    })),
  );
}

function climb({ now }: Model, order: Order): boolean {
  const { circle, ladderDue, end } = order;
  if (!isLooking(order)) return false;
  if (ladderDue !== null && now < ladderDue) write(order, `climb ${ladderDue} ${now}`, ladderDue);
  if (circle === null || ladderDue === null || now < ladderDue || now >= end) return false;
  onward(order, now);
  return true;
}

/** Whom the system may ask, and who of them thinks about another invitation. */
export function askable(m: Model, order: Order): { readonly free: readonly Name[]; readonly busy: boolean } {
  const known = order.parts.filter(({ visit, state }) => visit === order.visit || state === 'DECLINED').map(({ who }) => who);
  const fit = HELPERS_AT_HOME.filter((who) => !known.includes(who) && gate(m, order, who) === null);
  const thinking = fit.filter((who) => partsOf(m).some((part) => part.who === who && part.state === 'OFFERED'));
  return { free: fit.filter((who) => !thinking.includes(who)), busy: thinking.length > 0 };
}

/** Who of those that may be asked suits best is for the scoring rule to say, and proven elsewhere: the choice is taken over. */
function invite(m: Model, order: Order): boolean {
  const { now } = m;
  const { askAt, end, circle } = order;
  if (order.status !== 'OPEN') return false;
  if (askAt !== null && now < askAt) write(order, `invite ${askAt} ${now}`, askAt);
  if (circle === null || order.held || askAt === null || now < askAt || now >= end || seatsTaken(order) >= order.seats) return false;
  const { invite: most } = STEPS[rank(circle)]!;
  const { free, busy } = most > 0 ? askable(m, order) : { free: [], busy: false };
  const sent = m.sent.filter((one) => one.order === order.id && one.at === now && !order.parts.some(({ id }) => id === one.id));
  const wrong = sent.some(({ who }) => who === null || !free.includes(who)) || sent.length !== Math.min(most, free.length);
  if (wrong) throw new Error(`at ${new Date(now).toISOString()} the system asked ${sent.map(({ who }) => who ?? 'a stranger').join(', ') || 'nobody'} for order ${order.nr}; ${Math.min(most, free.length)} of ${free.join(', ') || 'nobody'} expected`);
  if (sent.length === 0) {
    order.askAt = busy ? waited(order, BUSY, now) : null;
    return true;
  }
  const repliesBy = Math.min(waited(order, REPLY, now), end);
  for (const { id, who } of sent) newPart(m, order, who!, 'OFFERED', { id, offeredBy: 'system', repliesBy });
  order.askAt = repliesBy;
  return true;
}

/** Whether the hall shows an order to somebody: to neighbours first, next door from the step that says so. */
export function inHall(m: Model, order: Order, who: Name): boolean {
  const near = HELPERS_AT_HOME.includes(who) || order.circle !== 'community';
  const mine = order.parts.some((part) => part.who === who && ['OFFERED', 'ACCEPTED', 'CHECKED_IN'].includes(part.state));
  return order.status === 'OPEN' && m.now < order.end && near && !mine && order.requester !== who && order.creator !== who && !isRefused(m, order, who);
}

const isRefused = (m: Model, { requester }: Pick<Order, 'requester'>, who: Name): boolean => m.refused.get(requester)?.has(who) ?? false;
