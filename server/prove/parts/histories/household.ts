import { LIVE_ORDER_STATES, type PlaceOrderBody } from '@supermarket/shared';
import { asked } from '../../client.js';
import { anotherTime } from './another-time.js';
import { windowOf, type Act, type Ask, type People } from './ask.js';
import { free, isSound, SERVED, thisVisit } from './course.js';
import { creditAll, holdAll, holdFor } from './hours.js';
import { keepOn, NO_LADDER } from './ladder.js';
import { DAY, HOUR, type Model, type Name, type Order } from './model.js';
import { permit, relationsOf } from './tables.js';

/* What those do who need help. */

/** What can be ordered, as the menu says; the last line is in own words. */
export const NEEDS = [
  { itemId: 'buy-medicine', minutes: 60, level: 1, risk: 'low', skill: null, seats: 1 },
  { itemId: 'fix-tap', minutes: 60, level: 2, risk: 'medium', skill: 'plumbing', seats: 1 },
  { itemId: 'wish-birthday', minutes: 90, level: 1, risk: 'low', skill: null, seats: 2 },
  { itemId: 'care-walk', minutes: 60, level: 1, risk: 'medium', skill: null, seats: 1 },
  { itemId: null, minutes: 60, level: 1, risk: 'low', skill: null, seats: 1 },
] as const;

/** For whom: Ned orders for Ann or, when he says so, for himself; anybody else for themselves, or for Ann, who never agreed to that. */
const isForAnn = ({ who, yes }: Ask): boolean => who !== 'ann' && (who === 'ned' ? yes : !yes);
const requesterOf = (ask: Ask): Name => (isForAnn(ask) ? 'ann' : ask.who);

function orderBody({ id, kind, window, order }: Ask, forAnn: boolean, { ids, community }: People): PlaceOrderBody {
  const need = NEEDS[kind % NEEDS.length]!;
  return {
    id: order?.id ?? id, words: order ? '另外一件事' : '麻烦了', window: windowOf(window), communityId: community, address: '解放路 8 号 302',
    ...(need.itemId === null ? { kind: 'free', title: '搬一张床' } : { kind: 'service', itemId: need.itemId }),
    ...(forAnn ? { neighbourId: ids.ann } : {}),
  };
}

const fresh = (m: Model, { id, who, kind, window }: Ask, requester: Name): Order => {
  const { itemId, ...need } = NEEDS[kind % NEEDS.length]!;
  return {
    ...need, ...window, nr: m.orders.length + 1, id, requester, creator: who, parts: [], status: 'SUBMITTED', visit: 1, free: itemId === null, partyOnly: false, urgent: false, handledBy: null,
    askedAt: null, finishedAt: null, confirmedAt: null, endedAt: null, solved: null, stars: null, way: null, ratedAt: null, erased: false, proposal: null, appeal: null, ...NO_LADDER, gap: false, jobs: new Map(),
  };
};

const wayOf = (m: Model, order: Order, who: Name): 'self' | 'proxy' | 'staff' => {
  const relations = relationsOf(m, order, who);
  return relations.includes('requester') ? 'self' : relations.includes('proxy') ? 'proxy' : 'staff';
};

/** Another visit at another time; what was answered counts no more. */
export function startAnew(order: Order, window: Ask['window']): void {
  Object.assign(order, { ...window, status: 'REOPENED', visit: order.visit + 1, finishedAt: null, confirmedAt: null, endedAt: null, solved: null, stars: null, way: null, ratedAt: null });
}

const isSolved = (kind: number): boolean => kind % 3 > 0;

/** Who may write to staff about an order. */
const MAY_WRITE: readonly string[] = ['requester', 'proxy', 'claimant', 'offeree'];

/** Where two were there it must be said which; half of the time it is said anyway. */
const namedIn = ({ order, part, kind }: Ask): Order['parts'][number] | null => (kind % 2 === 0 && part && part.order === order && part.id !== '' ? part : null);

const WAITING = ['SUBMITTED', 'NEEDS_INFO'];

