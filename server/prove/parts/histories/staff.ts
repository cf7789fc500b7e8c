import type { ErrorCode, LadderAct } from '@supermarket/shared';
import type { Action } from '../../../src/orders/order.machine.js';
import { newId } from '../../../src/kernel/index.js';
import { asked } from '../../client.js';
import { windowOf, type Act, type Ask, type Verdict } from './ask.js';
import { follow, gate, isSound, newPart, seatsTaken, thisVisit } from './course.js';
import { arrive, endOffer, isAlone, isLength } from './helpers.js';
import { creditAll, creditLate, holdFor, measure } from './hours.js';
import { startAnew } from './household.js';
import { hasEnded, hold, restart, resume, skip } from './ladder.js';
import { CAST, HOUR, type Model, type Order, type Part } from './model.js';
import { permit, permitPart, type Tables } from './tables.js';

/* What staff of the place do. */

/** A repeated tap is so already only for the one who decided; anything else than `go` ends it. */
function permitted(tables: Tables, action: Action, m: Model, order: Order, who: Ask['who']): ReturnType<typeof permit> {
  const verdict = permit(tables, action, m, order, who);
  return verdict === 'already' && order.handledBy !== who ? 'WRONG_STATE' : verdict;
}

/** What staff may find at the review: nothing, more seats, risk, a skill, only Party members, another length. */
const FOUND = [
  () => ({}),
  ({ seats }: Ask) => ({ seats }),
  () => ({ seats: 2, risk: 'high' as const }),
  () => ({ skill: 'plumbing' as const }),
  () => ({ partyOnly: true }),
  ({ minutes }: Ask) => ({ minutes: Math.max(1, minutes), level: 3 as const }),
] as const;
const found = (ask: Ask): { minutes?: number; seats?: number } => ({ ...(ask.order!.free && ask.kind % FOUND.length > 0 ? { minutes: 60 } : {}), ...FOUND[ask.kind % FOUND.length]!(ask) });

