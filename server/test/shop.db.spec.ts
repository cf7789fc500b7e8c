import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { RedemptionView, ShopProgress } from '@supermarket/shared';
import { seedShop, stockId } from '../seeds/shop.js';
import { seedStations, stationId } from '../seeds/stations.js';
import type { Reach } from '../src/areas/scope.rules.js';
import { ShopProgressQueries } from '../src/insights/shop-progress.queries.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { DAY, newId, violatedConstraint } from '../src/kernel/index.js';
import { GUEST, type Actor } from '../src/people/actor.js';
import { Award } from '../src/points/award.entity.js';
import * as ledger from '../src/points/points.ledger.js';
import { DeskQueries } from '../src/shop/desk.queries.js';
import { DeskService } from '../src/shop/desk.service.js';
import { GiftStock } from '../src/shop/gift-stock.entity.js';
import { Redemption } from '../src/shop/redemption.entity.js';
import { ShopQueries } from '../src/shop/shop.queries.js';
import { ShopService } from '../src/shop/shop.service.js';
import { StockMovement } from '../src/shop/stock-movement.entity.js';
import { atOnce, failures, onEachEngine, successes } from './engines.js';
import { expectInvariants } from './invariants.js';
import { CITY_ID, FAR, HOME, MakePeople, NEXT_DOOR } from './make.people.js';

const HERE = stationId('东门社区站');
const OTHER = stationId('西门社区站');

