import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PlaceOrderBody } from '@supermarket/shared';
import { seedCatalog } from '../seeds/catalog.js';
import { newId } from '../src/kernel/index.js';
import { onEachEngine } from './engines.js';
import { HttpTest } from './http.js';
import { expectInvariants } from './invariants.js';
import { HOME, MakePeople } from './make.people.js';

onEachEngine(
  'orders by HTTP',
  (db) => {
    const make = new MakePeople(db);
    let http: HttpTest;
    let resident: string;
    let helper: string;
    let helperId: string;
    let decliner: string;
    let declinerId: string;
    let staff: string;

    beforeAll(async () => {
      await make.areas();
      await db.uow.run((tx) => seedCatalog(tx));
      http = await HttpTest.start(db);
      resident = await http.login(await make.person({ name: '陈大娘', birthYear: 1948, address: '解放路 8 号' }));
      helper = await http.login((helperId = await make.volunteer({ name: '李师傅', skills: ['plumbing'] })));
      decliner = await http.login((declinerId = await make.volunteer({ name: '麦大姐', skills: ['plumbing'] })));
      staff = await http.login(await make.staff('dispatcher', HOME.communityId));
    });
    afterAll(() => http.close());

    const body = (patch: Partial<PlaceOrderBody> = {}): PlaceOrderBody => {
      const start = db.clock.now().getTime() + 3_600_000;
      return {
        id: newId(db.clock.now()), kind: 'service', itemId: 'fix-tap', words: '厨房的龙头关不紧', communityId: HOME.communityId, address: '解放路 8 号',
        window: { start: new Date(start).toISOString(), end: new Date(start + 3_600_000).toISOString() }, ...patch,
      };
    };

    test('one order, from the kitchen table to its award, through every door', async () => {
      const sent = body({ point: { lat: 22.18, lng: 112.31, datum: 'gcj02' } });
      const placed = await http.call('POST /v1/orders', { token: resident, body: sent });
      expect([placed.status, placed.body]).toMatchObject([200, { id: sent.id, status: 'SUBMITTED', title: '水龙头漏水', requester: { name: '陈**' } }]);
      const by = { params: { id: sent.id } };
      expect((await http.call('GET /v1/desk/queues', { token: staff, query: {} })).body).toMatchObject({ queues: [{ queue: 'review', count: 1 }, {}, {}, {}] });
      expect((await http.call('POST /v1/orders/:id/review', { ...by, token: staff, body: { decision: 'approve' } })).body.status).toBe('OPEN');
      expect((await http.call('GET /v1/orders/:id/candidates', { ...by, token: staff })).body.best).toHaveLength(2);
      await http.call('POST /v1/orders/:id/offers', { ...by, token: staff, body: { personIds: [declinerId] } });
      const [invite] = (await http.call('GET /v1/hall', { token: decliner, query: {} })).body.invites;
      expect((await http.call('POST /v1/assignments/:id/decline', { params: { id: invite!.assignmentId }, token: decliner, body: {} })).status).toBe(200);
      const hall = await http.call('GET /v1/hall', { token: helper, query: { near: true, skill: 'plumbing' } });
      expect(hall.body.tasks.items).toMatchObject([{ id: sent.id, title: '水龙头漏水' }]);
      const claimed = await http.call('POST /v1/orders/:id/claim', { ...by, token: helper, body: { riskAgreed: true } });
      expect(claimed.body).toMatchObject({ status: 'ACCEPTED', relation: 'claimant', words: '厨房的龙头关不紧' });
      expect((await http.call('POST /v1/orders/:id/claim', { ...by, token: decliner, body: { riskAgreed: true } })).problem).toMatchObject({ code: 'SEATS_TAKEN', title: '刚被别人接了' });
      expect((await http.call('POST /v1/orders/:id/reveal', { ...by, token: helper, body: {} })).body).toMatchObject({ name: '陈大娘', address: '解放路 8 号', point: { lat: 22.18 } });
      expect((await http.call('GET /v1/orders/:id/looks', { ...by, token: resident, query: {} })).body.items).toMatchObject([{ viewerName: '李**', viewerHat: 'volunteer' }]);
      db.clock.advance({ hours: 1 });
      const { codes } = (await http.call('GET /v1/orders/:id/door-codes', { ...by, token: resident })).body;
      const part = { params: { id: codes[0]!.assignmentId } };
      const wrong = codes[0]!.code === '1111' ? '2222' : '1111';
      expect((await http.call('POST /v1/assignments/:id/check-in', { ...part, token: helper, body: { code: wrong } })).problem).toMatchObject({ code: 'DOOR_CODE_WRONG', facts: { triesLeft: 4 } });
      expect((await http.call('POST /v1/assignments/:id/check-in', { ...part, token: helper, body: { code: codes[0]!.code } })).body.status).toBe('IN_SERVICE');
      db.clock.advance({ minutes: 42 });
      expect((await http.call('POST /v1/assignments/:id/check-out', { ...part, token: helper, body: { chips: ['换阀芯', '试水不漏'] } })).body.status).toBe('PENDING_CONFIRM');
      expect((await http.call('GET /v1/me/waiting', { token: resident })).body).toMatchObject({ resident: 1, looks: 1 });
      expect((await http.call('GET /v1/orders', { token: resident, query: {} })).body.items).toMatchObject([{ id: sent.id, helper: '李**', waitsForMe: true, step: 4 }]);
      const confirmed = await http.call('POST /v1/orders/:id/confirm', { ...by, token: resident, body: { solved: true, stars: 5, tags: ['skilled'], words: '修得真快' } });
      expect(confirmed.body).toMatchObject({ status: 'CONFIRMED', step: 5, rating: { stars: 5, words: '修得真快' }, looks: 1 });
      expect(confirmed.body.timeline.map(({ event }) => event)).toEqual(['placed', 'approved', 'offered', 'claimed', 'arrived', 'finished', 'confirmed']);
      expect((await http.call('GET /v1/me/account', { token: helper })).body).toMatchObject({ minutes: 42, points: 8 });
      expect((await http.call('GET /v1/tasks', { token: helper, query: { which: 'done' } })).body.items).toMatchObject([{ orderId: sent.id, state: 'CREDITED' }]);
      expect((await http.call('GET /v1/home', { token: resident, query: {} })).body).toMatchObject({ greetName: '陈大娘', results: { closed: 0 } });
      expect((await http.call('GET /v1/desk/orders', { token: staff, query: {} })).body.items).toMatchObject([{ id: sent.id, status: 'CONFIRMED' }]);
    });

    test('the doors: guests are asked to log in, volunteers are not staff, residents are not volunteers', async () => {
      const by = { params: { id: newId(db.clock.now()) } };
      expect((await http.call('POST /v1/orders', { body: body() })).problem.code).toBe('LOGIN_NEEDED');
      expect((await http.call('POST /v1/orders/:id/review', { ...by, token: helper, body: { decision: 'approve' } })).problem.code).toBe('NOT_ALLOWED');
      expect((await http.call('GET /v1/hall', { token: resident, query: {} })).problem.code).toBe('NOT_A_VOLUNTEER');
      expect((await http.call('POST /v1/orders/:id/claim', { ...by, token: helper, body: { riskAgreed: true } })).problem.code).toBe('NOT_FOUND');
      expect((await http.call('GET /v1/desk/work', { token: resident, query: {} })).status).toBe(403);
      expect((await http.call('GET /v1/home', { query: {} })).status).toBe(200);
      expect(helperId).not.toBe(declinerId);
    });

    test('unknown fields, times without a zone and empty addresses are refused at the door, field by field', async () => {
      const bad = await http.raw<unknown>('POST', '/v1/orders', {
        token: resident,
        body: { ...body(), address: ' ', window: { start: '2026-11-24T10:00:00', end: '2026-11-24T11:00:00Z' }, status: 'OPEN' },
      });
      expect(bad.status).toBe(400);
      expect(bad.problem.problems!.map(({ field }) => field).sort()).toEqual(['address', 'status', 'window.start']);
      const code = await http.call('POST /v1/assignments/:id/check-in', { params: { id: newId(db.clock.now()) }, token: helper, body: { code: '12' } });
      expect(code.problem).toMatchObject({ code: 'BAD_INPUT', problems: [{ field: 'code', message: '开门码是 4 位数' }] });
      expect((await http.raw('GET', '/v1/orders/not-an-id', { token: resident })).status).toBe(400);
    });
  },
  { after: expectInvariants },
);