export const household: Readonly<Record<string, Act>> = {
  place: {
    door: 'anybody', upon: 'nothing',
    rule: (_, m, ask) => {
      const sent = m.orders.find(({ id }) => id === ask.id);
      if (sent) return relationsOf(m, sent, ask.who).some((relation) => relation === 'requester' || relation === 'proxy') ? 'already' : 'NOT_FOUND';
      const requester = requesterOf(ask);
      if (requester !== ask.who && (ask.who !== 'ned' || !m.consent)) return ask.who === 'ned' ? 'GRANT_ENDED' : 'CONSENT_NEEDED';
      const open = m.orders.filter((order) => order.requester === requester && (LIVE_ORDER_STATES as readonly string[]).includes(order.status));
      if (open.length >= 5) return 'TOO_MANY_OPEN_ORDERS';
      if (!isSound(ask.window, m.now)) return 'WINDOW_INVALID';
      return () => void m.orders.push(fresh(m, ask, requester));
    },
    request: (_, ask, people) => asked('POST /v1/orders', { body: orderBody({ ...ask, order: null }, isForAnn(ask), people) }),
  },
  placeOver: {
    door: 'anybody', upon: 'order',
    rule: () => 'ID_TAKEN',
    request: (_, ask, people) => asked('POST /v1/orders', { body: orderBody(ask, false, people) }),
  },
  endConsent: {
    door: 'anybody', upon: 'nothing',
    rule: (_, m, { who }) => (who === 'ned' ? (m.consent ? () => void (m.consent = false) : 'already') : 'NOT_FOUND'),
    request: (_, __, { ids }) => asked('POST /v1/me/neighbours/:id/end', { params: { id: ids.ann } }),
  },
  resubmit: {
    door: 'anybody', upon: 'order', action: 'resubmit',
    rule: (tables, m, { order, who, window, kind }) => {
      const verdict = permit(tables, 'resubmit', m, order!, who);
      if (verdict !== 'go') return verdict;
      if (kind % 2 === 1 && !isSound(window, m.now)) return 'WINDOW_INVALID';
      return () => void Object.assign(order!, { status: 'SUBMITTED', askedAt: null }, kind % 2 === 1 ? window : {});
    },
    request: (_, { order, window, kind }) => asked('POST /v1/orders/:id/resubmit', { params: { id: order!.id }, body: { words: '在厨房，水槽下面', ...(kind % 2 === 1 ? { window: windowOf(window) } : {}) } }),
  },
  cancel: {
    door: 'anybody', upon: 'order', action: 'cancel',
    rule: (tables, m, { order, who }) => {
      const verdict = permit(tables, 'cancel', m, order!, who);
      if (verdict !== 'go') return verdict;
      return () => {
        free(order!);
        order!.status = 'CANCELLED';
        order!.endedAt = m.now;
        creditAll(m, order!, 'unsolved');
      };
    },
    request: (_, { order }) => asked('POST /v1/orders/:id/cancel', { params: { id: order!.id }, body: { reason: 'not_needed' } }),
  },
  appeal: {
    door: 'anybody', upon: 'order', action: 'appeal',
    rule: (tables, m, { id, order, who }) => {
      if (order!.appeal?.id === id && order!.appeal.by === who) return 'already';
      if (!relationsOf(m, order!, who).some((relation) => MAY_WRITE.includes(relation))) return 'NOT_FOUND';
      if (m.orders.filter(({ appeal }) => appeal?.by === who && !appeal.answered).length >= 10) return 'TOO_MANY_REQUESTS';
      const verdict = permit(tables, 'appeal', m, order!, who);
      if (verdict !== 'go') return verdict;
      if (order!.appeal) return 'APPEALED_ALREADY';
      if (order!.erased || m.now >= order!.endedAt! + 30 * DAY) return 'TOO_LATE';
      return () => void (order!.appeal = { id, by: who, answered: null });
    },
    request: (_, { id, order }) => asked('POST /v1/feedback', { body: { id, kind: 'appeal', orderId: order!.id, words: '请再看一下' } }),
  },
  reschedule: {
    door: 'anybody', upon: 'order', action: 'reschedule',
    rule: (tables, m, { order, who, window }) => {
      const verdict = permit(tables, 'reschedule', m, order!, who);
      if (verdict !== 'go') return verdict;
      if (!isSound(window, m.now)) return 'WINDOW_INVALID';
      if (order!.start === window.start && order!.end === window.end && order!.status !== 'WINDOW_PASSED') return 'already';
      return () => {
        free(order!);
        Object.assign(order!, window, NO_LADDER, WAITING.includes(order!.status) ? {} : { status: 'OPEN' });
      };
    },
    request: (_, { order, window }) => asked('POST /v1/orders/:id/reschedule', { params: { id: order!.id }, body: { window: windowOf(window) } }),
  },
  keepWaiting: {
    door: 'anybody', upon: 'order', action: 'keepWaiting',
    rule: (tables, m, { order, who }) => {
      const verdict = permit(tables, 'keepWaiting', m, order!, who);
      if (verdict !== 'go') return verdict;
      return m.now >= order!.end ? 'WINDOW_INVALID' : () => keepOn(order!);
    },
    request: (_, { order }) => asked('POST /v1/orders/:id/keep-waiting', { params: { id: order!.id } }),
  },
  refuseHelper: {
    door: 'anybody', upon: 'order',
    rule: (_, m, ask) => {
      const { order, who } = ask;
      if (who !== order!.requester) return 'NOT_ALLOWED';
      const named = namedIn(ask);
      const served = [...new Set(order!.parts.filter((part) => SERVED.includes(part.state) && (named === null || part === named)).map((part) => part.who))];
      const [helper, another] = served;
      if (!helper) return 'NOT_FOUND';
      if (another) return 'BAD_INPUT';
      const refused = m.refused.get(who) ?? new Set<Name>();
      return refused.has(helper) ? 'already' : () => void m.refused.set(who, refused.add(helper));
    },
    request: (_, ask) => {
      const named = namedIn(ask);
      return asked('POST /v1/orders/:id/refuse-helper', { params: { id: ask.order!.id }, body: named ? { assignmentId: named.id } : {} });
    },
  },
  readmitHelper: {
    door: 'anybody', upon: 'nothing',
    rule: (_, m, { who, invited }) => {
      const refused = m.refused.get(who);
      const [helper] = invited;
      return refused?.has(helper!) ? () => void refused.delete(helper!) : 'already';
    },
    request: (_, { invited }, { ids }) => asked('POST /v1/me/refused-helpers/undo', { body: { personId: ids[invited[0]!] } }),
  },
  ...anotherTime,
  confirm: {
    door: 'anybody', upon: 'order', action: 'confirm',
    rule: (tables, m, { order, who, kind, stars }) => {
      const verdict = permit(tables, 'confirm', m, order!, who);
      if (verdict === 'already' && order!.way === 'silence') return 'WRONG_STATE';
      if (verdict !== 'go') return verdict;
      return () => {
        const solved = isSolved(kind);
        Object.assign(order!, { solved, stars, way: wayOf(m, order!, who), ratedAt: stars === null ? null : m.now });
        if (!solved) return void (order!.status = 'DISPUTED');
        order!.status = 'CONFIRMED';
        order!.confirmedAt = m.now;
        creditAll(m, order!, holdFor(true, stars));
      };
    },
    request: (_, { order, kind, stars }) => asked('POST /v1/orders/:id/confirm', { params: { id: order!.id }, body: { solved: isSolved(kind), stars, tags: [] } }),
  },
  rate: {
    door: 'anybody', upon: 'order', action: 'rate',
    rule: (tables, m, { order, who, stars }) => {
      const verdict = permit(tables, 'rate', m, order!, who);
      if (verdict !== 'go') return verdict;
      if (order!.stars !== null) return order!.stars === (stars ?? 5) ? 'already' : 'WRONG_STATE';
      return () => {
        Object.assign(order!, { stars: stars ?? 5, ratedAt: m.now, way: order!.way === 'silence' ? wayOf(m, order!, who) : order!.way });
        if (order!.stars! <= 2) holdAll(m, order!, 'late_rating');
      };
    },
    request: (_, { order, stars }) => asked('POST /v1/orders/:id/rate', { params: { id: order!.id }, body: { stars: stars ?? 5, tags: [] } }),
  },
  reopen: {
    door: 'anybody', upon: 'order', action: 'reopen',
    rule: (tables, m, { order, who, window, yes }) => {
      const verdict = permit(tables, 'reopen', m, order!, who);
      if (verdict !== 'go') return verdict;
      const since = order!.status === 'CONFIRMED' ? order!.confirmedAt! : order!.endedAt!;
      if (m.now >= since + 7 * DAY) return 'TOO_LATE';
      if (!yes) return 'REASON_NEEDED';
      if (!isSound(window, m.now)) return 'WINDOW_INVALID';
      return () => {
        startAnew(order!, window);
        holdAll(m, order!, 'unsolved');
      };
    },
    request: (_, { order, window, yes }) => asked('POST /v1/orders/:id/reopen', { params: { id: order!.id }, body: { words: yes ? '又坏了' : ' ', window: windowOf(window) } }),
  },
  showDoorCodes: {
    door: 'anybody', upon: 'order', action: 'showDoorCodes',
    rule: (tables, m, { order, who }) => {
      const verdict = permit(tables, 'showDoorCodes', m, order!, who);
      return verdict === 'go' ? () => {} : verdict;
    },
    request: (_, { order }) => asked('GET /v1/orders/:id/door-codes', { params: { id: order!.id } }),
  },
  reveal: {
    door: 'anybody', upon: 'order', action: 'reveal',
    rule: (tables, m, { order, who, yes }) => {
      const verdict = permit(tables, 'reveal', m, order!, who);
      if (verdict !== 'go') return verdict;
      if (order!.endedAt !== null && m.now >= order!.endedAt + 30 * DAY) return 'ADDRESS_HIDDEN';
      const isShown = order!.status !== 'CANCELLED' && order!.parts.some((part) => part.who === who && m.now < shownUntil(part));
      if (isShown) return () => {};
      if (!relationsOf(m, order!, who).includes('staff')) return 'ADDRESS_HIDDEN';
      return yes ? () => {} : 'REASON_NEEDED';
    },
    request: (_, { order, yes }) => asked('POST /v1/orders/:id/reveal', { params: { id: order!.id }, body: yes ? { reason: 'call_back' } : {} }),
  },
};

/** A day after the check-out, or after the planned end. */
function shownUntil({ state, outAt, end, needsOwnTime }: Order['parts'][number]): number {
  if (state === 'ACCEPTED' || state === 'CHECKED_IN') return end + DAY;
  if (!['CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'VOIDED'].includes(state)) return 0;
  return (needsOwnTime || outAt === null ? end : outAt) + 24 * HOUR;
}

/** The door codes that are to be shown. */
export const expectedAtTheDoor = (order: Order): string[] => thisVisit(order).filter(({ state }) => state === 'ACCEPTED').map(({ id }) => id).sort();
