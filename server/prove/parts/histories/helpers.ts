import type { ErrorCode } from '@supermarket/shared';
import type { Action } from '../../../src/orders/order.machine.js';
import { asked, type Asked } from '../../client.js';
import { iso, windowOf, type Act, type Ask, type Verdict } from './ask.js';
import { clashes, follow, gate, isSound, LIVE, liveOf, newPart, offersOf, seatsTaken, thisVisit } from './course.js';
import { creditLate, measure } from './hours.js';
import { HOUR, MINUTE, type Model, type Order, type Part } from './model.js';
import { permit, permitPart, relationsOf, type Tables } from './tables.js';

/* What those do who help. */

/** What was typed without a network says when; after twelve hours it is too late. */
const TYPED_AGO = [0, 0, 0, 2 * HOUR, 13 * HOUR] as const;
export const typedAt = ({ kind }: Ask, now: number): number => now - TYPED_AGO[kind % TYPED_AGO.length]!;
const isTooLate = (ask: Ask, now: number): boolean => now - typedAt(ask, now) > 12 * HOUR;
const typed = (ask: Ask, now: number): { typedAt?: string } => (typedAt(ask, now) === now ? {} : { typedAt: iso(typedAt(ask, now)) });

/** Risky work that was planned for two is not begun by one. */
export const isAlone = (order: Order): boolean => order.risk === 'high' && order.seats > 1 && seatsTaken(order) < 2;

export function arrive(m: Model, part: Part, at: number): void {
  part.state = 'CHECKED_IN';
  part.inAt = part.acceptedAt !== null && at < part.acceptedAt ? part.acceptedAt : at;
  for (const offer of offersOf(part.order)) offer.state = 'SUPERSEDED';
  follow(part.order, m.now);
}

function leave(part: Part, at: number): void {
  part.outAt = Math.max(at, part.inAt!);
  part.state = 'CHECKED_OUT';
  part.minutes = Math.min(1440, Math.max(1, Math.round((part.outAt - part.inAt!) / MINUTE)));
}

/** An offer ends; an order that no longer waits for helpers keeps its state. */
export function endOffer(m: Model, part: Part, state: 'DECLINED' | 'SUPERSEDED' | 'TIMED_OUT'): void {
  part.state = state;
  if (part.order.status === 'DISPATCHED') follow(part.order, m.now);
}

/** Whom a household refused never hears of it. */
const unsaid = (shut: NonNullable<ReturnType<typeof gate>>): ErrorCode => (shut === 'BLOCKED' ? 'NOT_OPEN' : shut);

const agree = ({ now }: Model, part: Part): void => void Object.assign(part, { state: 'ACCEPTED', acceptedAt: now, start: part.order.start, end: part.order.end });

/** Minutes that a helper says or staff say. */
export const isLength = (minutes: number): boolean => minutes >= 1 && minutes <= 1440;

function dispute(part: Part, why: boolean): Verdict {
  if (!why) return 'REASON_NEEDED';
  return () => void Object.assign(part, { state: 'TIME_DISPUTED', needsOwnTime: false });
}

const upon = (action: Action, rule: (tables: Tables, m: Model, ask: Ask, part: Part, order: Order) => Verdict, request: (m: Model, ask: Ask, id: string, code: string) => Asked): Act => ({
  door: 'helpers', upon: 'part', action,
  rule: (tables, m, ask) => rule(tables, m, ask, ask.part!, ask.part!.order),
  request: (m, ask, _, code) => request(m, ask, ask.part!.id, code),
});