/** An offer goes to one to three people, who must pass the gates of a claim. */
const ASKED = ['OFFERED', 'DECLINED', 'ACCEPTED', 'CHECKED_IN', 'CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'WITHDRAWN'];

function refusesOffer(tables: Tables, m: Model, { order: maybe, who, invited }: Ask): ErrorCode | 'already' | null {
  const order = maybe!;
  if (invited.some((name) => !CAST[name].helper)) return 'PERSON_UNKNOWN';
  if (invited.length > 3) return 'TOO_MANY_OFFERS';
  const verdict = permit(tables, 'offer', m, order, who);
  if (verdict !== 'go') return verdict;
  const already = thisVisit(order).filter((part) => invited.includes(part.who) && ASKED.includes(part.state));
  if (already.length === invited.length && already.every((part) => part.state === 'OFFERED' && part.offeredBy === who)) return 'already';
  if (already.length > 0) return 'ALREADY_ASKED';
  if (m.now >= order.end) return 'WINDOW_INVALID';
  if (seatsTaken(order) >= order.seats) return 'SEATS_TAKEN';
  const shut = invited.map((name) => gate(m, order, name)).find((code) => code !== null) ?? null;
  return shut === 'BLOCKED' ? 'NO_INVITES' : shut;
}

const uponPart = (action: Action, rule: (m: Model, ask: Ask, part: Part, order: Order) => Verdict, request: (ask: Ask, id: string) => ReturnType<Act['request']>): Act => ({
  door: 'staff', upon: 'part', action,
  rule: (tables, m, ask) => {
    const verdict = permitPart(tables, action, m, ask.part!, ask.who);
    return verdict === 'go' ? rule(m, ask, ask.part!, ask.part!.order) : verdict;
  },
  request: (_, ask) => request(ask, ask.part!.id),
});

/** Why somebody of staff does not answer an appeal, or has done so already; null when they do. */
function refusesAnswer(order: Order, { who, id }: Ask, upheld: boolean): ErrorCode | 'already' | null {
  const { appeal } = order;
  if (appeal?.answered?.id === id && appeal.answered.by === who && appeal.answered.upheld === upheld) return 'already';
  if (!appeal || CAST[who].elsewhere) return 'NOT_FOUND';
  if ([appeal.by, order.requester, order.handledBy, ...order.parts.map((part) => part.who)].includes(who)) return 'NEED_ANOTHER_PERSON';
  return appeal.answered ? 'WRONG_STATE' : null;
}
const answerTo = (upheld: boolean): Act['request'] => (_, { id, order }) =>
  asked('POST /v1/feedback/:id/answer', { params: { id: order!.appeal?.id ?? id }, body: { id, words: '再看过了', upheld } });

const steer = (act: LadderAct, action: Action, rule: (m: Model, order: Order) => Verdict | null, then: (order: Order, now: number) => void): Act => ({
  door: 'staff', upon: 'order', action,
  rule: (tables, m, { order, who }) => {
    const verdict = permit(tables, action, m, order!, who);
    if (verdict !== 'go') return verdict;
    return rule(m, order!) ?? (() => {
      order!.handledBy = who;
      then(order!, m.now);
    });
  },
  request: (_, { order }) => asked('POST /v1/orders/:id/ladder', { params: { id: order!.id }, body: { act } }),
});

/** The ladder: staff hold a search, let it go on, widen it, begin anew. */
const steering: Readonly<Record<string, Act>> = {
  holdLadder: steer('hold', 'holdLadder', (_, order) => (order.held ? 'already' : hasEnded(order) ? 'WRONG_STATE' : null), hold),
  resumeLadder: steer('resume', 'resumeLadder', (_, order) => (order.held ? null : 'already'), resume),
  skipStep: steer('skip', 'skipStep', (_, order) => (hasEnded(order) ? 'WRONG_STATE' : null), skip),
  restartLadder: steer('restart', 'restartLadder', (m, order) => (m.now >= order.end ? 'WINDOW_INVALID' : null), restart),
};

export const staff: Readonly<Record<string, Act>> = {
  readmit: {
    door: 'staff', upon: 'order', action: 'readmit',
    rule: (tables, m, ask) => {
      const { order, who, id } = ask;
      const refused = refusesAnswer(order!, ask, true);
      if (refused) return refused;
      const verdict = permit(tables, 'readmit', m, order!, who);
      if (verdict !== 'go') return verdict;
      if (order!.erased) return 'TOO_LATE';
      return () => {
        order!.appeal!.answered = { id, by: who, upheld: true };
        Object.assign(order!, { status: 'SUBMITTED', endedAt: null, handledBy: null });
      };
    },
    request: answerTo(true),
  },
  turnDown: {
    door: 'staff', upon: 'order',
    rule: (_, __, ask) => refusesAnswer(ask.order!, ask, false) ?? (() => void (ask.order!.appeal!.answered = { id: ask.id, by: ask.who, upheld: false })),
    request: answerTo(false),
  },
  approve: {
    door: 'staff', upon: 'order', action: 'approve',
    rule: (tables, m, ask) => {
      const { order, who } = ask;
      const verdict = permitted(tables, 'approve', m, order!, who);
      if (verdict !== 'go') return verdict;
      const facts = found(ask);
      if (order!.free && !('minutes' in facts)) return 'MINUTES_INVALID';
      return () => void Object.assign(order!, { status: 'OPEN', askedAt: null, handledBy: who }, facts);
    },
    request: (_, ask) => asked('POST /v1/orders/:id/review', { params: { id: ask.order!.id }, body: { decision: 'approve', ...found(ask) } }),
  },
  askInfo: {
    door: 'staff', upon: 'order', action: 'askInfo',
    rule: (tables, m, { order, who, yes }) => {
      const verdict = permitted(tables, 'askInfo', m, order!, who);
      if (verdict !== 'go') return verdict;
      return yes ? () => void Object.assign(order!, { status: 'NEEDS_INFO', askedAt: m.now, handledBy: who }) : 'REASON_NEEDED';
    },
    request: (_, { order, yes }) => asked('POST /v1/orders/:id/review', { params: { id: order!.id }, body: { decision: 'ask', ...(yes ? { ask: 'where' } : {}) } }),
  },
  reject: {
    door: 'staff', upon: 'order', action: 'reject',
    rule: (tables, m, { order, who, yes }) => {
      const verdict = permitted(tables, 'reject', m, order!, who);
      if (verdict !== 'go') return verdict;
      return yes ? () => void Object.assign(order!, { status: 'REJECTED', endedAt: m.now, handledBy: who }) : 'REASON_NEEDED';
    },
    request: (_, { order, yes }) => asked('POST /v1/orders/:id/review', { params: { id: order!.id }, body: { decision: 'reject', reject: 'not_a_need', words: yes ? '请打物业的电话' : ' ' } }),
  },
  open: {
    door: 'staff', upon: 'order', action: 'open',
    rule: (tables, m, { order, who }) => {
      const verdict = permitted(tables, 'open', m, order!, who);
      return verdict === 'go' ? () => void Object.assign(order!, { status: 'OPEN', handledBy: who }) : verdict;
    },
    request: (_, { order }) => asked('POST /v1/orders/:id/open', { params: { id: order!.id } }),
  },
  offer: {
    door: 'staff', upon: 'order', action: 'offer',
    rule: (tables, m, ask) => refusesOffer(tables, m, ask) ?? (() => {
      const { who, invited, order } = ask;
      for (const name of invited) newPart(m, order!, name, 'OFFERED', { offeredBy: who, repliesBy: Math.min(m.now + 4 * HOUR, order!.end) });
      Object.assign(order!, { status: 'DISPATCHED', handledBy: who });
    }),
    request: (_, { order, invited }, { ids }) => asked('POST /v1/orders/:id/offers', { params: { id: order!.id }, body: { personIds: invited.map((name) => ids[name]) } }),
  },
  settleDispute: {
    door: 'staff', upon: 'order', action: 'settleDispute',
    rule: (tables, m, { order, who, yes, kind, window }) => {
      const verdict = permitted(tables, 'settleDispute', m, order!, who);
      if (verdict !== 'go') return verdict;
      if (!yes) return 'REASON_NEEDED';
      const finding = FINDINGS[kind % FINDINGS.length]!;
      if (finding === 'again' && !isSound(window, m.now)) return 'WINDOW_INVALID';
      return () => {
        order!.handledBy = who;
        if (finding === 'again') return startAnew(order!, window);
        const solved = finding === 'solved';
        Object.assign(order!, { solved }, solved ? { status: 'CONFIRMED', confirmedAt: m.now } : { status: 'CLOSED', endedAt: m.now });
        creditAll(m, order!, holdFor(solved, order!.stars));
      };
    },
    request: (_, { order, yes, kind, window }) => {
      const finding = FINDINGS[kind % FINDINGS.length]!;
      return asked('POST /v1/orders/:id/settle-dispute', { params: { id: order!.id }, body: { finding, words: yes ? '两边都问过' : ' ', ...(finding === 'again' ? { window: windowOf(window) } : {}) } });
    },
  },
  ...steering,
  printSlip: {
    door: 'staff', upon: 'order', action: 'printSlip',
    rule: (tables, m, { order, who }) => {
      const verdict = permit(tables, 'printSlip', m, order!, who);
      return verdict === 'go' ? () => {} : verdict;
    },
    request: (_, { order }) => asked('POST /v1/orders/:id/slip', { params: { id: order!.id }, body: { id: newId(new Date()) } }),
  },
  recallOffer: uponPart('recallOffer', (m, _, part) => () => endOffer(m, part, 'SUPERSEDED'), (_, id) => asked('POST /v1/assignments/:id/recall-offer', { params: { id } })),
  confirmArrival: uponPart('confirmArrival', (m, { yes }, part, order) => {
    if (!yes) return 'REASON_NEEDED';
    return isAlone(order) ? 'WRONG_STATE' : () => arrive(m, part, m.now);
  }, ({ yes }, id) => asked('POST /v1/assignments/:id/confirm-arrival', { params: { id }, body: { words: yes ? '电话里问过' : ' ' } })),
  settleTime: uponPart('settleTime', (m, { who, minutes, yes }, part, order) => {
    if (part.state === 'CHECKED_OUT' && !part.needsOwnTime) return 'WRONG_STATE';
    if (!yes) return 'REASON_NEEDED';
    if (!isLength(minutes)) return 'MINUTES_INVALID';
    return () => {
      order.handledBy = who;
      Object.assign(part, { state: 'VERIFIED', minutes, needsOwnTime: false });
      measure(part);
      creditLate(m, part);
    };
  }, ({ minutes, yes }, id) => asked('POST /v1/assignments/:id/settle-time', { params: { id }, body: { minutes, words: yes ? '两边都问过' : ' ' } })),
  excuse: uponPart('excuse', (m, { yes }, part, order) => {
    if (!yes) return 'REASON_NEEDED';
    return () => {
      const wasExpected = part.state === 'ACCEPTED';
      part.state = 'EXCUSED';
      if (wasExpected) follow(order, m.now);
    };
  }, ({ yes }, id) => asked('POST /v1/assignments/:id/excuse', { params: { id }, body: { words: yes ? '路上堵住了' : ' ' } })),
};

const FINDINGS = ['solved', 'unsolved', 'again'] as const;
