import { beforeAll, expect, test } from '@jest/globals';
import { SHELVES, SKILLS, type Skill } from '@supermarket/shared';
import { squareOf } from '../src/areas/squares.rules.js';
import { Consent } from '../src/consent/consent.entity.js';
import { newId } from '../src/kernel/index.js';
import { candidatesOf, bestFor } from '../src/matching/best.queries.js';
import { bestOrders } from '../src/matching/orders.search.queries.js';
import { ServiceOrder } from '../src/orders/order.entity.js';
import { loadCase } from '../src/orders/orders.store.js';
import { RefusedHelper } from '../src/orders/refused-helper.entity.js';
import { around, cellOf } from '../src/orders/place.rules.js';
import type { FitPerson } from '../src/orders/score.rules.js';
import { newPerson } from '../src/people/people.store.js';
import { Person } from '../src/people/person.entity.js';
import { Volunteer, VolunteerNear, VolunteerSkill, VolunteerUnwanted } from '../src/people/volunteer.entity.js';
import { onEachEngine } from './engines.js';
import { bruteOrders, bruteVolunteers, everybody } from '../bench/match/brute.js';
import { HOME, NEXT_DOOR } from './make.people.js';
import { MakeOrders } from './make.orders.js';

const MIDDLE = { lat: 22.1847, lng: 112.3102 };
const PEOPLE = 90;
const ORDERS = 200;
/** So many of each are asked about: each is compared with everybody. */
const ASKED = 30;

/** Chance that is the same every time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

onEachEngine('who suits whom', (db) => {
  const make = new MakeOrders(db);
  const chance = chances(11);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
  /** Some on one spot, as a community is, the others over 25 km. */
  const point = (): { lat: number; lng: number } => (chance() < 0.5 ? MIDDLE : { lat: MIDDLE.lat + (chance() - 0.5) * 0.22, lng: MIDDLE.lng + (chance() - 0.5) * 0.22 });
  let orders: ServiceOrder[];
  let people: FitPerson[];

  beforeAll(async () => {
    const staff = await make.setUp();
    const households = [await make.people.person(), await make.people.person()];
    const pattern = (await loadCase(db.database, await make.openOrder(staff))).order;
    const now = db.clock.now();
    const some = Array.from({ length: PEOPLE }, () => newId(now));
    const rows = Array.from({ length: ORDERS }, (_, i): ServiceOrder => {
      const windowStart = new Date(db.clock.now().getTime() + (1 + Math.floor(chance() * 150)) * 3_600_000);
      const at = chance() < 0.2 ? null : point();
      return {
        ...pattern, ...pick([HOME, NEXT_DOOR]), id: newId(windowStart), windowStart, windowEnd: new Date(windowStart.getTime() + 3_600_000), minutes: pick([30, 60, 120]),
        skill: pick<Skill | null>([null, ...SKILLS.slice(0, 4)]), shelf: pick(SHELVES), partyOnly: chance() < 0.05, risk: pick(['low', 'low', 'high']), requesterId: pick(households), creatorId: households[0]!,
        status: i % 10 === 0 ? 'ACCEPTED' : 'OPEN', cell: at && cellOf(at), square: at && squareOf(at), ...(at ? around(at) : { lat: null, lng: null }),
      };
    });
    await db.uow.run(async (tx) => {
      for (const row of rows) await tx.insert(ServiceOrder, row);
      for (const [i, id] of some.entries()) {
        const skills = SKILLS.filter(() => chance() < 0.2);
        const home = pick([HOME, HOME, NEXT_DOOR]);
        await tx.insert(Person, { ...newPerson(id, now), ...home, name: '志愿者', birthYear: 1985, accountAt: now });
        await tx.insert(Volunteer, {
          ...home, personId: id, no: `M${i}`, partyState: pick(['none', 'verified'] as const), partyOrg: null, showParty: false, pointsChoice: 'points', weeklyCap: pick([1, 3]), helped: pick([0, 3]),
          createdAt: now, partyAt: null, partyBy: null, partyReason: null,
        });
        for (const skill of skills) await tx.insert(VolunteerSkill, { personId: id, skill });
        const at = chance() < 0.2 ? null : point();
        const near = { personId: id, communityId: home.communityId, square: at && squareOf(at), standing: Math.floor(chance() * 6), free: Math.floor(chance() * 2 ** 21), freshUntil: pick([0, 30_000]) };
        for (const skill of ['', ...skills] as const) await tx.insert(VolunteerNear, { ...near, skill });
        if (chance() < 0.2) await tx.insert(VolunteerUnwanted, { personId: id, shelf: pick(SHELVES) });
        if (chance() < 0.1) await tx.insert(RefusedHelper, { residentId: pick(households), volunteerId: id, orderId: rows[0]!.id, at: now });
        if (chance() < 0.1) await tx.insertKeyed(Consent, { personId: id, purpose: 'invite', given: false, way: 'switch', textVersion: 'x', at: now });
        // Half of them have a task; a tenth have helped a household, and it was solved.
        const done = i % 10 === 0;
        if (!done && i % 2 === 0) continue;
        const order = rows[i]!;
        if (done) await tx.update(ServiceOrder, { status: 'CLOSED', solved: true }, 'id = ?', [order.id]);
        await tx.change(
          `INSERT INTO assignment (id, order_id, volunteer_id, visit, state, window_start, window_end, door_tries, needs_own_time, unfinished, chips, created_at)
           VALUES (?, ?, ?, 1, ?, ?, ?, 0, ?, ?, '[]', ?)`,
          [newId(now), order.id, id, done ? 'CREDITED' : 'ACCEPTED', order.windowStart, order.windowEnd, false, false, now],
        );
      }
    });
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
      for (const wanted of [{ minutes: null, skill: null }, { minutes: 60, skill: null }, { minutes: null, skill: 'electric' as const }]) {
        const best = await bestOrders(db.database, me, { count: 9, now, except: [], reach: { sql: '1 = 1', params: [] }, between: null, ...wanted });
        const brute = bruteOrders(orders, me, { count: 9, now, ...wanted });
        expect({ me: me.id, best: best.map(({ order, score }) => ({ id: order.id, score })) }).toEqual({ me: me.id, best: brute });
        found += best.length;
      }
    }
    expect(found).toBeGreaterThan(100);
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
