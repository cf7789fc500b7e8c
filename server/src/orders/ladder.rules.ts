import { LADDER_CIRCLES, LADDER_LIMITS, type LadderCircle, type LadderStep, type LadderView, type OrderState, type SteerLadderBody } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { liveOf, offersOf, plannedStart, seatsTaken } from './course.rules.js';
import { change, type Case, type Change, type LadderFacts, type OrderFacts, type Party } from './order.facts.js';
import { permit } from './order.machine.js';
import type { Invited } from './offer.rules.js';
import { gates } from './claim.rules.js';
import { wakeAt, wakingAfter } from './waking.rules.js';

/*
 * The ladder (domain.md §5d1, feature 46): whom an order asks, one circle after the other, until somebody comes. Nobody is
 * assigned; a step only widens who sees the order in the hall and whom the system invites (条例 Art. 25).
 */

/** What an urgent matter's waits are divided by. */
export const URGENT_PACE = 8;
/** What begins so soon is asked for at the urgent pace, but at night nobody is rung out of bed for it. */
const SOON = 24 * 3_600_000;
/** Waking minutes that an invitation of the system waits for its answer. */
export const REPLY_MINUTES = 240;
/** Waking minutes until it looks again, where everybody who fits is thinking about another order. */
export const BUSY_MINUTES = 60;
const MINUTE = 60_000;

/** Steps as a town has them until it says otherwise. */
export const USUAL_STEPS: readonly LadderStep[] = [
  { circle: 'community', waitMinutes: 4 * 60, invite: 3 },
  { circle: 'nearby', waitMinutes: 24 * 60, invite: 3 },
  { circle: 'town', waitMinutes: 24 * 60, invite: 3 },
  { circle: 'partners', waitMinutes: 48 * 60, invite: 0 },
];

export const NO_LADDER: LadderFacts = { circle: null, ladderDue: null, ladderAskAt: null, ladderHeld: false };

/** An order in these states looks for helpers. */
export const LOOKING: readonly OrderState[] = ['OPEN', 'DISPATCHED'];

const rank = (circle: LadderCircle): number => LADDER_CIRCLES.indexOf(circle);

/** The steps that have anybody for an order, narrowest first: where it has no point, nobody is near it. */
export function stepsFor(steps: readonly LadderStep[], hasPoint: boolean): LadderStep[] {
  return steps.filter(({ circle }) => hasPoint || circle !== 'nearby').sort((a, b) => rank(a.circle) - rank(b.circle));
}

/** Steps as staff may set them: each circle once, waits and numbers within limits. BAD_INPUT otherwise. */
export function soundSteps(steps: readonly LadderStep[]): LadderStep[] {
  const sound = steps.every(
    ({ circle, waitMinutes, invite: count }) =>
      Number.isInteger(waitMinutes) && waitMinutes >= LADDER_LIMITS.minWait && waitMinutes <= LADDER_LIMITS.maxWait &&
      Number.isInteger(count) && count >= 0 && count <= (circle === 'partners' ? 0 : LADDER_LIMITS.invite),
  );
  if (!sound || new Set(steps.map(({ circle }) => circle)).size !== steps.length) throw new Refusal('BAD_INPUT');
  return stepsFor(steps, true);
}

type Paced = Pick<OrderFacts, 'urgent' | 'windowStart' | 'windowEnd' | 'dayPart' | 'minutes'>;

/** When so many waking minutes are over for this order: eight times as fast where it is urgent or begins within a day. */
export function waited(order: Paced, minutes: number, now: Date): Date {
  if (order.urgent) return new Date(now.getTime() + Math.ceil(minutes / URGENT_PACE) * MINUTE);
  const soon = plannedStart(order).getTime() - now.getTime() < SOON;
  return wakingAfter(now, soon ? Math.ceil(minutes / URGENT_PACE) : minutes);
}

const askingFrom = (order: Paced, now: Date): Date => (order.urgent ? now : wakeAt(now));

/** The first step at this circle or wider; null from the very first. What is left out of the list is passed over. */
function enter(order: Paced, steps: readonly LadderStep[], from: LadderCircle | null, now: Date): LadderFacts {
  if (steps.length === 0) return NO_LADDER;
  const step = steps.find(({ circle }) => from === null || rank(circle) >= rank(from)) ?? steps.at(-1)!;
  return {
    circle: step.circle,
    ladderDue: waited(order, step.waitMinutes, now),
    ladderAskAt: step.invite > 0 ? askingFrom(order, now) : null,
    ladderHeld: false,
  };
}

