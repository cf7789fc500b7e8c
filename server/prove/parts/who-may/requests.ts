import type { Route, StaffRole, Window } from '@supermarket/shared';
import { seedLadders } from '../../../seeds/ladders.js';
import { demoId } from '../../../seeds/demo-people.js';
import { newId } from '../../../src/kernel/index.js';
import { PartnerUnitRecord } from '../../../src/matching/partner-unit.entity.js';
import { writeGap } from '../../../src/orders/ladder.store.js';
import { ServiceOrder } from '../../../src/orders/order.entity.js';
import { loadCase } from '../../../src/orders/orders.store.js';
import { ServiceGap } from '../../../src/orders/service-gap.entity.js';
import { CommunityPoster } from '../../../src/people/community-poster.entity.js';
import { TownLadder } from '../../../src/orders/town-ladder.entity.js';
import type { Case } from '../../../src/orders/order.facts.js';
import { checkInToken } from '../../../src/orders/check-in-qr.js';
import { permitFor } from '../../../src/orders/phone-pass.js';
import { ticketFor } from '../../../src/screens/live.ticket.js';
import { doorCode } from '../../../src/orders/door-code.js';
import { wavOf } from '../../silence.js';
import type { Input } from '../../client.js';
import { FAR, HOME, type Make, type Someone } from '../../make.js';
import { neighbourBody, type Thing, type Things } from './things.js';
import type { Sort } from './sorts.js';

/** What a sound request is made from. */
export interface Stage {
  readonly make: Make;
  readonly things: Things;
  readonly sort: Sort | null;
  /** What is asked for; an id that nothing has where the route asks for nothing. */
  readonly thing: Thing;
  /** Somebody who can be invited. */
  readonly spare: Someone;
  /** What `wx.login` would give. */
  readonly wechatCode: () => Promise<string>;
  /** What WeChat's phone button would give. */
  readonly phoneCode: () => Promise<string>;
}

export type Ask<R extends Route> = Omit<Input<R>, 'token'>;

export const DEMO_PERSON = demoId('zhang');

const now = (): Date => new Date();
const later = ({ make }: Stage): Window => make.window(48);
const byId = ({ thing }: Stage): { params: { id: string } } => ({ params: { id: thing.id } });
const byOrder = ({ thing }: Stage): { params: { id: string } } => ({ params: { id: thing.orderId } });
const words = '在电话里说好了';

/** The units that the towns have before anybody knocks: by their towns' ids, so that a request makes none. */
const PARTNERS: ReadonlyMap<string, string> = new Map([HOME, FAR].map(({ townId }) => [townId, newId(now())]));

export async function makePartners({ open, cipher, clock }: Make, changedById: string): Promise<void> {
  for (const [townId, id] of PARTNERS) {
    const seal = (column: string, said: string): string => cipher.seal('partner_unit', column, id, said);
    await open.uow.run((tx) => tx.insertIfAbsent(PartnerUnitRecord, {
      id, townId, name: '供电所', contactCipher: seal('contact_cipher', '陈工'), phoneCipher: seal('phone_cipher', '0750-0001234'), can: '用电检查',
      active: true, changedById, changedAt: clock.now(),
    }));
  }
}

/** What the order lacked, as its last step would have written it. */
async function gapOf({ make, thing }: Stage): Promise<string> {
  return make.open.uow.run(async (tx) => {
    const order = await tx.get(ServiceOrder, thing.id);
    if (!order) return thing.id;
    await writeGap(tx, await loadCase(tx, thing.id), 'nobody', now());
    const [gap] = await tx.find(ServiceGap, 'open_key = ?', [thing.id]);
    return gap!.id;
  });
}

/** As the server gives it to who has just helped. */
function permitOf({ make, thing }: Stage): string {
  const c = { order: { id: thing.orderId, visit: 1 }, assignments: [] } as unknown as Case;
  return permitFor(make.settings.doorKey, c, thing.owner?.id ?? '', now()).permit;
}

const POSTER_SCENE = 'poster-of-a-community-';