onEachEngine('the shop', (db) => {
  const make = new MakePeople(db);
  let shop: ShopService;
  let desk: DeskService;
  let shelves: ShopQueries;
  let desks: DeskQueries;
  let runner: JobRunner;
  let clerk: Actor;
  const now = (): Date => db.clock.now();

  beforeAll(async () => {
    await make.areas();
    await db.uow.run(async (tx) => {
      await seedStations(tx);
      await seedShop(tx, now());
    });
    const jobs = new JobHandlers();
    shop = new ShopService(db.uow, db.clock, db.cipher, jobs);
    shop.onModuleInit();
    runner = new JobRunner(db.uow, db.clock, jobs);
    desk = new DeskService(db.uow, db.clock, db.cipher);
    shelves = new ShopQueries(db.database, db.clock, db.cipher);
    desks = new DeskQueries(db.database, db.clock, db.cipher);
    clerk = await make.actor(await make.staff('desk', HOME.communityId, HERE));
  });
  beforeEach(() => db.clock.advance({ minutes: 10 }));

  /** A person of 东门社区 with points. */
  async function rich(points = 600): Promise<Actor> {
    const personId = await make.person({ name: '李四', phone: `138${String(newId(now()).replace(/\D/g, '')).slice(-8).padStart(8, '0')}` });
    const minutes = points * 6;
    for (let left = minutes; left > 0; left -= 1440) {
      const order = { recordId: newId(now()), revision: 1, personId, minutes: Math.min(left, 1440), level: 1 as const, endedAt: now(), title: '帮忙', at: now() };
      await db.uow.run((tx) => ledger.award(tx, order));
    }
    return make.actor(personId);
  }
  const points = async (actor: Actor): Promise<number> => (await shelves.shop(actor, {})).points!;
  const stock = async (id: string): Promise<{ onHand: number; reserved: number }> => {
    const { onHand, reserved } = (await db.database.get(GiftStock, id))!;
    return { onHand, reserved };
  };
  const redeem = (actor: Actor, gift = stockId('东门社区站', 'towel'), id = newId(now())): Promise<RedemptionView> => shop.redeem(actor, { id, stockId: gift });
  /** A stock line of its own with so many pieces. */
  async function shelf(count: number, more: Partial<GiftStock> = {}): Promise<string> {
    const [gift] = await db.database.rows<{ id: string }>("SELECT g.id FROM gift g WHERE g.name = '纯棉毛巾 2 条'");
    const giftId = newId(now());
    await db.uow.run(async (tx) => {
      await tx.change('INSERT INTO gift (id, name, unit, picture, category) SELECT ?, ?, unit, picture, category FROM gift WHERE id = ?', [giftId, `礼品 ${giftId.slice(-12)}`, gift!.id]);
      await tx.insert(GiftStock, { id: giftId, stationId: HERE, giftId, price: 60, onHand: 0, reserved: 0, monthlyLimit: 3, donor: null, active: true, ...more });
    });
    await desk.move(clerk, giftId, { id: newId(now()), kind: 'in', quantity: count, reason: '入库' });
    return giftId;
  }

  test('a gift is taken, points are held, one piece is set aside; the owner sees code and QR, the table keeps neither', async () => {
    const who = await rich();
    const before = await stock(stockId('东门社区站', 'wash'));
    const voucher = await redeem(who, stockId('东门社区站', 'wash'));
    expect(voucher).toMatchObject({ state: 'READY', giftName: '洗衣液 2kg', unit: '瓶', points: 160, canCancel: true, station: { id: HERE, name: '东门社区站', areaText: '恩城街道 东门社区' } });
    expect(voucher.code).toMatch(/^\d{6}$/);
    expect(await points(who)).toBe(440);
    expect(await stock(stockId('东门社区站', 'wash'))).toEqual({ onHand: before.onHand, reserved: before.reserved + 1 });
    const kept = JSON.stringify(await db.database.get(Redemption, voucher.id));
    expect(kept).not.toContain(voucher.code!);
    expect(kept).not.toContain(voucher.qr!);
    expect(await shelves.one(who, voucher.id)).toEqual(voucher);
    await expect(shelves.one(await rich(), voucher.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await shelves.shop(who, {})).redemptionsReady).toBe(1);
  });

  test('an office sees what its stations handed over, what waits, and how long the shelves last', async () => {
    const figures = (reach: Reach): Promise<ShopProgress> =>
      new ShopProgressQueries(db.database, db.clock).progress([reach], 'x', { from: new Date(now().getTime() - DAY), until: new Date(now().getTime() + DAY) });
    const before = await figures({ townId: HOME.townId, communityId: null });
    const who = await rich();
    const fetched = await redeem(who);
    await desk.handOver(clerk, fetched.id, { stationId: HERE, code: fetched.code! });
    await redeem(who, stockId('东门社区站', 'wash'));
    db.clock.advance({ minutes: 1 });
    const after = await figures({ townId: HOME.townId, communityId: null });
    expect(after.handed).toEqual({ count: before.handed.count + 1, points: before.handed.points + fetched.points });
    expect(after.waiting.count).toBe(before.waiting.count + 1);
    expect(after.weeksLeft).toBeGreaterThan(0);
    const elsewhere = await figures({ townId: FAR.townId, communityId: null });
    expect(elsewhere).toMatchObject({ handed: { count: 0, points: 0 }, waiting: { count: 0 }, weeksLeft: null });
    expect((await figures({ townId: null, communityId: null })).stations).toBeGreaterThan(after.stations);
    expect((await figures({ townId: HOME.townId, communityId: 'nowhere' })).stations).toBe(0);
  });

  test('the same redeem sent eight times at once is one voucher; another body or person is refused', async () => {
    const who = await rich();
    const gift = await shelf(10);
    const id = newId(now());
    const results = await atOnce(db, 8, () => redeem(who, gift, id));
    expect(new Set(successes(results).map(({ code }) => code)).size).toBe(1);
    expect(successes(results)).toHaveLength(8);
    expect(await points(who)).toBe(540);
    expect(await stock(gift)).toEqual({ onHand: 10, reserved: 1 });
    await expect(redeem(who, stockId('东门社区站', 'towel'), id)).rejects.toMatchObject({ code: 'ID_TAKEN' });
    await expect(redeem(await rich(), gift, id)).rejects.toMatchObject({ code: 'ID_TAKEN' });
  });

  test('the last gift goes to one of twenty, and the others keep their points', async () => {
    const gift = await shelf(1);
    const people: Actor[] = [];
    for (let n = 0; n < 20; n += 1) people.push(await rich(60));
    const results = await atOnce(db, 20, (i) => redeem(people[i]!, gift));
    expect(successes(results)).toHaveLength(1);
    expect(failures(results)).toEqual(Array.from({ length: 19 }, () => expect.objectContaining({ code: 'SOLD_OUT' })));
    expect(await stock(gift)).toEqual({ onHand: 1, reserved: 1 });
    const left = await Promise.all(people.map((who) => points(who)));
    expect(left.filter((p) => p === 60)).toHaveLength(19);
  });

  test('two taps at once do not pass the limit of the month; a new month begins, a cancelled one counts no more', async () => {
    const who = await rich();
    const gift = await shelf(10, { monthlyLimit: 1 });
    const results = await atOnce(db, 6, () => redeem(who, gift));
    expect(successes(results)).toHaveLength(1);
    expect(failures(results)).toEqual(Array.from({ length: 5 }, () => expect.objectContaining({ code: 'GIFT_LIMIT', facts: { limit: 1 } })));
    await shop.cancel(who, successes(results)[0]!.id);
    const second = await redeem(who, gift);
    await expect(redeem(who, gift)).rejects.toMatchObject({ code: 'GIFT_LIMIT' });
    await desk.handOver(clerk, second.id, { stationId: HERE, code: second.code! });
    await expect(redeem(who, gift)).rejects.toMatchObject({ code: 'GIFT_LIMIT' });
    const today = now();
    db.clock.set('2026-11-30T16:00:00Z'); // 1 December in Shanghai
    await expect(redeem(who, gift)).resolves.toMatchObject({ state: 'READY' });
    db.clock.set(today);
  });

  test('short points, a line that is off the shelf, and one that does not exist', async () => {
    const poor = await rich(26);
    await expect(redeem(poor)).rejects.toMatchObject({ code: 'POINTS_SHORT', facts: { short: 34 } });
    await expect(redeem(poor, await shelf(1, { active: false }))).rejects.toMatchObject({ code: 'GIFT_OFF_SHELF' });
    await expect(redeem(poor, newId(now()))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(redeem(poor, stockId('东门社区站', 'umb'))).rejects.toMatchObject({ code: 'SOLD_OUT' });
    expect(await points(poor)).toBe(26);
  });

  test('at the desk: found by code or QR, handed over once, settled', async () => {
    const who = await rich();
    const voucher = await redeem(who);
    const before = await stock(stockId('东门社区站', 'towel'));
    const found = await desk.lookUp(clerk, { stationId: HERE, code: `${voucher.code!.slice(0, 3)} ${voucher.code!.slice(3)}` });
    expect(found).toMatchObject({ redemptionId: voucher.id, giftName: '纯棉毛巾 2 条', unit: '份', points: 60, holderName: '李**' });
    expect(found.phoneTail).toMatch(/^\d{4}$/);
    expect(await desk.lookUp(clerk, { stationId: HERE, code: voucher.qr! })).toEqual(found);
    expect((await desks.desk(clerk, {})).waiting.map(({ redemptionId }) => redemptionId)).toContain(voucher.id);
    const queue = await desks.toHandOver(clerk, { limit: 100 });
    expect(queue.items).toContainEqual({ id: voucher.id, giftName: '纯棉毛巾 2 条', stationName: '东门社区站', endsAt: voucher.endsAt });
    expect(await desks.toHandOverCount(clerk)).toEqual({ count: queue.items.length, endsAt: queue.items[0]!.endsAt });
    expect(await desks.toHandOverCount(who)).toEqual({ count: 0, endsAt: null });
    const handedBefore = (await desks.desk(clerk, {})).handedOverToday;
    await desk.handOver(clerk, voucher.id, { stationId: HERE, code: voucher.code!, fetchedBy: '王五' });
    await desk.handOver(clerk, voucher.id, { stationId: HERE, code: voucher.code! }); // a second tap
    expect((await desks.desk(clerk, {})).handedOverToday).toBe(handedBefore + 1);
    expect(await stock(stockId('东门社区站', 'towel'))).toEqual({ onHand: before.onHand - 1, reserved: before.reserved - 1 });
    expect(await points(who)).toBe(540);
    const done = await shelves.one(who, voucher.id);
    expect(done).toMatchObject({ state: 'FULFILLED', code: null, qr: null, canCancel: false });
    expect(done.closedAt).not.toBeNull();
    expect((await db.database.get(Redemption, voucher.id))!.fetchedByCipher).not.toContain('王五');
    await expect(desk.lookUp(clerk, { stationId: HERE, code: voucher.code! })).rejects.toMatchObject({ code: 'VOUCHER_USED' });
    await expect(shop.cancel(who, voucher.id)).rejects.toMatchObject({ code: 'VOUCHER_USED' });
  });

  test('handing over against cancelling at once: one of them happens, whole', async () => {
    for (let round = 0; round < 8; round += 1) {
      const who = await rich(120);
      const voucher = await redeem(who);
      const results = await atOnce(db, 4, (i) => (i % 2 ? desk.handOver(clerk, voucher.id, { stationId: HERE, code: voucher.code! }).then(() => 'FULFILLED') : shop.cancel(who, voucher.id).then(({ state }) => String(state))));
      const { state } = (await db.database.get(Redemption, voucher.id))!;
      expect(new Set(successes(results))).toEqual(new Set([state]));
      expect(successes(results)).toHaveLength(2); // the winner, and its own repetition
      expect(await points(who)).toBe(state === 'FULFILLED' ? 60 : 120);
    }
  });

  test('each wrong code has its own answer, and five in a minute slow down', async () => {
    const slow = await make.actor(await make.staff('dispatcher', HOME.communityId));
    const who = await rich();
    const elsewhere = await redeem(who, stockId('西门社区站', 'towel'));
    const cancelled = await redeem(who);
    await shop.cancel(who, cancelled.id);
    const at = (code: string): Promise<unknown> => desk.lookUp(slow, { stationId: HERE, code });
    await expect(at(cancelled.qr!)).rejects.toMatchObject({ code: 'VOUCHER_CANCELLED' });
    await expect(at(elsewhere.qr!)).rejects.toMatchObject({ code: 'WRONG_STATION' });
    await expect(at(elsewhere.code!)).rejects.toMatchObject({ code: 'WRONG_STATION' });
    await expect(at('abc')).rejects.toMatchObject({ code: 'VOUCHER_WRONG' });
    await expect(at('vsc:nothing')).rejects.toMatchObject({ code: 'VOUCHER_WRONG' });
    await expect(desk.handOver(slow, cancelled.id, { stationId: HERE, code: 'vsc:x' })).rejects.toMatchObject({ code: 'VOUCHER_WRONG' });
    const good = await redeem(who);
    await expect(at(good.code!)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    await expect(desk.lookUp(clerk, { stationId: HERE, code: good.code! })).resolves.toMatchObject({ redemptionId: good.id });
    db.clock.advance({ seconds: 61 });
    await expect(at(good.code!)).resolves.toMatchObject({ redemptionId: good.id });
  });

  test('only the desk of that station or community staff hand over, and nobody to themselves', async () => {
    const who = await rich();
    const voucher = await redeem(who);
    const body = { stationId: HERE, code: voucher.code! };
    const otherDesk = await make.actor(await make.staff('desk', NEXT_DOOR.communityId, OTHER));
    const far = await make.actor(await make.staff('dispatcher', FAR.communityId));
    const town = await make.actor(await make.staff('town', HOME.townId));
    for (const actor of [otherDesk, far, town]) await expect(desk.handOver(actor, voucher.id, body)).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
    await expect(desks.desk(otherDesk, { stationId: HERE })).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
    expect((await desks.desk(town, {})).stations.map(({ name }) => name)).toEqual(expect.arrayContaining(['东门社区站', '西门社区站', '青云社区站']));
    await make.seat(who.personId!, 'desk', HOME.communityId, HERE);
    await expect(desk.handOver(await make.actor(who.personId!), voucher.id, body)).rejects.toMatchObject({ code: 'NEED_ANOTHER_PERSON' });
    await expect(desk.handOver(clerk, newId(now()), body)).rejects.toMatchObject({ code: 'VOUCHER_WRONG' });
  });

  test('not fetched in fifteen days: points and stock go back by themselves, to the same lots', async () => {
    const who = await rich();
    const gift = await shelf(3);
    const voucher = await redeem(who, gift);
    const later = new Date(voucher.endsAt);
    await runner.runDue(new Date(later.getTime() - 1));
    expect((await shelves.one(who, voucher.id)).state).toBe('READY');
    const today = now();
    db.clock.set(later);
    await expect(desk.lookUp(clerk, { stationId: HERE, code: voucher.code! })).rejects.toMatchObject({ code: 'VOUCHER_EXPIRED' });
    await runner.runDue(later);
    expect(await shelves.one(who, voucher.id)).toMatchObject({ state: 'EXPIRED', code: null });
    expect(await points(who)).toBe(600);
    expect(await stock(gift)).toEqual({ onHand: 3, reserved: 0 });
    await expect(desk.lookUp(clerk, { stationId: HERE, code: voucher.code! })).rejects.toMatchObject({ code: 'VOUCHER_EXPIRED' });
    db.clock.set(today);
  });

  test('staff take a voucher back with a reason', async () => {
    const who = await rich();
    const gift = await shelf(3);
    const voucher = await redeem(who, gift);
    await expect(desk.cancel(clerk, voucher.id, { words: ' ' })).rejects.toMatchObject({ code: 'REASON_NEEDED' });
    await expect(desk.cancel(await make.actor(await make.staff('town', FAR.townId)), voucher.id, { words: '破损' })).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
    expect(await desk.cancel(clerk, voucher.id, { words: '包装破了' })).toBe(HERE);
    await desk.cancel(clerk, voucher.id, { words: '包装破了' });
    expect(await points(who)).toBe(600);
    expect(await stock(gift)).toEqual({ onHand: 3, reserved: 0 });
  });

  test('stock comes in, is counted and written off with a reason; what vouchers wait for is not taken', async () => {
    const gift = await shelf(5);
    const who = await rich();
    await redeem(who, gift);
    await redeem(who, gift);
    const body = { id: newId(now()), kind: 'in' as const, quantity: 10, reason: '企业捐赠' };
    expect(await desk.move(clerk, gift, body)).toMatchObject({ onHand: 15, reserved: 2 });
    expect(await desk.move(clerk, gift, body)).toMatchObject({ onHand: 15 }); // sent again
    await expect(desk.move(clerk, gift, { ...body, quantity: 11 })).rejects.toMatchObject({ code: 'ID_TAKEN' });
    const move = (kind: 'count' | 'write_off', quantity: number, reason = '盘点'): Promise<unknown> => desk.move(clerk, gift, { id: newId(now()), kind, quantity, reason });
    expect(await move('count', 12)).toMatchObject({ onHand: 12 });
    expect(await move('write_off', 9, '受潮')).toMatchObject({ onHand: 3 });
    await expect(move('write_off', 2)).rejects.toMatchObject({ code: 'STOCK_SHORT' });
    await expect(move('count', 1)).rejects.toMatchObject({ code: 'STOCK_SHORT' });
    await expect(move('count', 4, ' ')).rejects.toMatchObject({ code: 'REASON_NEEDED' });
    await expect(desk.move(await make.actor(await make.staff('desk', NEXT_DOOR.communityId, OTHER)), gift, { ...body, id: newId(now()) })).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
    const first = await desks.movements(clerk, { stockId: gift, limit: 4 });
    const rest = await desks.movements(clerk, { stockId: gift, limit: 4, cursor: first.next! });
    expect([...first.items, ...rest.items].map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['write_off', -9], ['count', -3], ['in', 10], ['reserve', 1], ['reserve', 1], ['in', 5],
    ]);
    expect(first.items[0]).toMatchObject({ reason: '受潮', who: expect.stringMatching(/\*\*$/) as unknown });
  });

  test('many movements at once keep the sum', async () => {
    const gift = await shelf(10);
    const results = await atOnce(db, 12, (i) => desk.move(clerk, gift, { id: newId(now()), kind: i % 3 ? 'write_off' : 'in', quantity: i % 3 ? 3 : 2, reason: '并发' }));
    const { onHand } = await stock(gift);
    expect(onHand).toBeGreaterThanOrEqual(0);
    const moved = (await db.database.find(StockMovement, 'stock_id = ?', [gift])).reduce((sum, { quantity }) => sum + quantity, 0);
    expect(onHand).toBe(moved);
    for (const error of failures(results)) expect(error).toMatchObject({ code: 'STOCK_SHORT' });
  });

  test('staff see the shelf with its worth against the points that people of the place hold', async () => {
    const view = await desks.stock(clerk, HERE);
    expect(view.stationName).toBe('东门社区站');
    expect(view.rows.find(({ giftName }) => giftName === '食用油 1.8L')).toMatchObject({ price: 300, onHand: 2, monthlyLimit: 1, active: true });
    expect(view.stockWorth).toBe(view.rows.reduce((sum, row) => sum + (row.active ? row.onHand * row.price : 0), 0));
    const held = view.pointsOutstanding;
    await rich(100);
    expect((await desks.stock(clerk, HERE)).pointsOutstanding).toBe(held + 100);
    expect((await desks.stock(await make.actor(await make.staff('city', CITY_ID)), OTHER)).stationName).toBe('西门社区站');
    await expect(desks.stock(clerk, OTHER)).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
  });

  test('guests see gifts without points; what is missing here is shown where it is', async () => {
    const view = await shelves.shop(GUEST, { stationId: HERE });
    expect(view).toMatchObject({ points: null, redemptionsReady: 0, station: { name: '东门社区站' } });
    expect(view.gifts.find(({ name }) => name === '晴雨伞')).toMatchObject({ available: 0, elsewhere: { stationName: '大田站', available: 5 } });
    expect(view.gifts.find(({ name }) => name === '大米 5kg')).toMatchObject({ available: 12, elsewhere: null, donor: '爱心企业捐' });
    expect((await shelves.shop(await make.actor(await make.person({ home: NEXT_DOOR })), {})).station!.name).toBe('西门社区站');
    expect((await shelves.shop(await make.actor(await make.person({ home: FAR })), {})).station!.name).toBe('良西站');
    await expect(shelves.shop(GUEST, { stationId: newId(now()) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { stations } = await shelves.stations();
    expect(stations).toHaveLength(13);
    expect((await shelves.shop(GUEST, {})).station!.name).toBe('东门社区站');
    expect(stations.find(({ name }) => name === '大田站')).toMatchObject({ areaText: '大田镇 大田圩社区', giftsInStock: 3 });
  });

  test('the list of one’s vouchers turns its pages', async () => {
    const who = await rich(2000);
    const gift = await shelf(10, { monthlyLimit: 9 });
    for (let n = 0; n < 5; n += 1) await redeem(who, gift);
    const first = await shelves.mine(who, { limit: 3 });
    const second = await shelves.mine(who, { limit: 3, cursor: first.next! });
    expect(first.items).toHaveLength(3);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5);
    expect(second.next).toBeNull();
    expect(first.items[0]).toMatchObject({ state: 'READY', points: 60, stationName: '东门社区站' });
  });

  test('a busy hour: everybody takes, cancels and fetches at once, and every answer is one of ours', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => rich(1200)));
    const gifts = [await shelf(15, { monthlyLimit: 9 }), await shelf(6, { monthlyLimit: 9 })];
    const vouchers: RedemptionView[] = [];
    const retriesBefore = db.uow.retries;
    const wave = (): Promise<PromiseSettledResult<string>[]> => atOnce(db, 30, async (i) => {
      const who = people[i % people.length]!;
      const old = i % 3 ? vouchers.shift() : undefined;
      if (!old) {
        const voucher = await redeem(who, gifts[i % 2]!);
        vouchers.push(voucher);
        return voucher.state;
      }
      if (i % 3 === 1) return desk.handOver(clerk, old.id, { stationId: HERE, code: old.code! }).then(() => 'FULFILLED');
      return desk.cancel(clerk, old.id, { words: '盘点' }).then(() => 'CANCELLED');
    });
    for (let n = 0; n < 4; n += 1) {
      for (const error of failures(await wave())) expect(['SOLD_OUT', 'GIFT_LIMIT']).toContain((error as { code?: string }).code);
    }
    while (vouchers.length > 0) {
      const rest = vouchers.splice(0);
      await atOnce<unknown>(db, rest.length, (i) => (i % 2 ? desk.cancel(clerk, rest[i]!.id, { words: '盘点' }) : desk.handOver(clerk, rest[i]!.id, { stationId: HERE, code: rest[i]!.code! })));
    }
    for (const gift of gifts) expect((await stock(gift)).reserved).toBe(0);
    expect(db.uow.retries - retriesBefore).toBeLessThan(10); // the lock order leaves little to wait for
  });

  test('two vouchers of a station never share their digits', async () => {
    const who = await rich();
    const voucher = (await db.database.get(Redemption, (await redeem(who)).id))!;
    const twin = db.uow.run((tx) => tx.insert(Redemption, { ...voucher, id: newId(now()), qrIndex: 'other', limitKey: null }));
    await expect(twin.catch(violatedConstraint)).resolves.toBe('uq_redemption_live_code');
  });

  test('the tables themselves refuse what must never be', async () => {
    const gift = await shelf(2);
    const voucher = await redeem(await rich(), gift);
    const change = (sql: string, id: string): Promise<unknown> => db.uow.run((tx) => tx.change(sql, [id])).catch(violatedConstraint);
    expect(await change('UPDATE gift_stock SET on_hand = 0 WHERE id = ?', gift)).toBe('ck_gift_stock_on_hand');
    expect(await change('UPDATE gift_stock SET reserved = -1 WHERE id = ?', gift)).toBe('ck_gift_stock_reserved');
    expect(await change("UPDATE redemption SET state = 'FULFILLED' WHERE id = ?", voucher.id)).toBe('ck_redemption_ready');
    expect(await change('UPDATE redemption SET points = 0 WHERE id = ?', voucher.id)).toBe('ck_redemption_points');
    expect(await change("UPDATE stock_movement SET kind = 'gift' WHERE stock_id = ?", gift)).toBe('ck_stock_movement_kind');
    expect(await change('DELETE FROM station WHERE id = ?', HERE)).not.toBe(1);
    const again = db.uow.run(async (tx) => tx.insert(GiftStock, { ...(await tx.get(GiftStock, gift))!, id: newId(now()) }));
    await expect(again.catch(violatedConstraint)).resolves.toBe('uq_gift_stock_gift');
  });

  test('the opening stock came in by movements, and a second seeding changes nothing', async () => {
    const before = await db.database.find(GiftStock, '1 = 1 ORDER BY id');
    await db.uow.run((tx) => seedShop(tx, now()));
    expect(await db.database.find(GiftStock, '1 = 1 ORDER BY id')).toEqual(before);
  });
}, { after: async (engine) => {
  await engine.uow.run((tx) => tx.change("UPDATE award SET flag = 'test' WHERE state = 'standing'")); // these have no service records
  expect(await engine.database.find(Award, '1 = 1 LIMIT 1')).toHaveLength(1);
  await expectInvariants(engine);
} });