/** Everybody was asked: the order stays where volunteers see it, and nothing more happens by itself. */
const ENDED = { ladderDue: null, ladderAskAt: null, ladderHeld: false } as const;

export const hasEnded = ({ circle, ladderDue, ladderHeld }: LadderFacts): boolean => circle !== null && ladderDue === null && !ladderHeld;

/** Whether the town's steps have to be looked up for what a change makes of the ladder. */
export function ladderMoves(before: Case | null, next: Case): boolean {
  if (!LOOKING.includes(next.order.status)) return false;
  const looked = before !== null && LOOKING.includes(before.order.status);
  return next.order.circle === null || (!looked && before?.order.status !== 'EXPIRED') || (looked && !before.order.urgent && next.order.urgent);
}

/**
 * What a change makes of the ladder. An order that begins to look begins with the first step; one that lost a helper
 * goes on at the step where it was; one that has become urgent goes on at that pace.
 */
export function ladderAfter(before: Case | null, next: Case, steps: readonly LadderStep[], now: Date): LadderFacts {
  const { order } = next;
  const { circle, ladderDue, ladderAskAt, ladderHeld } = order;
  const kept: LadderFacts = { circle, ladderDue, ladderAskAt, ladderHeld };
  if (ladderMoves(before, next)) {
    if (before !== null && LOOKING.includes(before.order.status) && circle !== null && (ladderHeld || hasEnded(kept))) return kept;
    const lostHelper = before !== null && (before.order.status === 'ACCEPTED' || before.order.status === 'IN_SERVICE' || LOOKING.includes(before.order.status));
    return enter(order, steps, lostHelper && before.order.visit === order.visit ? circle : null, now);
  }
  const answered = before !== null && invitedOf(before) > 0 && invitedOf(next) === 0;
  if (!answered || !LOOKING.includes(order.status) || ladderHeld || ladderDue === null || circle === 'partners') return kept;
  return { ...kept, ladderAskAt: askingFrom(order, now) };
}

/** Invitations of the system that still wait for an answer. */
const invitedOf = (c: Case): number => offersOf(c).filter(({ offeredById }) => offeredById === null).length;

const nextOf = (steps: readonly LadderStep[], circle: LadderCircle): LadderStep | null => steps.find((step) => rank(step.circle) > rank(circle)) ?? null;

/** One step on, or to the honest end. */
function onward(c: Case, steps: readonly LadderStep[], circle: LadderCircle, now: Date, note?: string): Change {
  const { order } = c;
  const said = note ? { note } : {};
  const next = nextOf(steps, circle);
  if (next) return change({ order: enter(order, steps, next.circle, now), steps: [{ event: 'widened', reason: next.circle, ...said }] });
  const thinking = offersOf(c).map(({ repliesBy }) => repliesBy?.getTime() ?? 0);
  // Who was asked may still say yes: the end waits for them.
  if (thinking.length > 0) return change({ order: { ladderDue: new Date(Math.max(now.getTime() + 5 * MINUTE, ...thinking)), ladderAskAt: null } });
  if (liveOf(c).length > 0) return change({ order: ENDED, steps: [{ event: 'widened', reason: 'ended', ...said }], gap: 'too_few' });
  return change({ order: { ...ENDED, status: 'EXPIRED' }, steps: [{ event: 'expired', ...said }], gap: 'nobody' });
}

/** The timer at the end of a step. Of two processes that take it the second finds the next step running. */
export function climb(c: Case, party: Party, steps: readonly LadderStep[], now: Date): Change | null {
  permit('climb', c.order.status, party);
  const { circle, ladderDue, windowEnd } = c.order;
  if (circle === null || ladderDue === null || now < ladderDue || now >= windowEnd) return null;
  return onward(c, steps, circle, now);
}

/** Whether the system may ask somebody now. */
export function mayInvite({ order }: Case, now: Date): boolean {
  return order.circle !== null && !order.ladderHeld && order.ladderAskAt !== null && now >= order.ladderAskAt && now < order.windowEnd;
}

/**
 * The system invites, like staff do, the best of the circle; nobody is asked twice. Unlike staff's offers these do not take
 * the order out of the hall: whoever comes first is welcome. An empty list
 * means that the circle has nobody more, or, with `othersBusy`, nobody at the moment.
 */