export const helpers: Readonly<Record<string, Act>> = {
  claim: {
    door: 'helpers', upon: 'order', action: 'claim',
    rule: (tables, m, { order: maybe, who, yes }) => {
      const order = maybe!;
      const relations = relationsOf(m, order, who);
      if (relations.includes('requester') || relations.includes('proxy')) return 'OWN_ORDER';
      const mine = thisVisit(order).some((part) => part.who === who && LIVE.includes(part.state));
      if (!mine && (order.status === 'ACCEPTED' || order.status === 'IN_SERVICE') && seatsTaken(order) >= order.seats) return 'SEATS_TAKEN';
      const verdict = permit(tables, 'claim', m, order, who);
      if (verdict !== 'go' && verdict !== 'already') return verdict;
      if (mine) return 'already';
      if (verdict === 'already' || m.now >= order.end) return 'NOT_OPEN';
      const shut = gate(m, order, who);
      if (shut) return unsaid(shut);
      if (!yes) return 'RISK_NOT_AGREED';
      return () => {
        const invitation = offersOf(order).find((part) => part.who === who); // by the system
        if (invitation) agree(m, invitation);
        else newPart(m, order, who, 'ACCEPTED');
        follow(order, m.now);
      };
    },
    request: (_, { order, yes }) => asked('POST /v1/orders/:id/claim', { params: { id: order!.id }, body: { riskAgreed: yes } }),
  },
  accept: upon('accept', (tables, m, { who, yes }, part, order) => {
    const verdict = permitPart(tables, 'accept', m, part, who);
    if (verdict !== 'go') return verdict;
    if (m.now >= part.repliesBy! || m.now >= order.end) return 'OFFER_ENDED';
    if (seatsTaken(order) >= order.seats) return 'SEATS_TAKEN';
    const shut = gate(m, order, who);
    if (shut) return unsaid(shut);
    if (!yes) return 'RISK_NOT_AGREED';
    return () => {
      agree(m, part);
      follow(order, m.now);
    };
  }, (_, { yes }, id) => asked('POST /v1/assignments/:id/accept', { params: { id }, body: { riskAgreed: yes } })),
  decline: upon('decline', (tables, m, { who }, part) => {
    const verdict = permitPart(tables, 'decline', m, part, who);
    return verdict === 'go' ? () => endOffer(m, part, 'DECLINED') : verdict;
  }, (_, __, id) => asked('POST /v1/assignments/:id/decline', { params: { id }, body: {} })),
  withdraw: upon('withdraw', (tables, m, { who }, part, order) => {
    const verdict = permitPart(tables, 'withdraw', m, part, who);
    if (verdict !== 'go') return verdict;
    return () => {
      order.urgent = true;
      part.state = 'WITHDRAWN';
      follow(order, m.now);
    };
  }, (_, __, id) => asked('POST /v1/assignments/:id/withdraw', { params: { id }, body: { reason: 'work' } })),
  checkIn: upon('checkIn', (tables, m, ask, part, order) => {
    if (isTooLate(ask, m.now)) return 'TOO_LATE';
    const verdict = permitPart(tables, 'checkIn', m, part, ask.who);
    if (verdict !== 'go') return verdict;
    if (part.tries >= 5) return 'DOOR_TRIES_USED';
    if (isAlone(order)) return 'WRONG_STATE';
    if (ask.yes) return () => arrive(m, part, typedAt(ask, m.now));
    return { code: part.tries === 4 ? 'DOOR_TRIES_USED' : 'DOOR_CODE_WRONG', note: () => void (part.tries += 1) };
  }, (m, ask, id, code) => asked('POST /v1/assignments/:id/check-in', { params: { id }, body: { code, ...typed(ask, m.now) } })),
  noAnswer: upon('noAnswer', (tables, m, { who }, part, order) => {
    const verdict = permitPart(tables, 'noAnswer', m, part, who);
    if (verdict !== 'go') return verdict;
    if (m.now < order.start) return 'TOO_EARLY';
    return () => {
      part.state = 'EXCUSED';
      if (liveOf(order).length > 0 || seatsTaken(order) > 0) return follow(order, m.now);
      order.status = 'WINDOW_PASSED';
      for (const offer of offersOf(order)) offer.state = 'SUPERSEDED';
    };
  }, (_, __, id) => asked('POST /v1/assignments/:id/no-answer', { params: { id }, body: {} })),
  checkOut: upon('checkOut', (tables, m, ask, part, order) => {
    if (isTooLate(ask, m.now)) return 'TOO_LATE';
    const verdict = permitPart(tables, 'checkOut', m, part, ask.who);
    if (verdict !== 'go') return verdict;
    return () => {
      leave(part, typedAt(ask, m.now));
      measure(part);
      follow(order, m.now);
    };
  }, (m, ask, id) => asked('POST /v1/assignments/:id/check-out', { params: { id }, body: { chips: [], ...typed(ask, m.now) } })),
  continueLater: upon('continueLater', (tables, m, { who, window }, part, order) => {
    const verdict = permitPart(tables, 'continueLater', m, part, who);
    if (verdict === 'already') return part.unfinished ? 'already' : 'WRONG_STATE';
    if (verdict !== 'go') return verdict;
    const others = liveOf(order).filter((other) => other !== part);
    if (others.some(({ state }) => state === 'CHECKED_IN')) return 'WRONG_STATE';
    if (!isSound(window, m.now)) return 'WINDOW_INVALID';
    if (clashes(m, order, window, who)) return 'TIME_CLASH';
    return () => {
      for (const other of others) other.state = 'EXCUSED';
      for (const offer of offersOf(order)) offer.state = 'SUPERSEDED';
      leave(part, m.now);
      part.unfinished = true;
      measure(part);
      Object.assign(order, window, { visit: order.visit + 1 });
      newPart(m, order, who, 'ACCEPTED');
      follow(order, m.now);
    };
  }, (_, { window }, id) => asked('POST /v1/assignments/:id/continue-later', { params: { id }, body: { window: windowOf(window), words: '明天再来' } })),
  ownTime: upon('ownTime', (tables, m, { who, minutes, yes }, part, order) => {
    const verdict = permitPart(tables, 'ownTime', m, part, who);
    if (verdict !== 'go') return verdict;
    if (!isLength(minutes)) return 'MINUTES_INVALID';
    if (!part.needsOwnTime) return part.minutes === minutes ? 'already' : 'WRONG_STATE';
    if (minutes > order.minutes) return dispute(part, yes);
    return () => {
      Object.assign(part, { minutes, needsOwnTime: false });
      measure(part);
      creditLate(m, part);
    };
  }, (_, { minutes, yes }, id) => asked('POST /v1/assignments/:id/own-time', { params: { id }, body: { minutes, words: yes ? '忘了按' : ' ' } })),
  disputeTime: upon('disputeTime', (tables, m, { who, minutes, yes }, part) => {
    const verdict = permitPart(tables, 'disputeTime', m, part, who);
    if (verdict !== 'go') return verdict;
    return isLength(minutes) ? dispute(part, yes) : 'MINUTES_INVALID';
  }, (_, { minutes, yes }, id) => asked('POST /v1/assignments/:id/dispute-time', { params: { id }, body: { minutes, words: yes ? '早到了' : ' ' } })),
};
