import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { BoardQueries } from '../src/insights/board.queries.js';
import { InsightsQueries } from '../src/insights/insights.queries.js';
import { ProgressQueries } from '../src/insights/progress.queries.js';
import { ShopProgressQueries } from '../src/insights/shop-progress.queries.js';
import type { Actor } from '../src/people/actor.js';
import { onEachEngine } from './engines.js';
import { CITY_ID, FAR, HOME } from './make.people.js';
import { MakeOrders } from './make.orders.js';

onEachEngine('what everybody may read, and what offices see of their reach', (db) => {
  const make = new MakeOrders(db);
  let staff: Actor;
  let residentId: string;
  let resident: Actor;
  let helperId: string;

  beforeAll(async () => {
    staff = await make.setUp();
  });
  beforeEach(async () => {
    db.clock.set('2026-11-23T01:00:00.000Z');
    for (const table of ['job', 'look', 'order_history', 'assignment', 'service_order', 'service_record', 'volunteer_free_time', 'volunteer_skill', 'volunteer_near', 'volunteer']) {
      await db.uow.run((tx) => tx.change(`DELETE FROM ${table}`));
    }
    residentId = await make.people.person({ name: '陈大娘', birthYear: 1948 });
    resident = await make.people.actor(residentId);
    helperId = await make.people.volunteer();
  });

  const insights = (): InsightsQueries => new InsightsQueries(db.database, db.clock);
  const boards = (): BoardQueries => new BoardQueries(db.database, db.clock, insights());
  const progress = (): ProgressQueries => new ProgressQueries(db.database, db.clock, insights(), new ShopProgressQueries(db.database, db.clock));
  const city = async (): Promise<Actor> => make.people.actor(await make.people.staff('city', CITY_ID));
  const refused = (code: string): object => expect.objectContaining({ code });

  /** Served from one hour on for an hour, and answered; null is seven days of silence. */
  async function finished(solved: boolean | null): Promise<string> {
    const { id } = await make.served(staff, helperId, 60, { window: make.window(1) }, residentId);
    if (solved === null) db.clock.advance({ days: 7 });
    else await make.orders.confirm(resident, id, { solved, stars: solved ? 5 : null, tags: [] });
    if (solved === false) await make.reviews.settleDispute(staff, id, { finding: 'unsolved', words: '要请专业师傅' });
    await make.runTimers();
    if (solved === null) {
      db.clock.advance({ days: 15 });
      await make.runTimers();
    }
    return id;
  }

  test('an order is public from the moment staff let it be, by its state, without a word of the household', async () => {
    await make.placed(residentId);
    const open = await make.openOrder(staff, { window: make.window(30) });
    await make.openOrder(staff, { kind: 'wish', itemId: undefined, title: '给陈大娘一副老花镜', window: make.window(20) }, { minutes: 30 });
    await make.openOrder(staff, { kind: 'free', itemId: undefined, title: '帮李四搬柜子', window: make.window(40) }, { minutes: 30 });
    await make.claimed(staff, helperId, { window: make.window(3) });
    const needs = await boards().orders({ list: 'needs' });
    expect(needs.items.map(({ title, status }) => [title, status])).toEqual([['微心愿', 'OPEN'], ['代买常用药', 'OPEN'], ['一件家里的事', 'OPEN']]);
    expect(needs.items[1]).toEqual({ title: '代买常用药', shelf: 'buy', place: '恩城街道 东门社区', status: 'OPEN', day: '2026-11-23', seats: 1, seatsTaken: 0, solved: null });
    expect((await boards().orders({ list: 'tasks' })).items).toMatchObject([{ status: 'ACCEPTED', seatsTaken: 1 }]);
    expect(JSON.stringify([needs, await boards().board({})])).not.toMatch(new RegExp(`陈|李四|解放路|${open}`));
    expect((await boards().board({})).counts).toEqual({ needs: 3, tasks: 1, done: 0 });
  });

  test('mediation is on no list and in no count', async () => {
    await make.openOrder(staff, { itemId: 'talk-neighbour' });
    expect((await boards().orders({ list: 'needs' })).items).toEqual([]);
    expect((await boards().board({})).counts.needs).toBe(0);
  });

  test('lists come page by page, by town and by state', async () => {
    const boss = await city();
    for (const hours of [10, 20, 30, 40]) await make.openOrder(boss, { window: make.window(hours), ...(hours === 20 ? { communityId: FAR.communityId } : {}) });
    const first = await boards().orders({ list: 'needs', limit: 3 });
    const second = await boards().orders({ list: 'needs', limit: 3, cursor: first.next! });
    expect([first.items.map(({ place }) => place.slice(0, 2)), second.items.length, second.next]).toEqual([['恩城', '良西', '恩城'], 1, null]);
    expect((await boards().orders({ list: 'needs', townId: FAR.townId })).items).toHaveLength(1);
    expect((await boards().board({ townId: FAR.townId }))).toMatchObject({ areaText: '良西镇', counts: { needs: 1, tasks: 0, done: 0 } });
    expect((await boards().orders({ list: 'needs', status: 'DISPATCHED' })).items).toEqual([]);
    await expect(boards().orders({ list: 'needs', status: 'CLOSED' })).rejects.toEqual(refused('BAD_INPUT'));
    await expect(boards().orders({ list: 'needs', townId: HOME.communityId })).rejects.toEqual(refused('NOT_FOUND'));
    await expect(boards().orders({ list: 'needs', cursor: 'rubbish' })).rejects.toEqual(refused('BAD_CURSOR'));
  });

  test('silence is no answer, and what was not taken on is counted as well', async () => {
    const turnedAway = await make.placed(residentId);
    await make.reviews.review(staff, turnedAway, { decision: 'reject', reject: 'paid_work', words: '这是有偿的事，请找家政' });
    for (const answer of [true, true, false, null]) await finished(answer);
    const { results, counts } = await boards().board({});
    expect(results).toMatchObject({ closed: 4, solved: 2, unsolved: 1, silent: 1, refused: 1, solvedPermille: 667 });
    expect(counts.done).toBe(4);
    const done = (await boards().orders({ list: 'done' })).items;
    expect(done.map(({ status, solved }) => [status, solved])).toEqual([['CLOSED', null], ['CLOSED', false], ['CLOSED', true], ['CLOSED', true]]);
    db.clock.set('2027-01-02T01:00:00.000Z');
    expect((await boards().board({})).results).toMatchObject({ closed: 0, refused: 0, solvedPermille: null });
    expect((await boards().orders({ list: 'done' })).items).toEqual([]);
  });

  test('an office sees the days, the steps and the places of its reach only', async () => {
    await finished(true);
    await finished(false);
    await make.openOrder(staff, { window: make.window(30) });
    const boss = await city();
    await make.openOrder(boss, { communityId: FAR.communityId, window: make.window(30) });
    const whole = await progress().progress(boss, {});
    expect(whole).toMatchObject({ areaText: '恩平市', month: '2026-11', results: { closed: 2, solved: 1, unsolved: 1 } });
    expect(whole.days).toHaveLength(14);
    expect(whole.days.at(-1)).toEqual({ day: '2026-11-23', placed: 4, closed: 2 });
    expect(whole.stages).toEqual([{ stage: 'review', minutes: 0 }, { stage: 'claim', minutes: 0 }, { stage: 'visit', minutes: 120 }, { stage: 'confirm', minutes: 0 }]);
    expect(whole.waiting).toHaveLength(11);
    expect(whole.waiting.filter(({ count }) => count > 0).map(({ name, count }) => [name, count])).toEqual([['恩城街道', 1], ['良西镇', 1]]);
    const town = await make.people.actor(await make.people.staff('town', HOME.townId));
    const home = await progress().progress(town, {});
    expect(home).toMatchObject({ areaText: '恩城街道', results: { closed: 2 } });
    expect(home.waiting.filter(({ count }) => count > 0)).toEqual([{ areaId: HOME.communityId, name: '东门社区', count: 1 }]);
    expect(home.waiting.every(({ name }) => name !== '良西镇')).toBe(true);
    const far = await make.people.actor(await make.people.staff('dispatcher', FAR.communityId));
    const there = await progress().progress(far, {});
    expect(there).toMatchObject({ results: { closed: 0, solvedPermille: null }, waiting: [] });
    expect(there.days.at(-1)).toEqual({ day: '2026-11-23', placed: 1, closed: 0 });
    expect((await progress().progress(boss, { month: '2026-10' })).results.closed).toBe(0);
    expect((await progress().progress(boss, { month: '2025-12' })).month).toBe('2025-12');
    expect(await progress().progress(boss, { areaId: FAR.townId })).toMatchObject({ areaText: '良西镇', results: { closed: 0 }, shop: { handed: { count: 0 } } });
    expect((await progress().progress(town, { areaId: HOME.communityId })).waiting).toEqual([]);
    await expect(progress().progress(town, { areaId: FAR.townId })).rejects.toEqual(refused('OUT_OF_SCOPE'));
    for (const month of ['2026-12', '2025-11']) await expect(progress().progress(boss, { month })).rejects.toEqual(refused('BAD_INPUT'));
  });

  test('what staff wrote down at a call is told apart', async () => {
    await finished(true);
    const { id } = await make.served(staff, helperId, 60, { window: make.window(1) }, residentId);
    await make.orders.confirm(staff, id, { solved: true, stars: 5, tags: [] });
    await make.runTimers();
    const { calls, results } = await progress().progress(await city(), {});
    expect([calls, results.solved]).toEqual([{ answered: 1, solved: 1 }, 2]);
  });

  test('a day begins at midnight here', async () => {
    db.clock.set('2026-11-23T15:59:00.000Z'); // 23:59
    await make.openOrder(staff);
    db.clock.set('2026-11-23T16:01:00.000Z');
    await make.openOrder(staff);
    expect((await progress().progress(await city(), {})).days.slice(-2).map(({ day, placed }) => [day, placed])).toEqual([['2026-11-23', 1], ['2026-11-24', 1]]);
  });

  test('the sums are counted from their indexes', async () => {
    const explained = async (sql: string, ...params: readonly (string | Date)[]): Promise<string> =>
      JSON.stringify(await db.database.rows(db.name === 'sqlite' ? `EXPLAIN QUERY PLAN ${sql}` : `EXPLAIN ${sql}`, params));
    await finished(true);
    const since = new Date('2026-01-01T00:00:00Z');
    const until = new Date('2027-01-01T00:00:00Z');
    expect(await explained(
      "SELECT status, COUNT(*) FROM service_order WHERE town_id IN (?, ?) AND ended_at >= ? AND ended_at < ? AND status IN ('CLOSED', 'REJECTED') GROUP BY status",
      HOME.townId, FAR.townId, since, until,
    )).toContain('ix_service_order_ended');
    expect(await explained(
      "SELECT COUNT(*), SUM(solved) FROM service_order WHERE (town_id IN (?, ?)) AND ended_at >= ? AND ended_at < ? AND status = 'CLOSED' AND rating_way = 'staff' AND solved IS NOT NULL",
      HOME.townId, FAR.townId, since, until,
    )).toContain('ix_service_order_ended');
    expect(await explained(
      "SELECT COUNT(*), SUM(points) FROM redemption WHERE station_id IN (?, ?) AND state = 'FULFILLED' AND ends_at >= ? AND ends_at < ? AND closed_at >= ? AND closed_at < ?",
      HOME.townId, FAR.townId, since, until, since, until,
    )).toContain('ix_redemption_station');
    expect(await explained('SELECT COUNT(*) FROM service_order WHERE town_id = ? AND created_at >= ?', HOME.townId, since)).toContain('ix_service_order_placed');
  });
});
