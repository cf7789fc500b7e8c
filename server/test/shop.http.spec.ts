import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seedCatalog } from '../seeds/catalog.js';
import { seedShop, stockId } from '../seeds/shop.js';
import { seedStations, stationId } from '../seeds/stations.js';
import * as hours from '../src/hours/hours.store.js';
import { newId } from '../src/kernel/index.js';
import { onEachEngine } from './engines.js';
import { HttpTest } from './http.js';
import { expectInvariants } from './invariants.js';
import { HOME, MakePeople } from './make.people.js';

const HERE = stationId('东门社区站');

onEachEngine('menu, hours, points and shop by HTTP', (db) => {
  const make = new MakePeople(db);
  let http: HttpTest;
  let volunteer: string;
  let token: string;
  let desk: string;
  let dispatcher: string;
  let town: string;
  let recordId: string;

  beforeAll(async () => {
    await make.areas();
    await db.uow.run(async (tx) => {
      await seedCatalog(tx);
      await seedStations(tx);
      await seedShop(tx, db.clock.now());
    });
    http = await HttpTest.start(db);
    volunteer = await make.volunteer({ name: '李四', phone: '19912341234' });
    token = await http.login(volunteer);
    desk = await http.login(await make.staff('desk', HOME.communityId, HERE));
    dispatcher = await http.login(await make.staff('dispatcher', HOME.communityId));
    town = await http.login(await make.staff('town', HOME.townId));
    const assignmentId = newId(db.clock.now());
    await db.uow.run(async (tx) => {
      recordId = await hours.draftRecord(tx, {
        assignmentId, orderId: newId(db.clock.now()), personId: volunteer, requesterId: newId(db.clock.now()), proxyId: null, activity: '水龙头漏水',
        placeText: '恩城街道 东门社区', ...HOME, unit: '东门社区', inChargeId: null, startedAt: db.clock.now(), plannedMinutes: 420, level: 2, kind: 'CHECKED',
      });
      await hours.setMinutes(tx, assignmentId, { minutes: 420, content: '换阀芯', endedAt: db.clock.now() });
      await hours.creditRecord(tx, assignmentId, { hold: 'low_rating', stars: 2, at: db.clock.now() });
    });
  });
  afterAll(() => http.close());

  test('guests read the menu, the stations, the shelf and the rule, and a known menu is not sent again', async () => {
    const menu = await http.call('GET /v1/catalog', {});
    expect(menu.status).toBe(200);
    expect(menu.body.items).toHaveLength(32);
    expect(menu.body.items[0]).toMatchObject({ shelf: 'buy', riskNotice: expect.any(Array), photoNeeded: false });
    const again = await http.raw('GET', '/v1/catalog', { headers: { 'if-none-match': String(menu.headers['etag']) } });
    expect(again.status).toBe(304);
    expect((await http.call('GET /v1/stations', {})).body.stations).toHaveLength(13);
    expect((await http.call('GET /v1/shop', { query: { stationId: HERE } })).body).toMatchObject({ points: null, station: { name: '东门社区站' } });
    expect((await http.call('GET /v1/points/rule', {})).body).toEqual({ version: 1, from: '2019-12-31T16:00:00.000Z', ratePerHour: 10, coefficients: [100, 120, 150] });
  });

  test('nobody reads an account without logging in, and a volunteer does none of the staff’s work', async () => {
    expect((await http.call('GET /v1/me/account', {})).problem.code).toBe('LOGIN_NEEDED');
    expect((await http.call('GET /v1/redemptions', { query: {} })).problem.code).toBe('LOGIN_NEEDED');
    expect((await http.call('GET /v1/records/:id', { token, params: { id: recordId } })).problem.code).toBe('NOT_ALLOWED');
    expect((await http.call('GET /v1/desk', { token, query: {} })).problem.code).toBe('NOT_ALLOWED');
    expect((await http.call('POST /v1/desk/look-up', { token: town, body: { stationId: HERE, code: '000000' } })).problem.code).toBe('NOT_ALLOWED');
    expect((await http.call('POST /v1/records/:id/review', { token: desk, params: { id: recordId }, body: { decision: 'credit', words: '' } })).problem.code).toBe('NOT_ALLOWED');
  });

  test('a held award is credited by community staff, and the volunteer reads why', async () => {
    expect((await http.call('GET /v1/me/points', { token, query: {} })).body.items).toMatchObject([{ state: 'waiting', points: 84 }]);
    const seen = await http.call('GET /v1/records/:id', { token: dispatcher, params: { id: recordId } });
    expect(seen.body).toMatchObject({ volunteer: '李**', minutes: 420, held: 'low_rating', canDecide: true });
    const credited = await http.call('POST /v1/records/:id/review', { token: dispatcher, params: { id: recordId }, body: { decision: 'credit', words: '问过对方' } });
    expect(credited.body).toMatchObject({ state: 'CREDITED', held: null, canDecide: false });
    expect((await http.call('GET /v1/me/account', { token })).body).toEqual({
      minutes: 420, minutesWaiting: 0, points: 84, pointsHeld: 0, lots: [{ points: 84, expiresOn: '2027-12-31' }],
    });
    expect((await http.call('GET /v1/me/hours', { token, query: {} })).body.items).toMatchObject([{ id: recordId, minutes: 420, state: 'CREDITED' }]);
    expect((await http.call('GET /v1/me/points', { token, query: { limit: 1 } })).body.items[0]).toMatchObject({
      state: 'posted', points: 84, why: { minutes: 420, ratePerHour: 10, coefficient: 120, ruleVersion: 1 },
    });
  });

  test('a correction by HTTP needs a second person', async () => {
    const body = { id: newId(db.clock.now()), minutes: 480, reason: '少记一小时' };
    const proposed = await http.call('POST /v1/records/:id/corrections', { token: dispatcher, params: { id: recordId }, body });
    expect(proposed.body.correction).toEqual({ id: body.id, minutes: 480, reason: '少记一小时', proposedByMe: true });
    expect((await http.call('POST /v1/corrections/:id/approve', { token: dispatcher, params: { id: body.id } })).problem).toMatchObject({ code: 'NEED_ANOTHER_PERSON' });
    expect((await http.call('POST /v1/corrections/:id/approve', { token: town, params: { id: body.id } })).body).toMatchObject({ minutes: 480, correction: null });
    expect((await http.call('GET /v1/me/account', { token })).body.points).toBe(96);
  });

  test('from the shelf to the counter: taken, found, handed over', async () => {
    const id = newId(db.clock.now());
    const body = { id, stockId: stockId('东门社区站', 'towel') };
    const taken = await http.call('POST /v1/redemptions', { token, body });
    expect(taken.body).toMatchObject({ id, state: 'READY', points: 60, canCancel: true });
    expect((await http.call('POST /v1/redemptions', { token, body })).body).toEqual(taken.body);
    expect((await http.call('GET /v1/me/points', { token, query: {} })).body.items[0]).toMatchObject({
      title: '兑换纯棉毛巾 2 条', points: -60, state: 'held', station: '东门社区站', redemptionId: id,
    });
    const code = taken.body.code!;
    const found = await http.call('POST /v1/desk/look-up', { token: desk, body: { stationId: HERE, code } });
    expect(found.body).toMatchObject({ redemptionId: id, holderName: '李**', phoneTail: '1234' });
    const counter = await http.call('POST /v1/redemptions/:id/hand-over', { token: desk, params: { id }, body: { stationId: HERE, code } });
    expect(counter.body).toMatchObject({ handedOverToday: 1, waiting: [] });
    expect((await http.call('GET /v1/redemptions/:id', { token, params: { id } })).body).toMatchObject({ state: 'FULFILLED', code: null, qr: null });
    expect((await http.call('GET /v1/redemptions', { token, query: {} })).body.items).toMatchObject([{ id, state: 'FULFILLED' }]);
    expect((await http.call('POST /v1/desk/look-up', { token: desk, body: { stationId: HERE, code } })).problem).toMatchObject({ code: 'VOUCHER_USED' });
    expect((await http.call('GET /v1/me/points', { token, query: {} })).body.items[0]).toMatchObject({ state: 'spent' });
    const refused = await http.call('POST /v1/redemptions', { token, body: { ...body, id: newId(db.clock.now()) } });
    expect(refused).toMatchObject({ status: 409, problem: { code: 'POINTS_SHORT', facts: { short: 24 } } });
  });

  test('stock by HTTP: seen, moved and traced', async () => {
    const view = await http.call('GET /v1/stations/:id/stock', { token: desk, params: { id: HERE } });
    const rice = view.body.rows.find(({ giftName }) => giftName === '大米 5kg')!;
    const move = { id: newId(db.clock.now()), kind: 'in', quantity: 8, reason: '企业捐赠' } as const;
    const moved = await http.call('POST /v1/stock/:id/movements', { token: desk, params: { id: rice.stockId }, body: move });
    expect(moved.body).toMatchObject({ onHand: rice.onHand + 8, reserved: 0 });
    const trail = await http.call('GET /v1/stock-movements', { token: desk, query: { stockId: rice.stockId } });
    expect(trail.body.items).toMatchObject([{ kind: 'in', quantity: 8 }, { kind: 'in', quantity: 12, reason: '首批入库', who: null }]);
    const bad = await http.raw('POST', `/v1/stock/${rice.stockId}/movements`, { token: desk, body: { ...move, quantity: -1, extra: 1 } });
    expect(bad.problem).toMatchObject({ code: 'BAD_INPUT' });
    expect(bad.problem.problems?.map(({ field }) => field).sort()).toEqual(['extra', 'quantity']);
  });

  test('staff take a voucher back by HTTP', async () => {
    await db.uow.run((tx) => tx.change('UPDATE gift_stock SET price = 30 WHERE id = ?', [stockId('东门社区站', 'wash')]));
    const id = newId(db.clock.now());
    await http.call('POST /v1/redemptions', { token, body: { id, stockId: stockId('东门社区站', 'wash') } });
    const back = await http.call('POST /v1/redemptions/:id/staff-cancel', { token: town, params: { id }, body: { words: '瓶子漏了' } });
    expect(back.body.waiting).toEqual([]);
    const mine = await http.call('GET /v1/me/points', { token, query: {} });
    expect(mine.body.items.slice(0, 2).map(({ state, points }) => [state, points])).toEqual([['returned', 30], ['returned', -30]]);
    expect((await http.call('POST /v1/redemptions/:id/cancel', { token, params: { id } })).body.state).toBe('CANCELLED');
  });
}, { after: expectInvariants });
