import type { Route } from '@supermarket/shared';
import {
  anywhere, APPOINTING, byArea, COUNTER, EVERYBODY, NOBODY, notTheirOwn, OFFICE, PEOPLE, SHELF, STAFF, told, VOLUNTEERS, type Reach, type Role,
} from './roles.js';
import type { Mark, Sort } from './sorts.js';

/** One sentence about a route: who comes in at all, and on what. */
export interface Line {
  /** Whoever is not here is refused before anything is looked at, whatever they send. */
  readonly door: readonly Role[];
  /** What is asked for; null: nothing in particular. */
  readonly sort: Sort | null;
  readonly may: Reach;
  /** Others' things that an answer may name, and the reach in which it does. */
  readonly shows: Partial<Readonly<Record<Mark, Reach>>>;
}

const plain = (door: readonly Role[], shows: Line['shows'] = {}): Line => ({ door, sort: null, may: {}, shows });
const on = (sort: Sort, door: readonly Role[], may: Reach, shows: Line['shows'] = {}): Line => ({ door, sort, may, shows });

/** What those who need help do with an order, and staff of its place for them. */
const theirsOrOffice = (sort: Sort): Line => on(sort, PEOPLE, { own: PEOPLE, ...byArea(OFFICE) });
/** What staff of the place do, never about what they asked for or help in. */
const office = (sort: Sort, shows?: Line['shows']): Line => on(sort, OFFICE, { own: notTheirOwn(OFFICE), ...byArea(OFFICE) }, shows);
/** What who helps does in their own part. */
const helper = (sort: Sort): Line => on(sort, VOLUNTEERS, { own: VOLUNTEERS });
/** What is nobody else's business. */
const theirs = (sort: Sort): Line => on(sort, PEOPLE, { own: PEOPLE });