/** As the server gives it to who opens a page; whoever has it may listen. */
const liveTicket = ({ make }: Stage): string => ticketFor(make.settings.doorKey, { personId: newId(now()), orderIds: [], reach: null }, new Date(now().getTime() + 60_000));

/** One sound request a route, such as the mini-program sends. */
export const SOUND: { readonly [R in Route]: (stage: Stage) => Ask<R> | Promise<Ask<R>> } = {
  'POST /v1/auth/wechat': async ({ wechatCode }) => ({ body: { code: await wechatCode() } }),
  'POST /v1/auth/wechat-phone': async ({ phoneCode }) => ({ body: { code: await phoneCode() } }),
  'GET /v1/auth/demo-people': () => ({}),
  'POST /v1/auth/demo': () => ({ body: { personId: DEMO_PERSON } }),
  'POST /v1/auth/demo-wechat-code': () => ({ body: { personId: DEMO_PERSON } }),
  'POST /v1/auth/scan-tickets': () => ({}),
  'POST /v1/auth/scan-tickets/:id/collect': (s) => ({ ...byId(s), body: { secret: s.thing.words['secret']! } }),
  'POST /v1/auth/scan-tickets/approve': ({ thing }) => ({ body: { qr: thing.words['qr']! } }),
  'POST /v1/auth/grants/redeem': ({ thing }) => ({ body: { code: thing.words['code']! } }),
  'POST /v1/auth/logout': () => ({}),
  'POST /v1/auth/logout-everywhere': () => ({}),
  'GET /v1/me': () => ({}),
  'GET /v1/me/waiting': () => ({}),
  'PUT /v1/me': () => ({ body: { name: '新名字', birthYear: 1970, address: '中山路 3 号' } }),
  'PUT /v1/me/volunteer': () => ({
    body: {
      skills: ['cooking'], freeTimes: [{ weekday: 1, part: 'morning' }], partyMember: true, partyOrg: '东门社区党支部', showParty: true, pointsChoice: 'points', weeklyCap: 3,
    },
  }),
  'GET /v1/me/neighbours': () => ({}),
  'POST /v1/me/neighbours': ({ things }) => ({ body: neighbourBody(newId(now()), things.nextNumber(), HOME.communityId) }),
  'POST /v1/me/neighbours/:id/end': byId,
  'GET /v1/me/family': () => ({}),
  'POST /v1/me/family/code': () => ({ body: { doorCodes: true } }),
  'POST /v1/me/family': ({ thing }) => ({ body: { id: newId(now()), code: thing.words['code']!, relation: 'mother' } }),
  'POST /v1/me/family/:id/end': byId,
  'POST /v1/desk/family': ({ thing }) => ({
    body: { id: newId(now()), elderPhone: thing.words['elderPhone']!, relativePhone: thing.words['relativePhone']!, relation: 'mother', doorCodes: false, consentWay: 'in_person', readBack: true },
  }),
  'POST /v1/desk/family/end': ({ thing }) => ({ body: { elderPhone: thing.words['elderPhone']!, relativePhone: thing.words['relativePhone']! } }),
  'GET /v1/me/refused-helpers': () => ({}),
  'POST /v1/me/refused-helpers/undo': () => ({ body: { personId: newId(now()) } }),
  'GET /v1/me/unwanted': () => ({}),
  'PUT /v1/me/unwanted': () => ({ body: { shelves: ['fix'] } }),
  'GET /v1/me/looks': () => ({ query: {} }),
  'GET /v1/me/consents': () => ({}),
  'PUT /v1/me/consents': () => ({ body: { purpose: 'voice', on: false } }),
  'GET /v1/me/messages': () => ({ query: {} }),
  'POST /v1/me/messages/read': ({ thing }) => ({ body: { id: thing.id, all: true } }),
  'GET /v1/me/message-settings': () => ({}),
  'PUT /v1/me/message-settings': () => ({ body: { kind: 'taken', on: false } }),
  'POST /v1/me/subscribe-answers': () => ({ body: { id: newId(now()), answers: [{ name: 'order_progress', answer: 'accept' }] } }),
  'GET /v1/me/copy': () => ({}),
  'GET /v1/me/leaving': () => ({}),
  'POST /v1/me/close': () => ({ body: { sure: true } }),
  'GET /v1/me/account': () => ({}),
  'GET /v1/me/hours': () => ({ query: {} }),
  'GET /v1/me/points': () => ({ query: {} }),
  'GET /v1/areas': () => ({}),
  'GET /v1/catalog': () => ({}),
  'GET /v1/stations': () => ({}),
  'GET /v1/points/rule': () => ({}),
  'GET /v1/board': () => ({ query: {} }),
  'GET /v1/board/orders': () => ({ query: { list: 'needs' } }),
  'GET /v1/home': () => ({ query: {} }),
  'GET /v1/hall': () => ({ query: {} }),
  'GET /v1/desk/queues': () => ({ query: {} }),
  'GET /v1/desk/progress': () => ({ query: {} }),
  'GET /v1/desk/work': () => ({ query: {} }),
  'GET /v1/desk/orders': () => ({ query: {} }),
  'GET /v1/desk/plan': () => ({}),
  'POST /v1/live': ({ thing }) => ({ body: { orderIds: [thing.orderId], queues: true } }),
  'GET /v1/live/stream': (s) => ({ query: { ticket: liveTicket(s), seconds: 1 } }),
  'GET /v1/live/changes': (s) => ({ query: { ticket: liveTicket(s) } }),
  'POST /v1/media': () => ({ query: { id: newId(now()), kind: 'voice' }, form: { file: wavOf(1).toString('latin1') } }),
  'GET /v1/media/:id': (s) => ({ ...byId(s), query: { reason: 'check_facts' } }),
  'POST /v1/orders': ({ make, sort, thing }) => ({
    body: make.orderBody({ point: { lat: 22.18, lng: 112.3, datum: 'gcj02' }, ...(sort === 'neighbour' ? { neighbourId: thing.id } : {}) }),
  }),
  'GET /v1/orders': () => ({ query: {} }),
  'GET /v1/orders/:id': byId,
  'POST /v1/orders/:id/resubmit': (s) => ({ ...byId(s), body: { words: '明天上午', window: later(s) } }),
  'POST /v1/orders/:id/cancel': (s) => ({ ...byId(s), body: { reason: 'not_needed' } }),
  'POST /v1/orders/:id/reschedule': (s) => ({ ...byId(s), body: { window: later(s) } }),
  'POST /v1/orders/:id/propose-time': (s) => ({ ...byOrder(s), body: { window: later(s) } }),
  'POST /v1/orders/:id/agree-time': (s) => ({ ...byOrder(s), body: { window: { start: s.thing.words['start']!, end: s.thing.words['end']! } } }),
  'POST /v1/orders/:id/keep-time': byOrder,
  'POST /v1/orders/:id/confirm': (s) => ({ ...byId(s), body: { solved: true, stars: 5, tags: ['patient'] } }),
  'POST /v1/orders/:id/rate': (s) => ({ ...byId(s), body: { stars: 4, tags: [] } }),
  'POST /v1/orders/:id/refuse-helper': (s) => ({ ...byId(s), body: {} }),
  'POST /v1/orders/:id/reopen': (s) => ({ ...byId(s), body: { words: '又坏了', window: later(s) } }),
  'GET /v1/orders/:id/door-codes': byId,
  'GET /v1/orders/:id/looks': (s) => ({ ...byId(s), query: {} }),
  'GET /v1/tasks': () => ({ query: {} }),
  'POST /v1/orders/:id/claim': (s) => ({ ...byId(s), body: { riskAgreed: true } }),
  'POST /v1/orders/:id/reveal': (s) => ({ ...byOrder(s), body: { reason: 'arrange_visit' } }),
  'POST /v1/assignments/:id/accept': (s) => ({ ...byId(s), body: { riskAgreed: true } }),
  'POST /v1/assignments/:id/decline': (s) => ({ ...byId(s), body: {} }),
  'POST /v1/assignments/:id/withdraw': (s) => ({ ...byId(s), body: { reason: 'ill' } }),
  'POST /v1/assignments/:id/check-in': (s) => ({ ...byId(s), body: { code: doorCode(s.make.settings.doorKey, s.thing.orderId, s.thing.id, now()) } }),
  'POST /v1/assignments/:id/no-answer': (s) => ({ ...byId(s), body: {} }),
  'POST /v1/assignments/:id/check-out': (s) => ({ ...byId(s), body: { chips: [], words } }),
  'POST /v1/assignments/:id/continue-later': (s) => ({ ...byId(s), body: { window: later(s), words: '明天再来' } }),
  'POST /v1/orders/:id/pass-phone': byOrder,
  'POST /v1/orders/:id/handed-answer': (s) => ({ ...byOrder(s), body: { permit: permitOf(s), solved: true, stars: null, tags: [] } }),
  'POST /v1/assignments/:id/own-time': (s) => ({ ...byId(s), body: { minutes: 20, words: '二十分钟' } }),
  'POST /v1/assignments/:id/dispute-time': (s) => ({ ...byId(s), body: { minutes: 90, words: '一个半小时' } }),
  'POST /v1/orders/:id/review': (s) => ({ ...byId(s), body: { decision: 'approve' } }),
  'POST /v1/orders/:id/look-through': (s) => ({ ...byId(s), body: { show: true } }),
  'GET /v1/orders/:id/check-in-screen': byId,
  'POST /v1/check-ins': (s) => ({ body: { token: checkInToken(s.make.settings.doorKey, s.thing.orderId, now()) } }),
  'POST /v1/orders/:id/open': byId,
  'GET /v1/orders/:id/candidates': byId,
  'POST /v1/orders/:id/offers': (s) => ({ ...byId(s), body: { personIds: [s.spare.id] } }),
  'POST /v1/orders/:id/slip': (s) => ({ ...byId(s), body: { id: newId(now()) } }),
  'POST /v1/orders/:id/settle-dispute': (s) => ({ ...byId(s), body: { finding: 'solved', words } }),
  'POST /v1/assignments/:id/recall-offer': byId,
  'POST /v1/assignments/:id/confirm-arrival': (s) => ({ ...byId(s), body: { words } }),
  'POST /v1/assignments/:id/settle-time': (s) => ({ ...byId(s), body: { minutes: 40, words } }),
  'POST /v1/assignments/:id/excuse': (s) => ({ ...byId(s), body: { words } }),
  'POST /v1/orders/:id/keep-waiting': byId,
  'POST /v1/orders/:id/ladder': async (s) => {
    await s.make.open.uow.run((tx) => seedLadders(tx, now()));
    return { ...byId(s), body: { act: 'restart', words } };
  },
  'GET /v1/orders/:id/partners': byId,
  'POST /v1/orders/:id/partner-calls': (s) => ({ ...byId(s), body: { id: newId(now()), unitId: PARTNERS.get(s.thing.place.townId)!, answer: 'call_back' } }),
  'POST /v1/assignments/:id/helper-numbers': byId,
  'POST /v1/assignments/:id/mark-safe': (s) => ({ ...byId(s), body: { words } }),
  'GET /v1/desk/ladders': () => ({}),
  'PUT /v1/desk/ladders/:id': async ({ make, thing }) => {
    await make.open.uow.run((tx) => seedLadders(tx, now()));
    const row = await make.open.database.get(TownLadder, thing.place.townId);
    return { params: { id: thing.place.townId }, body: { steps: [{ circle: 'community', waitMinutes: 240, invite: 3 }], version: row!.version } };
  },
  'GET /v1/desk/partners': () => ({}),
  'PUT /v1/desk/partners': ({ thing }) => ({ body: { id: newId(now()), townId: thing.place.townId, name: '供电所', contact: '陈工', phone: '0750-0001234', can: '用电检查', active: true } }),
  'GET /v1/desk/gaps': () => ({ query: {} }),
  'GET /v1/desk/gap-groups': () => ({ query: {} }),
  'POST /v1/gaps/:id/close': async (s) => ({ params: { id: await gapOf(s) }, body: { outcome: 'told' } }),
  'POST /v1/feedback': ({ sort, thing }) => ({ body: { id: newId(now()), kind: 'complaint', words, ...(sort === 'sent' ? { orderId: thing.id } : {}) } }),
  'GET /v1/feedback': () => ({ query: {} }),
  'GET /v1/feedback/:id': byId,
  'POST /v1/feedback/:id/notes': (s) => ({ ...byId(s), body: { id: newId(now()), words } }),
  'POST /v1/feedback/:id/seen': byId,
  'POST /v1/feedback/:id/answer': (s) => ({ ...byId(s), body: { id: newId(now()), words } }),
  'GET /v1/desk/feedback': () => ({ query: {} }),
  'GET /v1/desk/calls': () => ({ query: {} }),
  'POST /v1/desk/calls/:id/number': byId,
  'POST /v1/desk/calls/:id/outcome': (s) => ({ ...byId(s), body: { outcome: 'NOT_REACHED' } }),
  'GET /v1/records/:id': byId,
  'POST /v1/records/:id/review': (s) => ({ ...byId(s), body: { decision: 'credit', words } }),
  'POST /v1/records/:id/corrections': (s) => ({ ...byId(s), body: { id: newId(now()), minutes: 45, reason: words } }),
  'POST /v1/corrections/:id/approve': byId,
  'GET /v1/shop': ({ thing }) => ({ query: { stationId: thing.id } }),
  'POST /v1/redemptions': ({ thing }) => ({ body: { id: newId(now()), stockId: thing.words['stockId']! } }),
  'GET /v1/redemptions': () => ({ query: {} }),
  'GET /v1/redemptions/:id': byId,
  'POST /v1/redemptions/:id/cancel': byId,
  'GET /v1/desk': ({ thing }) => ({ query: { stationId: thing.id } }),
  'POST /v1/desk/look-up': ({ thing }) => ({ body: { stationId: thing.words['stationId']!, code: thing.words['code']! } }),
  'POST /v1/redemptions/:id/hand-over': (s) => ({ ...byId(s), body: { stationId: s.thing.words['stationId']!, code: s.thing.words['code']! } }),
  'POST /v1/redemptions/:id/staff-cancel': (s) => ({ ...byId(s), body: { words } }),
  'GET /v1/stations/:id/stock': byId,
  'GET /v1/stock-movements': ({ thing }) => ({ query: { stockId: thing.id } }),
  'POST /v1/stock/:id/movements': (s) => ({ ...byId(s), body: { id: newId(now()), kind: 'in', quantity: 1, reason: words } }),
  'GET /v1/volunteers': () => ({ query: {} }),
  'POST /v1/volunteers/:id/verify-party': (s) => ({ ...byId(s), body: { decision: 'verify' } }),
  'GET /v1/communities': () => ({ query: {} }),
  'POST /v1/communities/:id/poster': byId,
  'GET /v1/places': async ({ make }) => {
    await make.open.uow.run((tx) => tx.insertIfAbsent(CommunityPoster, { communityId: HOME.communityId, scene: POSTER_SCENE, madeAt: now() }));
    const made = await make.open.database.get(CommunityPoster, HOME.communityId);
    return { query: { scene: made!.scene } };
  },
  'PUT /v1/communities/:id/contact': (s) => ({ ...byId(s), body: { hotline: '0750-7712345' } }),
  'GET /v1/staff-seats': () => ({ query: {} }),
  'POST /v1/staff-seats': ({ thing }) => ({
    body: {
      id: newId(now()), phone: thing.words['phone']!, role: thing.words['role'] as StaffRole, areaId: thing.words['areaId']!,
      ...(thing.words['stationId'] ? { stationId: thing.words['stationId'] } : {}),
    },
  }),
  'POST /v1/staff-seats/:id/end': byId,
};
