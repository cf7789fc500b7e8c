import type { ConfirmBody, RateBody, RatingTag, RatingWay, ReopenBody, SettleDisputeBody } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { windowOf } from './course.rules.js';
import { creditsOf, holdFor } from './credit.rules.js';
import { change, type Case, type Change, type OrderFacts, type Party } from './order.facts.js';
import { permit } from './order.machine.js';
import { daysAfter } from './order.rules.js';

/** Silence for so long confirms, without a rating; and so long an end can be undone (decision 6). */
export const SILENCE_DAYS = 7;
export const REOPEN_DAYS = 7;

const wayOf = ({ relations }: Party): RatingWay => (relations.includes('requester') ? 'self' : relations.includes('proxy') ? 'proxy' : 'staff');

const rating = (body: { readonly stars: ConfirmBody['stars']; readonly tags: RatingTag[]; readonly words?: string }, now: Date): Change['order'] => ({
  stars: body.stars, ratingTags: body.tags, ratingWords: body.words ?? null, ratedAt: body.stars === null ? null : now,
});

/**
 * *Solved?* and *satisfied?* apart. Solved credits the records, and ≤ 2 stars keep the points for staff to look at;
 * not solved is a dispute, and nothing is credited before staff have found what is true.
 */
export function confirm(c: Case, party: Party, body: ConfirmBody, now: Date): Change | null {
  if (permit('confirm', c.order.status, party) === 'already') {
    if (c.order.ratingWay === 'silence') throw new Refusal('WRONG_STATE');
    return null;
  }
  return answered(c, body, wayOf(party), now);
}

/** What an answer does, in whichever way it came. */
export function answered(c: Case, body: ConfirmBody, way: RatingWay, now: Date): Change {
  const answer = { solved: body.solved, ratingWay: way, ...rating(body, now) };
  if (!body.solved) return change({ order: { status: 'DISPUTED', ...answer }, steps: [{ event: 'disputed', ...(body.words ? { note: body.words } : {}) }] });
  return change({
    order: { status: 'CONFIRMED', confirmedAt: now, ...answer },
    ...creditsOf(c, holdFor(true, body.stars), now),
    steps: [{ event: 'confirmed' }],
  });
}

/** Seven days of silence: confirmed, but unrated; silence is never praise. */
export function silence(c: Case, party: Party, now: Date): Change | null {
  permit('silence', c.order.status, party);
  if (c.order.finishedAt === null || now < daysAfter(c.order.finishedAt, SILENCE_DAYS)) return null;
  return change({
    order: { status: 'CONFIRMED', confirmedAt: now, solved: null, stars: null, ratingTags: [], ratingWay: 'silence' },
    ...creditsOf(c, null, now),
    steps: [{ event: 'silent' }],
  });
}

/** Stars given later, once. A low one after the award flags it for staff (decision 6). */
export function rate(c: Case, party: Party, body: RateBody, now: Date): Change | null {
  permit('rate', c.order.status, party);
  const { stars, ratingWay } = c.order;
  if (stars !== null) {
    if (stars === body.stars) return null;
    throw new Refusal('WRONG_STATE');
  }
  if (ratingWay === null) throw new Refusal('WRONG_STATE');
  return change({
    order: { ...rating(body, now), ratingWay: ratingWay === 'silence' ? wayOf(party) : ratingWay },
    hours: body.stars <= 2 ? heldAll(c, 'late_rating') : [],
    steps: [{ event: 'rated', reason: String(body.stars) }],
  });
}

const heldAll = (c: Case, reason: 'late_rating' | 'unsolved'): Change['hours'] =>
  c.assignments.filter(({ creditedAt }) => creditedAt !== null).map(({ id }) => ({ kind: 'hold', assignmentId: id, reason }));

/** Staff have asked both sides: it was solved, it was not, or somebody goes again. */
export function settleDispute(c: Case, party: Party, body: SettleDisputeBody, now: Date): Change | null {
  if (permit('settleDispute', c.order.status, party) === 'already') {
    if (c.order.handledById === party.personId) return null;
    throw new Refusal('WRONG_STATE');
  }
  if (!body.words.trim()) throw new Refusal('REASON_NEEDED');
  const settled = { handledById: party.personId, staffWords: body.words };
  const step = { event: 'settled', reason: body.finding, note: body.words } as const;
  if (body.finding === 'again') {
    if (!body.window) throw new Refusal('WINDOW_INVALID');
    return change({ order: { ...settled, ...anew(c.order, { window: body.window }, now) }, steps: [step, { event: 'reopened' }] });
  }
  const solved = body.finding === 'solved';
  return change({
    order: solved ? { ...settled, status: 'CONFIRMED', confirmedAt: now, solved: true } : { ...settled, status: 'CLOSED', endedAt: now, solved: false },
    ...creditsOf(c, holdFor(solved, c.order.stars), now),
    steps: [step],
  });
}

const anew = (order: OrderFacts, { window, dayPart }: Pick<ReopenBody, 'window' | 'dayPart'>, now: Date): Change['order'] => ({
  status: 'REOPENED', ...windowOf(window, now), dayPart: dayPart ?? null, visit: order.visit + 1,
  finishedAt: null, confirmedAt: null, endedAt: null, solved: null, stars: null, ratingTags: [], ratingWords: null, ratingWay: null, ratedAt: null,
});

/** Until when it can be opened again: seven days from the confirmation, and seven from the closing. */
export function reopenUntil({ status, confirmedAt, endedAt, erasedAt }: Pick<OrderFacts, 'status' | 'confirmedAt' | 'endedAt' | 'erasedAt'>): Date | null {
  if (erasedAt !== null) return null; // nobody could find the door
  const since = status === 'CONFIRMED' ? confirmedAt : status === 'CLOSED' ? endedAt : null;
  return since && daysAfter(since, REOPEN_DAYS);
}

/** It was not solved after all. Awards of the visits wait for staff from now on. */
export function reopen(c: Case, party: Party, body: ReopenBody, now: Date): Change | null {
  if (permit('reopen', c.order.status, party) === 'already') return null;
  const until = reopenUntil(c.order);
  if (until === null || now >= until) throw new Refusal('TOO_LATE');
  if (!body.words.trim()) throw new Refusal('REASON_NEEDED');
  return change({
    order: anew(c.order, body, now),
    hours: heldAll(c, 'unsolved'),
    steps: [{ event: 'reopened', note: body.words }],
  });
}