export function invite(c: Case, party: Party, invited: readonly Invited[], now: Date, othersBusy = false): Change | null {
  const { order, assignments } = c;
  permit('invite', order.status, party);
  if (!mayInvite(c, now) || seatsTaken(c) >= order.seats) return null;
  const known = new Set(assignments.filter(({ visit, state }) => visit === order.visit || state === 'DECLINED').map(({ volunteerId }) => volunteerId));
  const asked = invited.filter(({ volunteer }) => !known.has(volunteer.id) && gates(order, volunteer, now).length === 0);
  // Who thinks about another invitation may be free in a while.
  if (asked.length === 0) return change({ order: { ladderAskAt: othersBusy ? waited(order, BUSY_MINUTES, now) : null } });
  const repliesBy = new Date(Math.min(waited(order, REPLY_MINUTES, now).getTime(), order.windowEnd.getTime()));
  return change({
    order: { ladderAskAt: repliesBy },
    add: asked.map(({ id, volunteer }) => ({
      id, volunteerId: volunteer.id, visit: order.visit, state: 'OFFERED', seat: null, offeredById: null, offeredAt: now, repliesBy, acceptedAt: null,
      windowStart: order.windowStart, windowEnd: order.windowEnd,
    })),
    steps: [{ event: 'offered', reason: String(asked.length) }],
  });
}

/** Staff hold the search, let it go on, widen it at once, or begin anew. */
export function steer(c: Case, party: Party, { act, words }: SteerLadderBody, steps: readonly LadderStep[], now: Date): Change | null {
  const { order } = c;
  const { circle } = order;
  const note = words?.trim() ? { note: words.trim() } : {};
  const handled = { handledById: party.personId };
  if (act === 'restart') {
    permit('restartLadder', order.status, party);
    if (steps.length === 0) throw new Refusal('NO_LADDER');
    if (now >= order.windowEnd) throw new Refusal('WINDOW_INVALID');
    const status = order.status === 'EXPIRED' ? { status: 'OPEN' as const } : {};
    return change({ order: { ...enter(order, steps, null, now), ...status, ...handled }, steps: [{ event: 'ladderRestarted', ...note }] });
  }
  permit(act === 'hold' ? 'holdLadder' : act === 'resume' ? 'resumeLadder' : 'skipStep', order.status, party);
  if (circle === null) throw new Refusal('NO_LADDER');
  if (act === 'skip') {
    if (hasEnded(order)) throw new Refusal('WRONG_STATE');
    const on = onward(c, steps, circle, now, words?.trim());
    return { ...on, order: { ...on.order, ...handled } };
  }
  if (act === 'hold') {
    if (order.ladderHeld) return null;
    if (hasEnded(order)) throw new Refusal('WRONG_STATE');
    return change({ order: { ladderHeld: true, ladderDue: null, ladderAskAt: null, ...handled }, steps: [{ event: 'ladderHeld', ...note }] });
  }
  if (!order.ladderHeld) return null;
  return change({ order: { ...enter(order, steps, circle, now), ...handled }, steps: [{ event: 'ladderResumed', ...note }] });
}

/** The household would rather wait: everybody sees the order until its time is over. */
export function keepWaiting({ order }: Case, party: Party, now: Date): Change | null {
  if (permit('keepWaiting', order.status, party) === 'already') return null;
  if (now >= order.windowEnd) throw new Refusal('WINDOW_INVALID');
  return change({ order: { ...ENDED, circle: order.circle ?? 'partners', status: 'OPEN' }, steps: [{ event: 'keptWaiting' }] });
}

/** Where the search stands, in the steps of today; null where the order does not look or its town has no ladder. */
export function ladderView({ status, circle, ladderDue, ladderHeld, ladderAskAt }: Pick<OrderFacts, 'status'> & LadderFacts, steps: readonly LadderStep[]): LadderView | null {
  if (circle === null || (!LOOKING.includes(status) && status !== 'EXPIRED')) return null;
  const circles = [...new Set([...steps.map((step) => step.circle), circle])].sort((a, b) => rank(a) - rank(b));
  return {
    circles,
    at: circle,
    next: nextOf(steps, circle)?.circle ?? null,
    nextAt: ladderDue && ladderDue.toISOString(),
    held: ladderHeld,
    ended: hasEnded({ circle, ladderDue, ladderHeld, ladderAskAt }),
  };
}