/** Who may what. Written once, by hand, from what the product promises; a route without a line fails. */
export const POLICY: { readonly [R in Route]: readonly Line[] } = {
  // getting in
  'POST /v1/auth/wechat': [plain(EVERYBODY)],
  'POST /v1/auth/wechat-phone': [plain(PEOPLE)],
  'GET /v1/auth/demo-people': [plain(EVERYBODY)],
  'POST /v1/auth/demo': [plain(EVERYBODY)],
  'POST /v1/auth/demo-wechat-code': [plain(EVERYBODY)],
  'POST /v1/auth/scan-tickets': [plain(EVERYBODY)],
  'POST /v1/auth/scan-tickets/:id/collect': [on('ticket', EVERYBODY, { own: EVERYBODY, near: told('CODE_WRONG', EVERYBODY) })],
  'POST /v1/auth/scan-tickets/approve': [on('ticket', PEOPLE, { own: PEOPLE, near: told('CODE_WRONG', PEOPLE) })],
  'POST /v1/auth/grants/redeem': [on('grant', PEOPLE, { own: PEOPLE, near: told('CODE_WRONG', PEOPLE) })],
  'POST /v1/auth/logout': [on('self', PEOPLE, { own: PEOPLE })],
  'POST /v1/auth/logout-everywhere': [on('self', PEOPLE, { own: PEOPLE })],
  // oneself
  'GET /v1/me': [plain(PEOPLE)],
  'GET /v1/me/waiting': [plain(PEOPLE)],
  'PUT /v1/me': [on('self', PEOPLE, { own: PEOPLE })],
  'PUT /v1/me/volunteer': [on('self', PEOPLE, { own: PEOPLE })],
  'GET /v1/me/neighbours': [plain(PEOPLE)],
  'POST /v1/me/neighbours': [on('self', PEOPLE, { own: PEOPLE })],
  'POST /v1/me/neighbours/:id/end': [theirs('neighbour')],
  'GET /v1/me/family': [plain(PEOPLE)],
  'POST /v1/me/family/code': [on('self', PEOPLE, { own: PEOPLE })],
  'POST /v1/me/family': [on('kinCode', PEOPLE, { own: PEOPLE, near: told('CODE_WRONG', PEOPLE) }, { volunteer: anywhere(PEOPLE) })],
  'POST /v1/me/family/:id/end': [theirs('kin')],
  'POST /v1/desk/family': [office('elder')],
  'POST /v1/desk/family/end': [office('kin')],
  'GET /v1/me/refused-helpers': [plain(PEOPLE)],
  'POST /v1/me/refused-helpers/undo': [on('self', PEOPLE, { own: PEOPLE })],
  'GET /v1/me/unwanted': [plain(VOLUNTEERS)],
  'PUT /v1/me/unwanted': [on('self', VOLUNTEERS, { own: VOLUNTEERS })],
  'GET /v1/me/looks': [plain(PEOPLE)],
  'GET /v1/me/consents': [plain(PEOPLE)],
  'PUT /v1/me/consents': [on('self', PEOPLE, { own: PEOPLE })],
  'GET /v1/me/messages': [plain(PEOPLE)],
  'POST /v1/me/messages/read': [theirs('message')],
  'GET /v1/me/message-settings': [plain(PEOPLE)],
  'PUT /v1/me/message-settings': [on('self', PEOPLE, { own: PEOPLE })],
  'POST /v1/me/subscribe-answers': [on('self', PEOPLE, { own: PEOPLE })],
  'GET /v1/me/copy': [plain(PEOPLE)],
  'GET /v1/me/leaving': [plain(PEOPLE)],
  'POST /v1/me/close': [on('self', PEOPLE, { own: told('ACCOUNT_BUSY', STAFF, ['resident', 'former', 'volunteer']) })],
  'GET /v1/me/account': [plain(PEOPLE)],
  'GET /v1/me/hours': [plain(PEOPLE)],
  'GET /v1/me/points': [plain(PEOPLE)],
  // what everybody may read
  'GET /v1/areas': [plain(EVERYBODY)],
  'GET /v1/catalog': [plain(EVERYBODY)],
  'GET /v1/stations': [plain(EVERYBODY)],
  'GET /v1/points/rule': [plain(EVERYBODY)],
  // Names no order, not even one that waits.
  'GET /v1/board': [plain(EVERYBODY)],
  'GET /v1/board/orders': [plain(EVERYBODY)],
  // screens
  'GET /v1/home': [plain(EVERYBODY)],
  'GET /v1/hall': [plain(VOLUNTEERS, { openOrder: anywhere(VOLUNTEERS) })],
  'GET /v1/desk/queues': [plain(STAFF, { order: byArea(OFFICE), openOrder: byArea(OFFICE), record: byArea(OFFICE), voucher: byArea(SHELF) })],
  'GET /v1/desk/work': [plain(STAFF, { order: byArea(OFFICE), openOrder: byArea(OFFICE), record: byArea(OFFICE), voucher: byArea(SHELF) })],
  'GET /v1/desk/progress': [plain(OFFICE)],
  'GET /v1/desk/orders': [plain(OFFICE, { order: byArea(OFFICE), openOrder: byArea(OFFICE) })],
  'GET /v1/desk/plan': [plain(OFFICE, { openOrder: byArea(OFFICE), volunteer: anywhere(OFFICE) })], // as in the list of candidates
  // pages that stay fresh by themselves
  'POST /v1/live': [ // who may read an order may hear that it has changed
    on('sent', PEOPLE, { own: PEOPLE, ...byArea(OFFICE) }),
    on('open', PEOPLE, { own: PEOPLE, near: [...OFFICE, 'volunteer'], next: ['town', 'city', ...VOLUNTEERS], far: ['city', ...VOLUNTEERS] }),
  ],
  'GET /v1/live/stream': [plain(EVERYBODY)],
  'GET /v1/live/changes': [plain(EVERYBODY)],
  // voice notes and photos
  'POST /v1/media': [on('self', PEOPLE, { own: PEOPLE })],
  'GET /v1/media/:id': [theirsOrOffice('voice')],
  // orders, by those who need help
  'POST /v1/orders': [on('self', PEOPLE, { own: PEOPLE }), on('neighbour', PEOPLE, { own: PEOPLE, ...anywhereTold() })],
  'GET /v1/orders': [plain(PEOPLE)],
  'GET /v1/orders/:id': [
    on('sent', PEOPLE, { own: PEOPLE, ...byArea(OFFICE) }),
    on('open', PEOPLE, { own: PEOPLE, near: [...OFFICE, 'volunteer'], next: ['town', 'city', ...VOLUNTEERS], far: ['city', ...VOLUNTEERS] }),
  ],
  'POST /v1/orders/:id/resubmit': [theirs('asked')],
  'POST /v1/orders/:id/cancel': [theirsOrOffice('sent')],
  'POST /v1/orders/:id/reschedule': [theirsOrOffice('sent')],
  'POST /v1/orders/:id/propose-time': [theirsOrOffice('task')],
  'POST /v1/orders/:id/agree-time': [theirsOrOffice('proposed')],
  'POST /v1/orders/:id/keep-time': [theirsOrOffice('proposed')],
  'POST /v1/orders/:id/confirm': [theirsOrOffice('finished')],
  'POST /v1/orders/:id/rate': [theirsOrOffice('confirmed')],
  'POST /v1/orders/:id/refuse-helper': [on('confirmed', PEOPLE, { own: PEOPLE }, { volunteer: anywhere(PEOPLE) })], // and whom they had refused before
  'POST /v1/orders/:id/reopen': [theirsOrOffice('confirmed')],
  'GET /v1/orders/:id/door-codes': [theirs('taken')],
  'GET /v1/orders/:id/looks': [theirs('taken')],
  // orders, by those who help
  'GET /v1/tasks': [plain(VOLUNTEERS)],
  'POST /v1/orders/:id/claim': [on('open', VOLUNTEERS, { own: told('OWN_ORDER', VOLUNTEERS), ...anywhere(VOLUNTEERS) })],
  'POST /v1/orders/:id/reveal': [
    on('taken', PEOPLE, { own: notTheirOwn(OFFICE), ...byArea(OFFICE) }),
    on('task', PEOPLE, { own: notTheirOwn(['dispatcher', 'town', 'city'], VOLUNTEERS), ...byArea(OFFICE) }),
  ],
  'POST /v1/assignments/:id/accept': [helper('invitation')],
  'POST /v1/assignments/:id/decline': [helper('invitation')],
  'POST /v1/assignments/:id/withdraw': [helper('task')],
  'POST /v1/assignments/:id/check-in': [helper('task')],
  'POST /v1/check-ins': [
    on('task', VOLUNTEERS, { own: VOLUNTEERS, near: told('CODE_EXPIRED', VOLUNTEERS), next: told('CODE_EXPIRED', VOLUNTEERS), far: told('CODE_EXPIRED', VOLUNTEERS) }),
  ],
  'POST /v1/assignments/:id/no-answer': [helper('task')],
  'POST /v1/assignments/:id/check-out': [helper('visit')],
  'POST /v1/assignments/:id/continue-later': [helper('visit')],
  'POST /v1/orders/:id/pass-phone': [helper('proxied')],
  'POST /v1/orders/:id/handed-answer': [helper('proxied')],
  'POST /v1/assignments/:id/own-time': [helper('forgotten')],
  'POST /v1/assignments/:id/dispute-time': [helper('served')],
  // orders, by staff
  'POST /v1/orders/:id/review': [office('sent')],
  'POST /v1/orders/:id/look-through': [office('sent')],
  // One helper has a door code: there is no screen, and only those who would have one are told why.
  'GET /v1/orders/:id/check-in-screen': [
    on('open', PEOPLE, { own: notTheirOwn(OFFICE), near: told('WRONG_STATE', OFFICE), next: told('WRONG_STATE', ['town', 'city']), far: told('WRONG_STATE', ['city']) }),
  ],
  'POST /v1/orders/:id/open': [office('reopened')],
  'GET /v1/orders/:id/candidates': [office('open', { volunteer: anywhere(OFFICE) })],
  'POST /v1/orders/:id/offers': [office('open')],
  'POST /v1/orders/:id/slip': [office('taken')],
  'POST /v1/orders/:id/settle-dispute': [office('disputed')],
  'POST /v1/assignments/:id/recall-offer': [office('invitation')],
  'POST /v1/assignments/:id/confirm-arrival': [office('task')],
  'POST /v1/assignments/:id/settle-time': [office('contested')],
  'POST /v1/assignments/:id/excuse': [office('task')],
  // the ladder
  'POST /v1/orders/:id/keep-waiting': [theirsOrOffice('open')],
  'POST /v1/orders/:id/ladder': [office('open')],
  'GET /v1/orders/:id/partners': [office('open')],
  'POST /v1/orders/:id/partner-calls': [office('open')],
  'POST /v1/assignments/:id/mark-safe': [office('visit')],
  'POST /v1/assignments/:id/helper-numbers': [office('visit')],
  'GET /v1/desk/ladders': [plain(OFFICE)],
  'PUT /v1/desk/ladders/:id': [on('station', APPOINTING, byArea(APPOINTING))],
  'GET /v1/desk/partners': [plain(OFFICE)],
  'PUT /v1/desk/partners': [on('station', APPOINTING, byArea(APPOINTING))],
  'GET /v1/desk/gaps': [plain(OFFICE, { openOrder: byArea(OFFICE) })],
  'GET /v1/desk/gap-groups': [plain(OFFICE, { openOrder: byArea(OFFICE) })],
  'POST /v1/gaps/:id/close': [office('open')],
  // questions, suggestions, complaints, appeals
  'POST /v1/feedback': [on('self', PEOPLE, { own: PEOPLE }), on('sent', PEOPLE, { own: PEOPLE })],
  'GET /v1/feedback': [plain(PEOPLE)],
  'GET /v1/feedback/:id': [on('matter', PEOPLE, { own: PEOPLE, ...byArea(OFFICE) })],
  'POST /v1/feedback/:id/notes': [theirs('matter')],
  'POST /v1/feedback/:id/seen': [theirs('matter')],
  'POST /v1/feedback/:id/answer': [office('matter')],
  'GET /v1/desk/feedback': [plain(OFFICE, { matter: byArea(OFFICE) })],
  // people to be rung up, by staff
  'GET /v1/desk/calls': [plain(OFFICE, { call: byArea(OFFICE) })],
  'POST /v1/desk/calls/:id/number': [on('call', OFFICE, { own: OFFICE, ...byArea(OFFICE) })],
  'POST /v1/desk/calls/:id/outcome': [on('call', OFFICE, { own: OFFICE, ...byArea(OFFICE) })],
  // hours, by staff
  'GET /v1/records/:id': [on('record', OFFICE, { own: OFFICE, ...byArea(OFFICE) })],
  'POST /v1/records/:id/review': [office('record')],
  'POST /v1/records/:id/corrections': [office('record')],
  'POST /v1/corrections/:id/approve': [office('correction')],
  // gifts
  'GET /v1/shop': [on('station', EVERYBODY, anywhere(EVERYBODY), { stock: anywhere(EVERYBODY) })],
  'POST /v1/redemptions': [on('purse', PEOPLE, { own: PEOPLE })],
  'GET /v1/redemptions': [plain(PEOPLE)],
  'GET /v1/redemptions/:id': [theirs('voucher')],
  'POST /v1/redemptions/:id/cancel': [theirs('voucher')],
  // the desk
  'GET /v1/desk': [on('station', SHELF, byArea(SHELF), { voucher: byArea(SHELF) })],
  'POST /v1/desk/look-up': [on('voucher', COUNTER, { own: COUNTER, ...byArea(COUNTER) })],
  'POST /v1/redemptions/:id/hand-over': [on('voucher', COUNTER, { own: notTheirOwn(COUNTER), ...byArea(COUNTER) }, { voucher: byArea(SHELF) })],
  'POST /v1/redemptions/:id/staff-cancel': [on('voucher', SHELF, { own: SHELF, ...byArea(SHELF) }, { voucher: byArea(SHELF) })],
  'GET /v1/stations/:id/stock': [on('station', STAFF, byArea(STAFF), { stock: byArea(STAFF) })],
  'GET /v1/stock-movements': [on('stock', STAFF, byArea(STAFF))],
  'POST /v1/stock/:id/movements': [on('stock', SHELF, byArea(SHELF))],
  // people, by staff
  'GET /v1/volunteers': [plain(OFFICE, { volunteer: byArea(OFFICE) })],
  'POST /v1/volunteers/:id/verify-party': [on('member', OFFICE, { own: notTheirOwn(['both']), ...byArea(OFFICE) })],
  'GET /v1/communities': [plain(OFFICE)],
  'PUT /v1/communities/:id/contact': [on('community', OFFICE, byArea(OFFICE))],
  'POST /v1/communities/:id/poster': [on('community', OFFICE, byArea(OFFICE))],
  'GET /v1/places': [plain(EVERYBODY)],
  'GET /v1/staff-seats': [plain(APPOINTING, { seat: byArea(APPOINTING), seated: byArea(APPOINTING) })],
  'POST /v1/staff-seats': [on('newcomer', APPOINTING, byArea(APPOINTING)), on('climber', APPOINTING, anywhere(['city'])), on('misplaced', APPOINTING, {})],
  'POST /v1/staff-seats/:id/end': [on('seat', STAFF, { own: NOBODY, ...byArea(APPOINTING) }), on('chair', STAFF, { own: NOBODY, ...anywhere(['city']) })],
};

/** For somebody else, one orders with their consent only. */
function anywhereTold(): Reach {
  const withoutConsent = told('CONSENT_NEEDED', PEOPLE);
  return { near: withoutConsent, next: withoutConsent, far: withoutConsent };
}
