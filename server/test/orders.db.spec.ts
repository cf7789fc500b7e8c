import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Stars } from '@supermarket/shared';
import { ProxyGrant } from '../src/consent/proxy-grant.entity.js';
import { standingKey } from '../src/consent/consent.store.js';
import { recordOf, standingAward } from '../src/hours/hours.store.js';
import { newId, violatedConstraint } from '../src/kernel/index.js';
import { Assignment } from '../src/orders/assignment.entity.js';
import { ServiceOrder } from '../src/orders/order.entity.js';
import type { Actor } from '../src/people/actor.js';
import { verify } from '../src/verify.js';
import { onEachEngine } from './engines.js';
import { expectInvariants } from './invariants.js';
import { FAR, HOME } from './make.people.js';
import { MakeOrders } from './make.orders.js';

onEachEngine(
  'orders',
  (db) => {
    const make = new MakeOrders(db);
    let staff: Actor;
    let residentId: string;
    let resident: Actor;
    let helperId: string;
    let helper: Actor;

    beforeAll(async () => {
      staff = await make.setUp();
    });
    beforeEach(async () => {
      db.clock.set('2026-11-23T01:00:00.000Z'); // Monday, 09:00
      residentId = await make.people.person({ name: '陈大娘', birthYear: 1948, address: '解放路 8 号 302' });
      resident = await make.people.actor(residentId);
      helperId = await make.people.volunteer({ name: '李师傅', skills: ['plumbing'] });
      helper = await make.people.actor(helperId);
    });

    const refused = (code: string): object => expect.objectContaining({ code });
    const later = (days: number): void => db.clock.advance({ days });
    const balance = async (personId: string): Promise<number> =>
      Number((await db.database.one<{ n: number }>('SELECT COALESCE(SUM(balance), 0) AS n FROM point_account WHERE person_id = ?', [personId]))!.n);

    describe('placing', () => {
      test('an order waits for review, sealed, with a clock that counts working time', async () => {
        const id = await make.placed(residentId, { urgent: true });
        const { order } = await make.caseOf(id);
        expect(order).toMatchObject({ status: 'SUBMITTED', minutes: 60, reviewDue: new Date('2026-11-23T03:00:00Z'), dispatchDue: null });
        expect(JSON.stringify(await db.database.one('SELECT * FROM service_order WHERE id = ?', [id]))).not.toMatch(/降压|解放路/);
        expect(await make.history(id)).toEqual(['placed']);
        const view = await make.view(resident, id);
        expect(view).toMatchObject({ relation: 'requester', step: 1, words: '降压药吃完了', actions: ['cancel', 'reschedule'], answerDue: '2026-11-23T03:00:00.000Z' });
      });

      test('an order sent on Friday afternoon is answered by Monday evening', async () => {
        db.clock.set('2026-11-27T09:00:00Z');
        const { order } = await make.caseOf(await make.placed(residentId));
        expect(order.reviewDue).toEqual(new Date('2026-11-30T09:30:00Z'));
      });

      test('the same order sent again is the same order; with another body or by another person it is refused', async () => {
        const body = make.body();
        const first = await make.orders.place(resident, body);
        expect((await make.orders.place(resident, { ...body })).id).toBe(first.id);
        await expect(make.orders.place(resident, { ...body, words: '别的' })).rejects.toEqual(refused('ID_TAKEN'));
        await expect(make.orders.place(helper, body)).rejects.toEqual(refused('ID_TAKEN'));
        expect(await make.history(first.id)).toEqual(['placed']);
      });

      test('five orders may be open at once; one that ends makes room', async () => {
        const ids = [];
        for (let i = 0; i < 5; i += 1) ids.push(await make.placed(residentId));
        await expect(make.placed(residentId)).rejects.toEqual(refused('TOO_MANY_OPEN_ORDERS'));
        await make.orders.cancel(resident, ids[0]!, { reason: 'not_needed' });
        await make.placed(residentId);
      });

      test('what cannot be ordered is refused by name', async () => {
        await expect(make.placed(residentId, { itemId: 'no-such' })).rejects.toEqual(refused('ITEM_UNKNOWN'));
        await expect(make.placed(residentId, { communityId: HOME.townId })).rejects.toEqual(refused('COMMUNITY_UNKNOWN'));
        await expect(make.placed(residentId, { window: make.window(-3) })).rejects.toEqual(refused('WINDOW_INVALID'));
        await expect(make.placed(residentId, { window: make.window(61 * 24) })).rejects.toEqual(refused('WINDOW_INVALID'));
        await expect(make.placed(residentId, { words: '打 138 0013 8000' })).rejects.toEqual(refused('TEXT_NOT_ALLOWED'));
        await expect(make.placed(residentId, { kind: 'wish' })).rejects.toEqual(refused('BAD_INPUT'));
        const nameless = await make.people.person();
        await db.uow.run((tx) => tx.change('UPDATE person SET name = NULL WHERE id = ?', [nameless]));
        await expect(make.placed(nameless)).rejects.toEqual(refused('PROFILE_INCOMPLETE'));
      });

      test('for somebody else only while their consent stands', async () => {
        const daughterId = await make.people.person({ name: '陈小妹' });
        const daughter = await make.people.actor(daughterId);
        await expect(make.orders.place(daughter, make.body({ neighbourId: residentId }))).rejects.toEqual(refused('CONSENT_NEEDED'));
        const grant = await makeGrant(daughterId, residentId);
        const view = await make.orders.place(daughter, make.body({ neighbourId: residentId }));
        expect(view).toMatchObject({ relation: 'proxy', requester: { name: '陈**', ageBand: '70 多岁', byProxy: true } });
        expect((await make.queries.mine(daughterId, {})).items).toMatchObject([{ id: view.id, forWhom: '陈**' }]);
        expect((await make.queries.mine(residentId, {})).items).toMatchObject([{ id: view.id, forWhom: null }]);
        await db.uow.run((tx) => tx.update(ProxyGrant, { endedAt: db.clock.now(), standingKey: null }, 'id = ?', [grant]));
        await expect(make.orders.cancel(daughter, view.id, { reason: 'not_needed' })).rejects.toEqual(refused('GRANT_ENDED'));
        await expect(make.orders.place(daughter, make.body({ neighbourId: residentId }))).rejects.toEqual(refused('GRANT_ENDED'));
        expect((await make.queries.mine(daughterId, {})).items).toEqual([]);
      });
    });

    async function makeGrant(proxyId: string, personId: string): Promise<string> {
      const id = newId(db.clock.now());
      await db.uow.run((tx) =>
        tx.insert(ProxyGrant, {
          id, proxyId, personId, name: '陈大娘', birthYear: 1948, communityId: HOME.communityId, addressCipher: 'x', relation: 'neighbour', consentWay: 'in_person', textVersion: '1', givenAt: db.clock.now(), endedAt: null,
          bodyHash: 'x', standingKey: standingKey(proxyId, personId),
        }),
      );
      return id;
    }

    describe('reviewing', () => {
      test('staff ask, the resident answers, staff approve; the clock of the next step starts', async () => {
        const id = await make.placed(residentId);
        await make.reviews.review(staff, id, { decision: 'ask', ask: 'where', words: '几号楼？' });
        expect(await make.view(resident, id)).toMatchObject({ status: 'NEEDS_INFO', askReason: 'where', staffWords: '几号楼？', actions: ['resubmit', 'cancel', 'reschedule'], answerDue: null });
        await make.orders.resubmit(resident, id, { words: '二号楼，靠大门', address: '解放路 8 号 2 栋' });
        await make.reviews.review(staff, id, { decision: 'approve', urgent: true });
        await make.reviews.review(staff, id, { decision: 'approve', urgent: true }); // a second tap
        expect((await make.caseOf(id)).order).toMatchObject({ status: 'OPEN', reviewDue: null, dispatchDue: new Date('2026-11-23T03:00:00Z') });
        expect(await make.history(id)).toEqual(['placed', 'asked', 'resubmitted', 'approved']);
      });

      test('own words need minutes; a rejection needs a reason and kind words, and ends the order', async () => {
        const id = await make.placed(residentId, { kind: 'wish', itemId: undefined, title: '想要一副老花镜' });
        await expect(make.reviews.review(staff, id, { decision: 'approve' })).rejects.toEqual(refused('MINUTES_INVALID'));
        await expect(make.reviews.review(staff, id, { decision: 'reject', reject: 'paid_work' })).rejects.toEqual(refused('REASON_NEEDED'));
        await make.reviews.review(staff, id, { decision: 'reject', reject: 'not_a_need', words: '街口眼镜店今天送' });
        expect(await make.view(resident, id)).toMatchObject({ status: 'REJECTED', shelf: 'wish', rejectReason: 'not_a_need', staffWords: '街口眼镜店今天送', actions: ['appeal'] });
      });

      test('staff of another town are told that it is not theirs, a neighbour finds nothing', async () => {
        const id = await make.placed(residentId);
        const far = await make.people.actor(await make.people.staff('dispatcher', FAR.communityId));
        await expect(make.reviews.review(far, id, { decision: 'approve' })).rejects.toEqual(refused('OUT_OF_SCOPE'));
        await expect(make.view(far, id)).rejects.toEqual(refused('NOT_FOUND'));
        await expect(make.view(await make.people.actor(await make.people.person()), id)).rejects.toEqual(refused('NOT_FOUND'));
        await expect(make.view(helper, id)).rejects.toEqual(refused('NOT_FOUND'));
      });

      test('nobody reviews their own order', async () => {
        const id = await make.placed(staff.personId!);
        await expect(make.reviews.review(staff, id, { decision: 'approve' })).rejects.toEqual(refused('NEED_ANOTHER_PERSON'));
      });

      test('seven days of silence after a question end the order', async () => {
        const id = await make.placed(residentId);
        await make.reviews.review(staff, id, { decision: 'ask', ask: 'what' });
        later(6);
        await make.runTimers();
        expect((await make.caseOf(id)).order.status).toBe('NEEDS_INFO');
        later(1);
        await make.runTimers();
        expect((await make.caseOf(id)).order.status).toBe('CANCELLED');
      });
    });

    describe('claims and offers', () => {
      test('a claim takes the seat and shows the address; every look leaves a receipt', async () => {
        const { id, part } = await make.claimed(staff, helperId, {}, residentId);
        const view = await make.view(helper, id);
        expect(view).toMatchObject({ status: 'ACCEPTED', relation: 'claimant', words: '降压药吃完了', seatsTaken: 1, requester: { name: '陈**' }, mine: { assignmentId: part, state: 'ACCEPTED' } });
        expect(view.actions).toEqual(['proposeTime', 'withdraw', 'checkIn', 'reveal']);
        expect(await make.orders.reveal(helper, id, {})).toMatchObject({ name: '陈大娘', address: '解放路 8 号 302', phone: expect.stringMatching(/^199/) });
        expect((await make.view(resident, id)).looks).toBe(1);
        await expect(make.orders.reveal(staff, id, {})).rejects.toEqual(refused('REASON_NEEDED'));
        await make.orders.reveal(staff, id, { reason: 'call_back' });
        expect(await db.database.rows('SELECT viewer_hat AS hat, reason FROM look WHERE order_id = ? ORDER BY id', [id])).toEqual([
          { hat: 'volunteer', reason: null }, { hat: 'dispatcher', reason: 'call_back' },
        ]);
      });

      test('each gate has its own refusal', async () => {
        const tap = await make.openOrder(staff, { itemId: 'fix-tap', window: make.window(30) }, {}, residentId);
        const plain = await make.people.actor(await make.people.volunteer());
        await expect(make.tasks.claim(plain, tap, { riskAgreed: true })).rejects.toEqual(refused('SKILL_MISSING'));
        await expect(make.tasks.claim(helper, tap, { riskAgreed: false })).rejects.toEqual(refused('RISK_NOT_AGREED'));
        const party = await make.openOrder(staff, {}, { partyOnly: true }, residentId);
        await expect(make.tasks.claim(plain, party, { riskAgreed: true })).rejects.toEqual(refused('PARTY_ONLY'));
        const own = await make.openOrder(staff, {}, {}, helperId);
        await expect(make.tasks.claim(helper, own, { riskAgreed: true })).rejects.toEqual(refused('OWN_ORDER'));
        await make.tasks.claim(helper, tap, { riskAgreed: true });
        await make.tasks.claim(helper, tap, { riskAgreed: true }); // a second tap
        const clash = await make.openOrder(staff, { window: make.window(30.5) }, {}, residentId);
        await expect(make.tasks.claim(helper, clash, { riskAgreed: true })).rejects.toEqual(refused('TIME_CLASH'));
        const lazy = await make.people.actor(await make.people.volunteer({ weeklyCap: 1 }));
        await make.tasks.claim(lazy, clash, { riskAgreed: true });
        const more = await make.openOrder(staff, { window: make.window(40) }, {}, residentId);
        await expect(make.tasks.claim(lazy, more, { riskAgreed: true })).rejects.toEqual(refused('WEEKLY_CAP'));
        await expect(make.tasks.claim(resident, more, { riskAgreed: true })).rejects.toEqual(refused('NOT_A_VOLUNTEER'));
      });

      test('an offer is declined without penalty, and the order is open again', async () => {
        const id = await make.openOrder(staff, {}, {}, residentId);
        const offered = await make.reviews.offer(staff, id, { personIds: [helperId] });
        expect(offered).toMatchObject({ status: 'DISPATCHED', helpers: [{ state: 'OFFERED', repliesBy: '2026-11-23T05:00:00.000Z' }] });
        await make.reviews.offer(staff, id, { personIds: [helperId] }); // a second tap
        const [invite] = await make.queries.invites(helperId);
        expect(invite).toMatchObject({ orderId: id, ageBand: '70 多岁' });
        expect((await make.view(resident, id)).helpers).toEqual([]); // who was asked is nobody's business
        expect(await make.tasks.decline(helper, invite!.assignmentId, {})).toMatchObject({ status: 'OPEN' });
        await expect(make.reviews.offer(staff, id, { personIds: [helperId] })).rejects.toEqual(refused('ALREADY_ASKED'));
        await expect(make.tasks.accept(helper, invite!.assignmentId, { riskAgreed: true })).rejects.toEqual(refused('OFFER_ENDED'));
        await make.tasks.claim(helper, id, { riskAgreed: true }); // they may think better of it
      });

      test('when the seats fill, the other offers end with thanks', async () => {
        const id = await make.openOrder(staff, {}, {}, residentId);
        const others = [await make.people.volunteer(), await make.people.volunteer()];
        const view = await make.reviews.offer(staff, id, { personIds: [helperId, ...others] });
        const mine = (await make.caseOf(id)).assignments.find(({ volunteerId }) => volunteerId === helperId)!;
        await make.tasks.accept(helper, mine.id, { riskAgreed: true });
        await make.tasks.accept(helper, mine.id, { riskAgreed: true });
        expect((await make.caseOf(id)).assignments.map(({ state }) => state).sort()).toEqual(['ACCEPTED', 'SUPERSEDED', 'SUPERSEDED']);
        expect(view.seats).toBe(1);
        await expect(make.reviews.offer(staff, id, { personIds: [await make.people.volunteer()] })).rejects.toEqual(refused('WRONG_STATE'));
      });

      test('an offer that nobody answers ends after four hours', async () => {
        const id = await make.openOrder(staff, {}, {}, residentId);
        await make.reviews.offer(staff, id, { personIds: [helperId] });
        db.clock.advance({ hours: 4 });
        await make.runTimers();
        const { order, assignments } = await make.caseOf(id);
        expect([order.status, assignments[0]!.state]).toEqual(['OPEN', 'TIMED_OUT']);
        expect(order.dispatchDue).not.toBeNull();
      });

      test('offers are taken back, and nobody asked twice or four at once', async () => {
        const id = await make.openOrder(staff, {}, {}, residentId);
        const four = [];
        for (let i = 0; i < 4; i += 1) four.push(await make.people.volunteer());
        await expect(make.reviews.offer(staff, id, { personIds: four })).rejects.toEqual(refused('TOO_MANY_OFFERS'));
        await make.reviews.offer(staff, id, { personIds: [four[0]!] });
        const [offer] = (await make.caseOf(id)).assignments;
        expect(await make.reviews.recallOffer(staff, offer!.id)).toMatchObject({ status: 'OPEN' });
        expect(await make.history(id)).toEqual(['placed', 'approved', 'offered', 'recalled']);
      });

      test('a withdrawal frees the seat at once, hides the address, and is urgent because somebody was promised', async () => {
        const { id, part } = await make.claimed(staff, helperId, { window: make.window(50) }, residentId);
        expect(await make.tasks.withdraw(helper, part, { reason: 'ill' })).toMatchObject({ status: 'OPEN', urgent: true, relation: 'volunteer' });
        await expect(make.orders.reveal(helper, id, {})).rejects.toEqual(refused('ADDRESS_HIDDEN'));
        expect((await make.caseOf(id)).order.seatsTaken).toBe(0);
        await make.tasks.withdraw(helper, part, { reason: 'ill' });
        await make.claimed(staff, helperId, { window: make.window(50) });
      });

      test('a cancelled order frees its helper and hides the address at once', async () => {
        const { id, part } = await make.claimed(staff, helperId, {}, residentId);
        expect(await make.orders.cancel(resident, id, { reason: 'solved_otherwise' })).toMatchObject({ status: 'CANCELLED' });
        expect((await make.part(id, part)).state).toBe('EXCUSED');
        await expect(make.orders.reveal(helper, id, {})).rejects.toEqual(refused('ADDRESS_HIDDEN'));
      });

      test('two seats fill one by one', async () => {
        const id = await make.openOrder(staff, {}, { seats: 2 }, residentId);
        expect(await make.tasks.claim(helper, id, { riskAgreed: true })).toMatchObject({ status: 'OPEN', seatsTaken: 1 });
        const second = await make.people.actor(await make.people.volunteer());
        expect(await make.tasks.claim(second, id, { riskAgreed: true })).toMatchObject({ status: 'ACCEPTED', seatsTaken: 2, helpers: [{ name: '李**' }, {}] });
        const third = await make.people.actor(await make.people.volunteer());
        await expect(make.tasks.claim(third, id, { riskAgreed: true })).rejects.toEqual(refused('SEATS_TAKEN'));
      });
    });

    describe('at the door', () => {
      test('the resident tells the digits, the volunteer types them, and time runs', async () => {
        const { id, part } = await make.claimed(staff, helperId, {}, residentId);
        const { codes, validUntil } = await make.orders.doorCodes(resident, id);
        expect(codes).toEqual([{ assignmentId: part, helper: '李**', code: make.code(id, part) }]);
        expect(validUntil).toBe('2026-11-23T01:30:00.000Z');
        db.clock.advance({ minutes: 45 }); // the code of the step before still counts
        expect(await make.tasks.checkIn(helper, part, { code: codes[0]!.code })).toMatchObject({ status: 'IN_SERVICE', step: 4 });
        await make.tasks.checkIn(helper, part, { code: '0000' }); // already so
        await expect(make.orders.doorCodes(helper, id)).rejects.toEqual(refused('NOT_ALLOWED'));
      });

      test('five wrong codes are counted although each call is refused; then staff confirm', async () => {
        const { id, part } = await make.claimed(staff, helperId, {}, residentId);
        const wrong = make.code(id, part) === '1234' ? '4321' : '1234';
        for (const triesLeft of [4, 3, 2, 1]) {
          await expect(make.tasks.checkIn(helper, part, { code: wrong })).rejects.toMatchObject({ code: 'DOOR_CODE_WRONG', facts: { triesLeft } });
        }
        await expect(make.tasks.checkIn(helper, part, { code: wrong })).rejects.toEqual(refused('DOOR_TRIES_USED'));
        await expect(make.tasks.checkIn(helper, part, { code: make.code(id, part) })).rejects.toEqual(refused('DOOR_TRIES_USED'));
        expect((await make.caseOf(id)).order.verifyDue).toEqual(new Date('2026-11-23T01:15:00Z'));
        expect(await make.reviews.confirmArrival(staff, part, { words: '打电话问过陈大娘' })).toMatchObject({ status: 'IN_SERVICE' });
        expect((await make.caseOf(id)).order.verifyDue).toBeNull();
      });

      test('typed without a network it is judged for its own half hour, within twelve hours', async () => {
        const { id, part } = await make.claimed(staff, helperId, {}, residentId);
        const typed = db.clock.now();
        const code = make.code(id, part, typed);
        db.clock.advance({ hours: 13 });
        await expect(make.tasks.checkIn(helper, part, { code, typedAt: typed.toISOString() })).rejects.toEqual(refused('TOO_LATE'));
        db.clock.advance({ hours: -2 });
        await make.tasks.checkIn(helper, part, { code, typedAt: typed.toISOString() });
        expect((await make.part(id, part)).checkedInAt).toEqual(typed);
      });

      test('nobody opens: nobody is at fault, and the resident chooses a new time', async () => {
        const { id, part } = await make.claimed(staff, helperId, { window: make.window(1) }, residentId);
        await expect(make.tasks.noAnswer(helper, part, {})).rejects.toEqual(refused('TOO_EARLY'));
        db.clock.advance({ hours: 1 });
        expect(await make.tasks.noAnswer(helper, part, { words: '敲了三次' })).toMatchObject({ status: 'WINDOW_PASSED' });
        expect(await make.orders.reschedule(resident, id, { window: make.window(20) })).toMatchObject({ status: 'OPEN' });
      });

      test('nobody there an hour after the start: no-show, and the order looks for somebody urgently; staff excuse', async () => {
        const { id, part } = await make.claimed(staff, helperId, { window: make.window(1, 3) }, residentId);
        db.clock.advance({ minutes: 119 });
        await make.runTimers();
        expect((await make.part(id, part)).state).toBe('ACCEPTED');
        db.clock.advance({ minutes: 1 });
        await make.runTimers();
        expect((await make.caseOf(id)).order).toMatchObject({ status: 'OPEN', urgent: true, seatsTaken: 0 });
        expect((await make.part(id, part)).state).toBe('NO_SHOW');
        await make.reviews.excuse(staff, part, { words: '路上车坏了' });
        expect((await make.part(id, part)).state).toBe('EXCUSED');
      });

      test('in a whole afternoon the helper may come late enough to still do the work', async () => {
        const { id, part } = await make.claimed(staff, helperId, { window: make.window(5, 6), dayPart: 'afternoon' }, residentId);
        db.clock.advance({ hours: 10, minutes: 59 });
        await make.runTimers();
        expect((await make.part(id, part)).state).toBe('ACCEPTED');
        db.clock.advance({ hours: 1 });
        await make.runTimers();
        expect((await make.caseOf(id)).order.status).toBe('WINDOW_PASSED');
      });

      test('an order whose time is over asks the resident for a new one', async () => {
        const id = await make.openOrder(staff, { window: make.window(1) }, {}, residentId);
        db.clock.advance({ hours: 2 });
        await make.runTimers();
        expect(await make.view(resident, id)).toMatchObject({ status: 'WINDOW_PASSED', actions: ['cancel', 'reschedule'] });
        await make.orders.reschedule(resident, id, { window: make.window(24) });
        expect(await make.history(id)).toEqual(['placed', 'approved', 'windowPassed', 'rescheduled']);
      });
    });

    describe('service and its time', () => {
      test('done: actual minutes, a record, and the resident is asked', async () => {
        const { id, part } = await make.arrived(staff, helperId, {}, residentId);
        db.clock.advance({ minutes: 44, seconds: 40 });
        await expect(make.tasks.checkOut(helper, part, { chips: ['自己编的'] })).rejects.toEqual(refused('BAD_INPUT'));
        const view = await make.tasks.checkOut(helper, part, { chips: ['药已送到'], words: '和大娘聊了会儿' });
        expect(view).toMatchObject({ status: 'PENDING_CONFIRM', mine: { minutes: 45, chips: ['药已送到'], result: '和大娘聊了会儿' } });
        expect(await recordOf(db.database, part)).toMatchObject({ state: 'DRAFT', minutes: 45, content: '药已送到', activity: '代买常用药', requesterId: residentId });
        expect(await make.view(resident, id)).toMatchObject({ actions: ['confirm'], helpers: [{ name: '李**', result: '和大娘聊了会儿' }] });
      });

      test('who forgets to check out says how long it was; up to the planned length it counts', async () => {
        const { id, part } = await make.arrived(staff, helperId, {}, residentId);
        db.clock.advance({ hours: 3, minutes: 1 });
        await make.runTimers();
        expect(await make.part(id, part)).toMatchObject({ state: 'CHECKED_OUT', needsOwnTime: true, minutes: null });
        expect((await make.caseOf(id)).order).toMatchObject({ status: 'PENDING_CONFIRM', verifyDue: expect.any(Date) });
        await make.orders.confirm(resident, id, { solved: true, stars: 5, tags: [] });
        expect(await recordOf(db.database, part)).toMatchObject({ state: 'DRAFT', minutes: null });
        await expect(make.tasks.ownTime(helper, part, { minutes: 0, words: '' })).rejects.toEqual(refused('MINUTES_INVALID'));
        await make.tasks.ownTime(helper, part, { minutes: 50, words: '修完就走了' });
        expect(await recordOf(db.database, part)).toMatchObject({ state: 'CREDITED', minutes: 50 });
        expect((await make.caseOf(id)).order.verifyDue).toBeNull();
        expect(await balance(helperId)).toBe(8);
      });

      test('more than planned is for staff to settle', async () => {
        const { id, part } = await make.arrived(staff, helperId, {}, residentId);
        db.clock.advance({ hours: 4 });
        await make.runTimers();
        await make.tasks.ownTime(helper, part, { minutes: 90, words: '跑了两家药店' });
        expect(await make.part(id, part)).toMatchObject({ state: 'TIME_DISPUTED', claimedMinutes: 90 });
        await make.orders.confirm(resident, id, { solved: true, stars: null, tags: [] });
        await make.reviews.settleTime(staff, part, { minutes: 80, words: '问过大娘' });
        expect(await recordOf(db.database, part)).toMatchObject({ minutes: 80, state: 'CREDITED' });
      });

      test('a measured time that is not right is settled by staff before the record counts', async () => {
        const { id, part } = await make.served(staff, helperId, 30, {}, residentId);
        await make.tasks.disputeTime(helper, part, { minutes: 60, words: '先去买了零件' });
        await make.reviews.settleTime(staff, part, { minutes: 55, words: '小票上看得到' });
        expect((await make.part(id, part)).state).toBe('VERIFIED');
        await make.orders.confirm(resident, id, { solved: true, stars: 5, tags: [] });
        expect(await recordOf(db.database, part)).toMatchObject({ minutes: 55, state: 'CREDITED' });
      });

      test('work that goes on another day is one order with two visits of the same person', async () => {
        const { id, part } = await make.arrived(staff, helperId, {}, residentId);
        db.clock.advance({ minutes: 30 });
        const view = await make.tasks.continueLater(helper, part, { window: make.window(48), words: '缺一个零件' });
        expect(view).toMatchObject({ status: 'ACCEPTED', mine: { state: 'ACCEPTED' }, window: make.window(48) });
        await make.tasks.continueLater(helper, part, { window: make.window(48), words: '缺一个零件' });
        const again = view.mine!.assignmentId;
        expect((await make.caseOf(id)).assignments.map(({ state, visit, minutes }) => [state, visit, minutes])).toEqual([['CHECKED_OUT', 1, 30], ['ACCEPTED', 2, null]]);
        db.clock.advance({ hours: 48 });
        await make.tasks.checkIn(helper, again, { code: make.code(id, again) });
        db.clock.advance({ minutes: 20 });
        await make.tasks.checkOut(helper, again, { chips: [] });
        await make.orders.confirm(resident, id, { solved: true, stars: 5, tags: ['patient'] });
        expect((await make.caseOf(id)).assignments.map(({ state }) => state)).toEqual(['CREDITED', 'CREDITED']);
        expect(await balance(helperId)).toBe(5 + 3);
      });
    });

    describe('the answer', () => {
      const answered = async (solved: boolean, stars: Stars | null): Promise<{ id: string; part: string }> => {
        const made = await make.served(staff, helperId, 60, {}, residentId);
        await make.orders.confirm(resident, made.id, { solved, stars, tags: [], ...(stars === 5 ? { words: '谢谢李师傅' } : {}) });
        return made;
      };

      test('solved: the record is credited and pays its award', async () => {
        const { id, part } = await answered(true, 5);
        expect(await make.view(resident, id)).toMatchObject({ status: 'CONFIRMED', step: 5, rating: { solved: true, stars: 5, way: 'self', words: '谢谢李师傅' }, actions: ['reopen'] });
        expect((await make.part(id, part)).state).toBe('CREDITED');
        expect(await balance(helperId)).toBe(10);
        await make.runTimers();
        expect((await make.caseOf(id)).order.status).toBe('CLOSED'); // rated, so it closes
      });

      test('two stars credit the hours and keep the points for staff', async () => {
        const { part } = await answered(true, 2);
        expect(await recordOf(db.database, part)).toMatchObject({ state: 'CREDITED', held: 'low_rating' });
        expect(await balance(helperId)).toBe(0);
      });

      test('not solved is a dispute; staff find that it was, or that it was not', async () => {
        const first = await answered(false, null);
        expect((await make.caseOf(first.id)).order).toMatchObject({ status: 'DISPUTED', verifyDue: expect.any(Date) });
        expect(await recordOf(db.database, first.part)).toMatchObject({ state: 'DRAFT' });
        expect(await make.reviews.settleDispute(staff, first.id, { finding: 'solved', words: '已经修好，是误会' })).toMatchObject({ status: 'CONFIRMED' });
        expect(await recordOf(db.database, first.part)).toMatchObject({ state: 'CREDITED', held: null });
        const second = await answered(false, 1);
        expect(await make.reviews.settleDispute(staff, second.id, { finding: 'unsolved', words: '要请专业师傅' })).toMatchObject({ status: 'CLOSED' });
        expect(await recordOf(db.database, second.part)).toMatchObject({ state: 'CREDITED', held: 'unsolved' });
      });

      test('again: a new visit, and its answer counts for both', async () => {
        const { id, part } = await answered(false, 2);
        await make.reviews.settleDispute(staff, id, { finding: 'again', words: '再去一趟', window: make.window(24) });
        expect((await make.caseOf(id)).order).toMatchObject({ status: 'REOPENED', visit: 2, seatsTaken: 0, solved: null, dispatchDue: expect.any(Date) });
        await make.reviews.open(staff, id);
        const view = await make.tasks.claim(helper, id, { riskAgreed: true });
        const again = view.mine!.assignmentId;
        expect(again).not.toBe(part);
        db.clock.advance({ hours: 24 });
        await make.tasks.checkIn(helper, again, { code: make.code(id, again) });
        db.clock.advance({ minutes: 60 });
        await make.tasks.checkOut(helper, again, { chips: [] });
        await make.orders.confirm(resident, id, { solved: true, stars: null, tags: [] });
        expect(await balance(helperId)).toBe(20);
      });

      test('opened again within seven days the award goes back; a good second visit brings both', async () => {
        const { id, part } = await answered(true, null);
        expect(await balance(helperId)).toBe(10);
        later(6);
        await make.orders.reopen(resident, id, { words: '又漏了', window: make.window(24) });
        expect(await balance(helperId)).toBe(0);
        expect(await recordOf(db.database, part)).toMatchObject({ held: 'unsolved' });
        await make.reviews.offer(staff, id, { personIds: [helperId] });
        const offer = (await make.caseOf(id)).assignments.at(-1)!;
        await make.tasks.accept(helper, offer.id, { riskAgreed: true });
        db.clock.advance({ hours: 24 });
        await make.tasks.checkIn(helper, offer.id, { code: make.code(id, offer.id) });
        db.clock.advance({ minutes: 30 });
        await make.tasks.checkOut(helper, offer.id, { chips: [] });
        await make.orders.confirm(resident, id, { solved: true, stars: 5, tags: [] });
        expect(await balance(helperId)).toBe(15);
      });

      test('after seven days it is too late to open it again', async () => {
        const { id } = await answered(true, null);
        later(7);
        expect((await make.view(resident, id)).actions).toEqual(['rate']);
        await expect(make.orders.reopen(resident, id, { words: '又漏了', window: make.window(24) })).rejects.toEqual(refused('TOO_LATE'));
      });

      test('seven days of silence confirm without a rating; stars may still be given, once', async () => {
        const { id, part } = await make.served(staff, helperId, 60, {}, residentId);
        later(7);
        await make.runTimers();
        expect(await make.view(resident, id)).toMatchObject({ status: 'CONFIRMED', rating: { way: 'silence', solved: null, stars: null } });
        expect(await balance(helperId)).toBe(10);
        await make.orders.rate(resident, id, { stars: 1, tags: ['late'] });
        await make.orders.rate(resident, id, { stars: 1, tags: ['late'] });
        await expect(make.orders.rate(resident, id, { stars: 5, tags: [] })).rejects.toEqual(refused('WRONG_STATE'));
        expect(await recordOf(db.database, part)).toMatchObject({ held: 'late_rating' });
        expect(await balance(helperId)).toBe(0);
      });

      test('unrated it closes after fifteen days', async () => {
        const { id } = await answered(true, null);
        later(14);
        await make.runTimers();
        expect((await make.caseOf(id)).order.status).toBe('CONFIRMED');
        later(1);
        await make.runTimers();
        expect((await make.caseOf(id)).order.status).toBe('CLOSED');
      });

      test('thirty days after the end words are hidden, a year after it they are gone and the record stays', async () => {
        const { id, part } = await answered(true, 5);
        await make.runTimers();
        later(31);
        expect((await make.view(staff, id)).words).toBe('');
        await expect(make.orders.reveal(staff, id, { reason: 'complaint' })).rejects.toEqual(refused('ADDRESS_HIDDEN'));
        later(335);
        await make.runTimers();
        expect((await make.caseOf(id)).order).toMatchObject({ wordsCipher: null, addressCipher: null, ratingWordsCipher: null, erasedAt: db.clock.now() });
        expect((await make.part(id, part)).resultCipher).toBeNull();
        expect(await recordOf(db.database, part)).toMatchObject({ state: 'CREDITED', minutes: 60 });
        expect(await standingAward(db.database, (await recordOf(db.database, part))!.id)).not.toBeNull();
      });

      test('the address ends a day after the check-out', async () => {
        const { id } = await make.served(staff, helperId, 30, {}, residentId);
        db.clock.advance({ hours: 23 });
        await make.orders.reveal(helper, id, {});
        db.clock.advance({ hours: 2 });
        await expect(make.orders.reveal(helper, id, {})).rejects.toEqual(refused('ADDRESS_HIDDEN'));
        expect((await make.view(helper, id)).actions).toEqual(['disputeTime']);
      });
    });

    test('a planted fault is found by name', async () => {
      const { id, part } = await make.claimed(staff, helperId, {}, residentId);
      const found = async (sql: string, undo: string): Promise<string[]> => {
        await db.uow.run((tx) => tx.change(`UPDATE ${sql} WHERE id = ?`, [sql.startsWith('assignment') ? part : id]));
        const names = (await verify(db.database)).filter(({ violations }) => violations.length > 0).map(({ name }) => name);
        await db.uow.run((tx) => tx.change(`UPDATE ${undo} WHERE id = ?`, [undo.startsWith('assignment') ? part : id]));
        return names;
      };
      expect(await found('service_order SET seats_taken = 0', 'service_order SET seats_taken = 1')).toEqual(['the seats that an order counts as taken are those that its parts hold']);
      expect(await found("service_order SET status = 'CLOSED'", "service_order SET status = 'ACCEPTED'")).toEqual([
        'an order is in the state in which its last step left it', 'nobody is asked or expected in an order that does not wait for them',
      ]);
      expect(await found("assignment SET state = 'CHECKED_OUT'", "assignment SET state = 'ACCEPTED'")).toContain('whoever served has a record of it');
    });

    describe('what the database itself refuses', () => {
      const breaks = (sql: string, params: string[]): Promise<string | null> =>
        db.uow.run((tx) => tx.change(sql, params)).then(() => null, (error: unknown) => violatedConstraint(error) ?? (error as { code: string }).code);

      test('each named constraint of an order', async () => {
        const id = await make.placed(residentId);
        const set = (what: string): Promise<string | null> => breaks(`UPDATE service_order SET ${what} WHERE id = ?`, [id]);
        expect(await set('window_end = window_start')).toBe('ck_service_order_window');
        expect(await set('seats = 21')).toBe('ck_service_order_seats');
        expect(await set('seats_taken = 2')).toBe('SEATS_TAKEN'); // ck_service_order_taken
        expect(await set('minutes = 0')).toBe('ck_service_order_minutes');
        expect(await set('stars = 6')).toBe('ck_service_order_stars');
        expect(await set('visit = 0')).toBe('ck_service_order_visit');
        expect(await set("erased_at = '2026-01-01 00:00:00.000'")).toBe('ck_service_order_erased');
        const { order } = await make.caseOf(id);
        const insert = (patch: Partial<ServiceOrder>): Promise<string | null> =>
          db.uow.run((tx) => tx.insert(ServiceOrder, { ...order, ...patch })).then(() => null, (error: unknown) => violatedConstraint(error) ?? (error as { code: string }).code);
        const other = newId(db.clock.now());
        expect(await insert({})).toBe('ID_TAKEN');
        expect(await insert({ id: other, requesterId: other })).toBe('fk_service_order_requester');
        expect(await insert({ id: other, communityId: other })).toBe('fk_service_order_community');
        expect(await insert({ id: other, itemId: 'nothing' })).toBe('fk_service_order_item');
      });

      test('each named constraint of a part', async () => {
        const { id, part } = await make.claimed(staff, helperId, {}, residentId);
        const set = (what: string): Promise<string | null> => breaks(`UPDATE assignment SET ${what} WHERE id = ?`, [part]);
        expect(await set('seat = 0')).toBe('ck_assignment_seat');
        expect(await set('door_tries = 6')).toBe('ck_assignment_tries');
        expect(await set('minutes = 1441')).toBe('ck_assignment_minutes');
        expect(await set('checked_out_at = accepted_at')).toBe('ck_assignment_out');
        const row = await make.part(id, part);
        const insert = (patch: Partial<Assignment>): Promise<string> =>
          db.uow.run((tx) => tx.insert(Assignment, { ...row, id: newId(db.clock.now()), ...patch })).then(() => 'nothing', (error: unknown) => violatedConstraint(error) ?? (error as { code: string }).code);
        expect(await insert({ seat: 2 })).toBe('ALREADY_ASKED');
        expect(await insert({ liveKey: null })).toBe('SEATS_TAKEN');
        expect(await insert({ liveKey: null, seat: 3, orderId: part })).toBe('fk_assignment_order');
        expect(await insert({ liveKey: null, seat: 3, volunteerId: part })).toBe('fk_assignment_volunteer');
      });
    });
  },
  { after: expectInvariants },
);
