import { beforeAll, expect, test } from '@jest/globals';
import { candidatesOf, bestFor } from '../src/matching/best.queries.js';
import { bestOrders } from '../src/matching/orders.search.queries.js';
import { ServiceOrder } from '../src/orders/order.entity.js';
import type { FitPerson } from '../src/orders/score.rules.js';
import { onEachEngine } from './engines.js';
import { bruteOrders, bruteVolunteers, everybody } from '../bench/match/brute.js';
import { chances, settle } from '../bench/match/crowd.js';
import { MakeOrders } from './make.orders.js';

/** Without any filter. */
const ALL = { near: false, minutes: null, skill: null, between: null } as const;
const addHours = (now: Date, hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

/** So many of each are asked about: each is compared with everybody. */
const ASKED = 30;

onEachEngine('who suits whom', (db) => {
  const make = new MakeOrders(db);
  let orders: ServiceOrder[];
  let people: FitPerson[];

  beforeAll(async () => {
    await make.setUp();
    await db.uow.run((tx) => settle(tx, { people: 90, orders: 200, wide: 0.22, now: db.clock.now(), chance: chances(11) }));
    orders = await db.database.find(ServiceOrder, '1 = 1');
    people = await everybody(db.database);
  });

  const SLOW = 120_000;

  test('the best volunteers for an order are those that judging everybody finds, in the same order', async () => {
    const now = db.clock.now();
    let found = 0;
    for (const order of orders.filter(({ status }) => status === 'OPEN').slice(0, ASKED)) {
      const best = await candidatesOf(db.database, { order, assignments: [] }, 7, now);
      const brute = bruteVolunteers(people, order, 7, now);
      expect({ order: order.id, best: best.map(({ personId, score }) => ({ id: personId, score })) }).toEqual({ order: order.id, best: brute });
      found += best.length;
    }
    expect(found).toBeGreaterThan(100);
    expect(people.filter(({ knownTo }) => knownTo.length > 0).length).toBeGreaterThan(5);
    expect(people.filter(({ tasks }) => tasks.length > 0).length).toBeGreaterThan(20);
  }, SLOW);

  test('the best orders for a volunteer are those that judging all orders finds, with and without a filter', async () => {
    const now = db.clock.now();
    let found = 0;
    for (const me of people.slice(0, ASKED)) {
      for (const wanted of [{ ...ALL }, { ...ALL, minutes: 60 }, { ...ALL, skill: 'electric' as const }, { ...ALL, between: [now, addHours(now, 30)] as const }]) {
        const best = await bestOrders(db.database, me, { count: 9, now, except: [], reach: { sql: '1 = 1', params: [] }, ...wanted });
        const brute = bruteOrders(orders, me, { count: 9, now, ...wanted });
        expect({ me: me.id, best: best.map(({ order, score }) => ({ id: order.id, score })) }).toEqual({ me: me.id, best: brute });
        found += best.length;
      }
    }
    expect(found).toBeGreaterThan(100);
  }, SLOW);

  test('离我近 shows the same as judging all orders within three kilometres, alone and with the other filters', async () => {
    const now = db.clock.now();
    const [found, far] = [new Set<string>(), new Set<string>()];
    const homeless = people.slice(0, 3).map((person) => ({ ...person, square: null }));
    for (const me of [...people.slice(0, ASKED), ...homeless]) {
      for (const filter of [{}, { minutes: 60 }, { skill: 'electric' as const }, { between: [now, addHours(now, 30)] as const }, { minutes: 60, skill: 'electric' as const, between: [now, addHours(now, 60)] as const }]) {
        const wanted = { ...ALL, ...filter, near: true };
        const best = await bestOrders(db.database, me, { count: 9, now, except: [], reach: { sql: '1 = 1', params: [] }, ...wanted });
        expect({ me: me.id, best: best.map(({ order, score }) => ({ id: order.id, score })) }).toEqual({ me: me.id, best: bruteOrders(orders, me, { count: 9, now, ...wanted }) });
        for (const { order } of best) found.add(order.id);
        for (const { id } of bruteOrders(orders, me, { count: 200, now, ...wanted, near: false })) far.add(`${me.id} ${id}`);
      }
    }
    expect(found.size).toBeGreaterThan(10);
    expect(far.size).toBeGreaterThan(found.size);
  }, SLOW);

  test('a circle holds its own people only, and the wider one is never worse', async () => {
    const now = db.clock.now();
    for (const order of orders.filter(({ status }) => status === 'OPEN').slice(0, 5)) {
      const c = { order, assignments: [] };
      const grid = await bestFor(db.database, c, { circle: 'grid', count: 200, now });
      const town = await bestFor(db.database, c, { circle: 'town', count: 200, now });
      const home = new Map(people.map((person) => [person.id, person.communityId]));
      expect(grid.every(({ personId }) => home.get(personId) === order.communityId)).toBe(true);
      expect(town.length).toBeGreaterThanOrEqual(grid.length);
    }
  });

  test('both are read by their index, nothing in full', async () => {
    const plan = async (sql: string): Promise<string> => JSON.stringify(await db.database.rows(`${db.name === 'mariadb' ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN'} ${sql}`));
    const near = await plan("SELECT person_id, square, standing, free, fresh_until FROM volunteer_near WHERE skill = 'cooking' AND square IN (1, 2, 3, 4, 5, 6, 7, 8) AND standing >= 3 LIMIT 401");
    const open = await plan("SELECT id, square, window_start, day_part, seats, risk, party_only, shelf FROM service_order WHERE status = 'OPEN' AND skill = 'cooking' AND square IN (1, 2, 3) AND window_end > '2026-11-23' LIMIT 401");
    expect(near).toContain('ix_volunteer_near_square');
    expect(open).toContain('ix_service_order_square');
    for (const one of [near, open]) {
      expect(one).toMatch(/Using index|COVERING INDEX/);
      expect(one).not.toMatch(/SCAN|"type":"(?:ALL|index)"/);
    }
  });
});
