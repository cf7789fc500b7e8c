import { beforeAll, expect, test } from '@jest/globals';
import { HallQueries } from '../src/matching/hall.queries.js';
import { newId } from '../src/kernel/index.js';
import { ServiceOrder } from '../src/orders/order.entity.js';
import { metresBetween, squareOf } from '../src/areas/squares.rules.js';
import { around, cellOf } from '../src/orders/place.rules.js';
import type { Actor } from '../src/people/actor.js';
import { onEachEngine } from './engines.js';
import { FAR, HOME, NEXT_DOOR } from './make.people.js';
import { MakeOrders } from './make.orders.js';

/** The middle of the home community, for this suite. */
const MIDDLE = { lat: 22.1847, lng: 112.3102 };

/** Chance that is the same every time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

onEachEngine('the hall', (db) => {
  const make = new MakeOrders(db);
  let orders: ServiceOrder[];
  let me: string;

  beforeAll(async () => {
    const staff: Actor = await make.setUp();
    await db.uow.run((tx) => tx.change('UPDATE area SET lat = ?, lng = ? WHERE id = ?', [MIDDLE.lat, MIDDLE.lng, HOME.communityId]));
    me = await make.people.volunteer();
    const [pattern] = await db.database.find(ServiceOrder, 'id = ?', [await make.openOrder(staff)]);
    const chance = chances(7);
    orders = Array.from({ length: 400 }, () => {
      const place = [HOME, NEXT_DOOR, NEXT_DOOR, FAR, FAR][Math.floor(chance() * 5)]!;
      // Within about 11 km, so that every ring, what lies beyond, and what has no point have some.
      const point = chance() < 0.2 ? null : { lat: MIDDLE.lat + (chance() - 0.5) * 0.2, lng: MIDDLE.lng + (chance() - 0.5) * 0.2 };
      const windowStart = new Date(db.clock.now().getTime() + (1 + Math.floor(chance() * 40)) * 3_600_000);
      return {
        ...pattern!, ...place, id: newId(windowStart), windowStart, windowEnd: new Date(windowStart.getTime() + 3_600_000),
        status: chance() < 0.1 ? 'ACCEPTED' : 'OPEN', cell: point && cellOf(point), square: point && squareOf(point), ...(point ? around(point) : { lat: null, lng: null }),
      } as ServiceOrder;
    });
    await db.uow.run(async (tx) => {
      await tx.change('DELETE FROM order_history');
      await tx.change('DELETE FROM service_order');
      for (const order of orders) await tx.insert(ServiceOrder, order);
    });
  });

  /** How far out an order lies, found without any index: 0 home, 1 and 2 the rings, 3 the rest of the town, null never. */
  function circleOf({ communityId, townId, cell }: ServiceOrder): number | null {
    if (communityId === HOME.communityId) return 0;
    const home = cellOf(MIDDLE);
    const away = cell === null ? null : Math.max(Math.abs(Math.floor(cell / 32_768) - Math.floor(home / 32_768)), Math.abs((cell % 32_768) - (home % 32_768)));
    if (away !== null && away <= 3) return away <= 1 ? 1 : 2;
    return townId === HOME.townId ? 3 : null;
  }

  test('goes outward from the volunteer’s home and shows what going through all orders would show, page by page', async () => {
    const wanted = orders
      .flatMap((order) => (order.status === 'OPEN' && circleOf(order) !== null ? [{ order, circle: circleOf(order)! }] : []))
      .sort((a, b) => a.circle - b.circle || Number(a.order.windowStart) - Number(b.order.windowStart) || (a.order.id < b.order.id ? -1 : 1));
    for (const circle of [0, 1, 2, 3]) expect(wanted.filter((one) => one.circle === circle).length).toBeGreaterThan(10);
    const hall = new HallQueries(db.database, db.clock);
    const shown: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await hall.tasks(me, { near: true, limit: 17, ...(cursor ? { cursor } : {}) });
      shown.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(shown).toEqual(wanted.map(({ order }) => order.id));
  });

  test('离我近 with what suits best shows what lies within three kilometres and what has no point in the own community, and counts it', async () => {
    const near = orders.filter(({ status, square, communityId }) => status === 'OPEN' && (square === null ? communityId === HOME.communityId : metresBetween(square, squareOf(MIDDLE)) <= 3_000));
    const hall = new HallQueries(db.database, db.clock);
    const shown: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const { tasks, openNearby } = await hall.hall(me, { near: true, best: true, limit: 17, ...(cursor ? { cursor } : {}) });
      expect(openNearby).toBe(near.length);
      shown.push(...tasks.items.map(({ id }) => id));
      if (tasks.next === null) break;
      cursor = tasks.next;
    }
    expect(near.length).toBeGreaterThan(20);
    expect([...shown].sort()).toEqual(near.map(({ id }) => id).sort());
  });

  if (db.name === 'mariadb') {
    test('reads what is near by its cells, never the whole table', async () => {
      const plan = await db.database.rows<{ key: string | null; type: string }>(
        "EXPLAIN SELECT id FROM service_order s WHERE s.status = 'OPEN' AND s.cell IN (?, ?, ?) AND (s.square BETWEEN ? AND ? OR s.square BETWEEN ? AND ?) AND s.window_end > ? LIMIT 100",
        [cellOf(MIDDLE), cellOf(MIDDLE) + 1, cellOf(MIDDLE) - 1, 1, 5, 7, 9, db.clock.now()],
      );
      expect(plan).toMatchObject([{ key: expect.stringMatching(/^ix_service_order_near$/) }]);
    });

    test('reads a cell by its index, from the soonest order on', async () => {
      const plan = await db.database.rows<{ key: string | null; Extra: string | null }>(
        "EXPLAIN SELECT id FROM service_order WHERE status = 'OPEN' AND cell = ? AND window_end > ? ORDER BY window_start, id LIMIT 21",
        [cellOf(MIDDLE), db.clock.now()],
      );
      expect(plan).toMatchObject([{ key: 'ix_service_order_near' }]);
      expect(plan[0]!.Extra).not.toContain('filesort');
    });
  }
});
