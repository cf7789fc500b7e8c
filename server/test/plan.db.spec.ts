import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { PlanView } from '@supermarket/shared';
import { PlanQueries } from '../src/matching/plan.queries.js';
import type { Actor } from '../src/people/actor.js';
import { onEachEngine } from './engines.js';
import { FAR, HOME, NEXT_DOOR } from './make.people.js';
import { MakeOrders } from './make.orders.js';

onEachEngine('planning a morning', (db) => {
  const make = new MakeOrders(db);
  let staff: Actor;
  const plan = (actor = staff): Promise<PlanView> => new PlanQueries(db.database, db.clock).plan(actor);
  /** Who is proposed for which order. */
  const asked = async (actor = staff): Promise<Record<string, string[]>> =>
    Object.fromEntries((await plan(actor)).lines.map((line) => [line.orderId, line.asked.map(({ personId }) => personId)]));

  beforeAll(async () => {
    staff = await make.setUp();
  });

  beforeEach(async () => {
    await db.uow.run(async (tx) => {
      for (const table of ['order_history', 'assignment', 'service_order', 'volunteer_near', 'volunteer_skill', 'volunteer']) await tx.change(`DELETE FROM ${table}`);
    });
  });

  test('asks everybody once, and keeps who is the only one for something free for it', async () => {
    const plumber = await make.people.volunteer({ skills: ['plumbing'] });
    const neighbour = await make.people.volunteer({ home: NEXT_DOOR });
    const medicine = await make.openOrder(staff);
    const tap = await make.openOrder(staff, { window: make.window(26) }, { skill: 'plumbing' });
    expect(await asked()).toEqual({ [medicine]: [neighbour], [tap]: [plumber] });
  });

  test('asks two for an order for two, and says who else would do', async () => {
    const people = [await make.people.volunteer(), await make.people.volunteer(), await make.people.volunteer()];
    const id = await make.openOrder(staff, {}, { seats: 2 });
    const { lines, beyond } = await plan();
    expect(await new PlanQueries(db.database, db.clock).waiting(staff)).toBe(lines.length);
    expect(beyond).toBe(0);
    const [line] = lines;
    expect(line).toMatchObject({ orderId: id, lacks: 2 });
    expect([...line!.asked, ...line!.others].map(({ personId }) => personId).sort()).toEqual(people.sort());
    expect(line!.asked).toHaveLength(2);
    expect(line!.asked[0]!.name).toMatch(/^志\*+/);
    expect(line!.asked[0]!.reasons.length).toBeGreaterThan(0);
  });

  test('shows an order for which nobody is there, with nobody', async () => {
    const id = await make.openOrder(staff, {}, { skill: 'law' });
    expect(await asked()).toEqual({ [id]: [] });
  });

  test('proposes nobody who thinks about an invitation already, and no order that has asked enough', async () => {
    const [first, second] = [await make.people.volunteer(), await make.people.volunteer()];
    const asking = await make.openOrder(staff);
    const waiting = await make.openOrder(staff, { window: make.window(30) });
    await make.reviews.offer(staff, asking, { personIds: [first] });
    expect(await asked()).toEqual({ [waiting]: [second] });
  });

  test('plans the actor’s own area only, and nothing that concerns the actor', async () => {
    await make.people.volunteer();
    const mine = await make.openOrder(staff);
    const elsewhere = await make.people.actor(await make.people.staff('dispatcher', FAR.communityId));
    expect(Object.keys(await asked())).toEqual([mine]);
    expect(await asked(elsewhere)).toEqual({});
    const own = await make.placed(staff.personId!);
    const other = await make.people.actor(await make.people.staff('dispatcher', HOME.communityId));
    await make.reviews.review(other, own, { decision: 'approve' });
    expect(Object.keys(await asked())).toEqual([mine]);
    expect(Object.keys(await asked(other)).sort()).toEqual([mine, own].sort());
  });
});
