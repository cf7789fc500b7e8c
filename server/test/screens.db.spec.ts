import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CatalogQueries } from '../src/catalog/catalog.queries.js';
import { LooksQueries } from '../src/consent/looks.queries.js';
import { CallsQueries } from '../src/inbox/calls.queries.js';
import { UnreadQueries } from '../src/inbox/unread.queries.js';
import { FeedbackQueries } from '../src/feedback/feedback.queries.js';
import { InsightsQueries } from '../src/insights/insights.queries.js';
import { CandidatesQueries } from '../src/matching/candidates.queries.js';
import { GapsQueries } from '../src/matching/gaps.queries.js';
import { HallQueries } from '../src/matching/hall.queries.js';
import { PlanQueries } from '../src/matching/plan.queries.js';
import { orderNo } from '../src/orders/order.view.js';
import { GUEST, type Actor } from '../src/people/actor.js';
import { HomeQueries } from '../src/screens/home.queries.js';
import { WorkQueries } from '../src/screens/work.queries.js';
import { onEachEngine } from './engines.js';
import { CITY_ID, FAR, HOME, NEXT_DOOR } from './make.people.js';
import { MakeOrders } from './make.orders.js';

onEachEngine('screens', (db) => {
  const make = new MakeOrders(db);
  let staff: Actor;
  let residentId: string;
  let resident: Actor;

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
  });

  const refused = (code: string): object => expect.objectContaining({ code });
  const feedback = (): FeedbackQueries => new FeedbackQueries(db.database, db.cipher, db.clock);
  const halls = (): HallQueries => new HallQueries(db.database, db.clock);
  const work = (): WorkQueries => new WorkQueries(db.database, db.clock, feedback(), new CallsQueries(db.database), new GapsQueries(db.database, db.clock), new PlanQueries(db.database, db.clock));
  const homes = (): HomeQueries =>
    new HomeQueries(db.database, db.clock, new CatalogQueries(db.database, db.clock), new InsightsQueries(db.database, db.clock), make.queries, new LooksQueries(db.database, db.clock), work(), feedback(), new UnreadQueries(db.database));
  const candidates = (): CandidatesQueries => new CandidatesQueries(db.database, db.clock);
  const city = async (): Promise<Actor> => make.people.actor(await make.people.staff('city', CITY_ID));

  test('the hall shows the own town first, then the others, page by page, and never a street', async () => {
    const helperId = await make.people.volunteer({ skills: ['plumbing'] });
    const boss = await city();
    const far = await make.openOrder(boss, { communityId: FAR.communityId, window: make.window(2) });
    const later = await make.openOrder(boss, { window: make.window(30), itemId: 'fix-tap' });
    const sooner = await make.openOrder(boss, { window: make.window(20), communityId: NEXT_DOOR.communityId, point: { lat: 22.18, lng: 112.31, datum: 'gcj02' } });
    const first = await halls().tasks(helperId, { limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([sooner, later]);
    const second = await halls().tasks(helperId, { limit: 2, cursor: first.next! });
    expect([second.items.map(({ id }) => id), second.next]).toEqual([[far], null]);
    expect(first.items[1]).toMatchObject({ points: 12, seatsLeft: 1, reasons: [{ ok: true, text: '会修水管' }, { ok: true, text: '本社区' }], place: { text: '恩城街道 东门社区', around: null } });
    expect(first.items[0]!.place.around).toEqual({ lat: 22.1825, lng: 112.3125, datum: 'gcj02' });
    expect(JSON.stringify(first)).not.toMatch(/解放路|陈/);
    expect(await halls().openNearby(helperId)).toBe(2);
    expect((await halls().tasks(helperId, { near: true })).items.map(({ id }) => id)).toEqual([later, sooner]);
    expect((await halls().tasks(helperId, { skill: 'plumbing' })).items.map(({ id }) => id)).toEqual([later]);
    expect((await halls().tasks(helperId, { minutes: 30 })).items).toEqual([]);
    expect((await halls().tasks(helperId, { communityId: FAR.communityId })).items.map(({ id }) => id)).toEqual([far]);
    expect((await halls().tasks(helperId, { weekend: true })).items).toEqual([]);
    await expect(halls().tasks(helperId, { cursor: 'rubbish' })).rejects.toEqual(refused('BAD_CURSOR'));
  });

  test('one’s own orders and tasks are not in the hall, nor what is over', async () => {
    const helperId = await make.people.volunteer();
    const helper = await make.people.actor(helperId);
    await make.openOrder(staff, {}, {}, helperId);
    const two = await make.openOrder(staff, { window: make.window(4) }, { seats: 2 });
    await make.tasks.claim(helper, two, { riskAgreed: true });
    const over = await make.openOrder(staff, { window: make.window(1) });
    expect((await halls().tasks(helperId, {})).items.map(({ id }) => id)).toEqual([over]);
    db.clock.advance({ hours: 3 });
    expect((await halls().tasks(helperId, {})).items).toEqual([]);
    expect((await make.queries.tasks(helperId, {})).items).toMatchObject([{ orderId: two, state: 'ACCEPTED', waitsForMe: true, place: { text: '恩城街道 东门社区' } }]);
    expect(await make.queries.waitingForVolunteer(helperId)).toBe(1);
  });

  test('candidates pass the gates, the idle before the busy, with what does not fit in words', async () => {
    // Tuesday 24 November, 09:00 in Shanghai.
    const id = await make.openOrder(staff, { itemId: 'fix-tap' });
    const fit = { skills: ['plumbing' as const], freeTimes: [{ weekday: 2, part: 'morning' as const }] };
    const busy = await make.people.volunteer({ ...fit, name: '麦大姐' });
    await make.claimed(staff, busy, { window: make.window(40) });
    const idle = await make.people.volunteer({ ...fit, name: '吴大叔', party: 'verified' });
    const evenings = await make.people.volunteer({ skills: ['plumbing'], freeTimes: [{ weekday: 2, part: 'evening' }] });
    const elsewhere = await make.people.volunteer({ ...fit, home: FAR });
    const clash = await make.people.volunteer(fit);
    await make.claimed(staff, clash, { window: make.window(24.5) });
    const unskilled = await make.people.volunteer();
    const { best: found } = await candidates().candidates(staff, id);
    expect(found.map(({ personId }) => personId)).toEqual([idle, busy, evenings]);
    // Into another town only where it is known how far that is.
    expect(found.map(({ personId }) => personId)).not.toContain(elsewhere);
    expect(found[0]).toEqual({
      personId: idle, name: '吴**', partyTag: true, tasksThisWeek: 0,
      reasons: [{ ok: true, text: '会修水管' }, { ok: true, text: '本社区' }, { ok: true, text: '周二上午有空' }, { ok: true, text: '这周还没接单' }],
    });
    expect(found[2]!.reasons).toContainEqual({ ok: false, text: '周二 18 点后才有空' });
    expect(found.map(({ personId }) => personId)).not.toContain(unskilled);
    await make.reviews.offer(staff, id, { personIds: [idle] });
    expect((await candidates().candidates(staff, id)).best.map(({ personId }) => personId)).not.toContain(idle);
    const far = await make.people.actor(await make.people.staff('dispatcher', FAR.communityId));
    await expect(candidates().candidates(far, id)).rejects.toEqual(refused('OUT_OF_SCOPE'));
  });

  test('the queues count by limit, within the scope of the session', async () => {
    const waits = await make.placed(residentId, { urgent: true });
    const toDispatch = await make.openOrder(staff, {}, {}, residentId);
    const helperId = await make.people.volunteer();
    const { id: disputed } = await make.served(staff, helperId, 20, { window: make.window(3) }, residentId);
    await make.orders.confirm(resident, disputed, { solved: false, stars: null, tags: [] });
    const short = await make.served(staff, helperId, 10, { window: make.window(1) });
    const requester = await make.people.actor((await make.caseOf(short.id)).order.requesterId);
    await make.orders.confirm(requester, short.id, { solved: true, stars: 1, tags: ['late'] });
    const view = await work().queues(staff);
    expect(view.queues.map(({ queue, count, late }) => [queue, count, late])).toEqual([['review', 1, 1], ['dispatch', 1, 0], ['verify', 2, 0], ['redeem', 0, 0]]);
    expect(view.first.map(({ subject, id, queue, note }) => [subject, queue, note, id])).toEqual([
      ['order', 'review', '本人点单', waits],
      ['order', 'dispatch', '还没邀请人', toDispatch],
      ['order', 'verify', '说没解决', disputed],
      ['record', 'verify', '评价低，积分先放着', expect.any(String)],
    ]);
    expect(view).toMatchObject({ name: '工**', areaText: '恩城街道 东门社区', partyToVerify: 0, calls: 0, gaps: 0, toPlan: 1 });
    const page = await work().work(staff, { limit: 3 });
    expect((await work().work(staff, { limit: 3, cursor: page.next! })).items).toHaveLength(1);
    expect((await work().work(staff, { queue: 'verify' })).items).toHaveLength(2);
    const far = await make.people.actor(await make.people.staff('dispatcher', FAR.communityId));
    expect((await work().queues(far)).queues.every(({ count }) => count === 0)).toBe(true);
    expect((await work().queues(far)).toPlan).toBe(0);
    expect((await work().orders(far, {})).items).toEqual([]);
    expect((await work().orders(staff, {})).items).toHaveLength(4);
    expect((await work().orders(staff, { status: 'OPEN' })).items.map(({ id }) => id)).toEqual([toDispatch]);
    expect(JSON.stringify([view, page])).not.toMatch(/解放路|陈大娘|降压/);
    expect(await homes().waiting(staff)).toMatchObject({ staff: 4 });
  });

  test('who answers for a town looks at one community of it, and at nothing that is not theirs', async () => {
    const here = await make.placed(residentId);
    const boss = await city();
    await make.openOrder(boss, { communityId: NEXT_DOOR.communityId });
    await make.openOrder(boss, { communityId: FAR.communityId });
    const town = await make.people.actor(await make.people.staff('town', HOME.townId));
    expect((await work().work(boss, {})).items).toHaveLength(3);
    expect((await work().work(boss, { areaId: HOME.townId })).items).toHaveLength(2);
    expect((await work().work(boss, { areaId: CITY_ID })).items).toHaveLength(3);
    expect((await work().work(town, { areaId: HOME.communityId })).items.map(({ id }) => id)).toEqual([here]);
    expect((await work().orders(town, { areaId: HOME.communityId })).items.map(({ id }) => id)).toEqual([here]);
    expect(await work().queues(town, { areaId: NEXT_DOOR.communityId })).toMatchObject({ queues: [{ count: 0 }, { count: 1 }, { count: 0 }, { count: 0 }], areaText: expect.stringContaining('恩城街道 ') });
    for (const areaId of [FAR.townId, FAR.communityId, CITY_ID]) {
      await expect(work().queues(town, { areaId })).rejects.toEqual(refused('OUT_OF_SCOPE'));
      await expect(work().work(town, { areaId })).rejects.toEqual(refused('OUT_OF_SCOPE'));
      await expect(work().orders(town, { areaId })).rejects.toEqual(refused('OUT_OF_SCOPE'));
    }
    await expect(work().work(staff, { areaId: HOME.townId })).rejects.toEqual(refused('OUT_OF_SCOPE'));
    await expect(work().work(boss, { areaId: residentId })).rejects.toEqual(refused('NOT_FOUND'));
  });

  test('an order is found by its number and by words of its title, within the reach and never by who asked', async () => {
    const tap = await make.openOrder(staff, { itemId: 'fix-tap' }, {}, residentId);
    const { createdAt } = (await make.caseOf(tap)).order;
    db.clock.advance({ minutes: 1 });
    const far = await make.openOrder(await city(), { itemId: 'fix-tap', communityId: FAR.communityId });
    const other = await make.placed(residentId);
    const { title } = (await make.caseOf(tap)).order;
    const no = orderNo({ id: tap, createdAt });
    const found = async (q: string, more: object = {}): Promise<string[]> => (await work().orders(staff, { q, ...more })).items.map(({ id }) => id);
    const tail = [tap, other].filter((id) => orderNo({ id, createdAt }).endsWith(no.slice(-4)));
    expect((await found(no)).sort()).toEqual(tail.sort());
    expect((await found(no.replace('-', ''))).sort()).toEqual(tail.sort());
    expect((await found(`…${no.slice(-4)}`)).sort()).toEqual(tail.sort());
    expect(await found(title.slice(0, 2))).toEqual([tap]);
    expect(await found(title, { status: 'CLOSED' })).toEqual([]);
    expect((await work().orders(await city(), { q: title })).items.map(({ id }) => id)).toEqual([far, tap]);
    const first = await work().orders(await city(), { q: title, limit: 1 });
    expect((await work().orders(await city(), { q: title, limit: 1, cursor: first.next! })).items.map(({ id }) => id)).toEqual([tap]);
    for (const nothing of ['陈大娘', '%', '_', '13800000000', `1122-${no.slice(-4)}`]) expect(await found(nothing)).toEqual([]);
    expect(await found('  ')).toHaveLength(2);
    // Ninety days on, only the whole number still leads there.
    await db.uow.run((tx) => tx.change('UPDATE service_order SET created_at = ? WHERE id = ?', ['2026-08-25 15:59:00.000', tap]));
    expect([await found(title), await found(no.slice(-4)), await found(`0825-${no.slice(-4)}`)]).toEqual([[], [], [tap]]);
  });

  test('staff who help in an order do not find it in their own queue', async () => {
    const both = await make.people.volunteer();
    await make.people.seat(both, 'dispatcher', HOME.communityId);
    const actor = await make.people.actor(both);
    const { id } = await make.served(staff, both, 30, {}, residentId);
    await make.orders.confirm(resident, id, { solved: false, stars: null, tags: [] });
    expect((await work().work(actor, {})).items).toEqual([]);
    await expect(make.reviews.settleDispute(actor, id, { finding: 'solved', words: '我做好了' })).rejects.toEqual(refused('NEED_ANOTHER_PERSON'));
  });

  test('the first screen greets, shows what runs, and the results with their formula', async () => {
    await make.people.volunteer({ freeTimes: [{ weekday: 1, part: 'morning' }, { weekday: 1, part: 'evening' }] });
    const helperId = await make.people.volunteer();
    const finish = async (solved: boolean | null): Promise<void> => {
      const { id } = await make.served(staff, helperId, 60, { window: make.window(1) }, residentId);
      if (solved === null) return;
      await make.orders.confirm(resident, id, { solved, stars: solved ? 5 : null, tags: [] });
      if (!solved) await make.reviews.settleDispute(staff, id, { finding: 'unsolved', words: '要请专业师傅' });
      await make.runTimers();
    };
    await finish(true);
    await finish(true);
    await finish(false);
    const silent = await make.served(staff, helperId, 60, { window: make.window(1) }, residentId);
    db.clock.advance({ days: 7 });
    await make.runTimers();
    db.clock.advance({ days: 15 });
    await make.runTimers();
    expect((await make.caseOf(silent.id)).order.status).toBe('CLOSED');
    const running = await make.placed(residentId);
    db.clock.set('2026-12-21T01:00:00Z'); // a Monday
    const home = await homes().home(resident, undefined);
    expect(home).toMatchObject({ greetName: '陈大娘', areaText: '恩城街道 东门社区', volunteersToday: 1, running: [{ id: running, status: 'SUBMITTED', step: 1 }], results: { closed: 4, solvedPermille: 667 } });
    expect(home.items).toBeGreaterThanOrEqual(32);
    expect(await homes().home(GUEST, undefined)).toMatchObject({ greetName: null, areaText: '恩平市', running: [], results: { closed: 4 } });
    expect((await homes().home(GUEST, FAR.communityId)).results).toEqual({ closed: 0, solved: 0, unsolved: 0, silent: 0, refused: 0, solvedPermille: null, tenthsOfDays: null });
  });

  test('looks at an order are for its household', async () => {
    const helperId = await make.people.volunteer();
    const helper = await make.people.actor(helperId);
    const { id } = await make.claimed(staff, helperId, {}, residentId);
    await make.orders.reveal(helper, id, {});
    await make.queries.mustBeTheirs(resident, id);
    await expect(make.queries.mustBeTheirs(helper, id)).rejects.toEqual(refused('NOT_FOUND'));
    expect(await homes().waiting(resident)).toMatchObject({ resident: 0, looks: 1 });
  });

  test('searching goes along the index of the place’s days', async () => {
    await make.placed(residentId);
    const sql = "SELECT id, created_at FROM service_order WHERE (town_id IN (?, ?)) AND created_at >= ? AND created_at < ? AND title LIKE ? ESCAPE '!' ORDER BY created_at DESC, id DESC LIMIT 21";
    const plan = await db.database.rows(db.name === 'sqlite' ? `EXPLAIN QUERY PLAN ${sql}` : `EXPLAIN ${sql}`, [HOME.townId, FAR.townId, new Date('2026-09-01T00:00:00Z'), new Date('2026-12-01T00:00:00Z'), '%水%']);
    expect(JSON.stringify(plan)).toContain('ix_service_order_placed');
  });
});
