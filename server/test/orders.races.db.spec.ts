import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { FakeClock } from '../src/kernel/index.js';
import { timeOutOffer } from '../src/orders/offer.rules.js';
import { OrderActs } from '../src/orders/order.acts.js';
import { Award } from '../src/points/award.entity.js';
import { ServiceRecord } from '../src/hours/service-record.entity.js';
import { SYSTEM, type Actor } from '../src/people/actor.js';
import { atOnce, failures, onEachEngine, successes } from './engines.js';
import { expectInvariants } from './invariants.js';
import { MakeOrders } from './make.orders.js';

/* Each of these was seen to fail on MariaDB with its lock taken away; SQLite has one writer anyway. */
onEachEngine(
  'orders in a race',
  (db) => {
    const make = new MakeOrders(db);
    let staff: Actor;

    beforeAll(async () => {
      staff = await make.setUp();
    });
    beforeEach(() => db.clock.set('2026-11-23T01:00:00.000Z'));

    const codesOf = (results: readonly PromiseSettledResult<unknown>[]): unknown[] => failures(results).map((error) => (error as { code?: string }).code ?? error);
    const volunteers = async (count: number): Promise<Actor[]> => {
      const actors = [];
      for (let i = 0; i < count; i += 1) actors.push(await make.people.actor(await make.people.volunteer()));
      return actors;
    };

    test('twenty claims of one seat: one wins, nineteen are told that it is taken', async () => {
      const id = await make.openOrder(staff);
      const actors = await volunteers(20);
      const results = await atOnce(db, 20, (i) => make.tasks.claim(actors[i]!, id, { riskAgreed: true }));
      expect(successes(results)).toHaveLength(1);
      expect(codesOf(results)).toEqual(Array.from({ length: 19 }, () => 'SEATS_TAKEN'));
      expect((await make.caseOf(id)).order).toMatchObject({ status: 'ACCEPTED', seatsTaken: 1 });
    });

    test('the same order sent eight times at once is one order', async () => {
      const resident = await make.people.actor(await make.people.person());
      const body = make.body();
      const results = await atOnce(db, 8, () => make.orders.place(resident, body));
      expect(successes(results).map(({ id }) => id)).toEqual(Array.from({ length: 8 }, () => body.id));
      expect(await make.history(body.id)).toEqual(['placed']);
    });

    test('of two sixth orders by two taps neither comes in, and of two fifth ones only one', async () => {
      const residentId = await make.people.person();
      const resident = await make.people.actor(residentId);
      for (let i = 0; i < 4; i += 1) await make.placed(residentId);
      const results = await atOnce(db, 4, () => make.orders.place(resident, make.body()));
      expect(successes(results)).toHaveLength(1);
      expect(codesOf(results)).toEqual(['TOO_MANY_OPEN_ORDERS', 'TOO_MANY_OPEN_ORDERS', 'TOO_MANY_OPEN_ORDERS']);
    });

    test('two overlapping orders claimed at once by one volunteer: one of them is theirs', async () => {
      const ids = [await make.openOrder(staff), await make.openOrder(staff, { window: make.window(24.5) }), await make.openOrder(staff, { window: make.window(23.5) })];
      const [actor] = await volunteers(1);
      const results = await atOnce(db, 2, (i) => make.tasks.claim(actor!, ids[i]!, { riskAgreed: true }));
      expect(successes(results)).toHaveLength(1);
      expect(codesOf(results)).toEqual(['TIME_CLASH']);
    });

    test('the last task of the week is taken once', async () => {
      const lazy = await make.people.actor(await make.people.volunteer({ weeklyCap: 1 }));
      const ids = [await make.openOrder(staff, { window: make.window(20) }), await make.openOrder(staff, { window: make.window(30) })];
      const results = await atOnce(db, 2, (i) => make.tasks.claim(lazy, ids[i]!, { riskAgreed: true }));
      expect(successes(results)).toHaveLength(1);
      expect(codesOf(results)).toEqual(['WEEKLY_CAP']);
    });

    test('two confirmations at once pay once', async () => {
      const residentId = await make.people.person();
      const resident = await make.people.actor(residentId);
      const helper = await make.people.volunteer();
      const { id, part } = await make.served(staff, helper, 60, {}, residentId);
      const results = await atOnce(db, 6, () => make.orders.confirm(resident, id, { solved: true, stars: 5, tags: [] }));
      expect(successes(results)).toHaveLength(6);
      const [record] = await db.database.find(ServiceRecord, 'assignment_id = ?', [part]);
      expect(await db.database.find(Award, 'record_id = ?', [record!.id])).toHaveLength(1);
      expect((await make.history(id)).filter((event) => event === 'confirmed')).toHaveLength(1);
    });

    test('two confirmations that cross eight hours of one volunteer: one is credited, the other waits for the town', async () => {
      const residents = [await make.people.person(), await make.people.person()];
      const helper = await make.people.volunteer();
      const made: { id: string }[] = [];
      for (const residentId of residents) {
        made.push(await make.served(staff, helper, 5 * 60, { kind: 'free', itemId: undefined, title: '搬家整理', window: make.window(0.01, 2) }, residentId, { minutes: 300 }));
      }
      const actors = [await make.people.actor(residents[0]!), await make.people.actor(residents[1]!)];
      await atOnce(db, 2, (i) => make.orders.confirm(actors[i]!, made[i]!.id, { solved: true, stars: 5, tags: [] }));
      const records = await db.database.find(ServiceRecord, 'person_id = ?', [helper]);
      expect(records.map(({ state }) => state).sort()).toEqual(['CREDITED', 'PENDING_TOWN']);
    });

    test('ten offers in their last moment: each is accepted or times out, never both', async () => {
      const actors = await volunteers(10);
      const offers: { id: string; orderId: string; endsAt: Date }[] = [];
      for (const actor of actors) {
        const orderId = await make.openOrder(staff);
        await make.reviews.offer(staff, orderId, { personIds: [actor.personId!] });
        const [offer] = (await make.caseOf(orderId)).assignments;
        offers.push({ id: offer!.id, orderId, endsAt: offer!.repliesBy! });
      }
      const late = new FakeClock(offers[0]!.endsAt); // the timer's process is a moment ahead of the volunteers'
      const timer = new OrderActs(db.uow, late, db.cipher, make.settings);
      db.clock.set(new Date(offers[0]!.endsAt.getTime() - 1));
      const results = await atOnce<unknown>(db, 20, (i) => {
        const offer = offers[i >> 1]!;
        if (i % 2 === 0) return make.tasks.accept(actors[i >> 1]!, offer.id, { riskAgreed: true });
        return timer.byPartTimer(SYSTEM, offer.id, 'timeOutOffer', ({ c, part, party, now }) => timeOutOffer(c, part, party, now));
      });
      expect(codesOf(results).every((code) => code === 'OFFER_ENDED' || code === 'WRONG_STATE')).toBe(true);
      expect(successes(results)).toHaveLength(10);
      for (const { orderId } of offers) {
        const { order, assignments } = await make.caseOf(orderId);
        expect([['ACCEPTED', 'ACCEPTED', 1], ['TIMED_OUT', 'OPEN', 0]]).toContainEqual([assignments[0]!.state, order.status, order.seatsTaken]);
        const steps = (await make.history(orderId)).filter((event) => event === 'claimed' || event === 'timedOut');
        expect(steps).toHaveLength(1);
      }
    });

    test('a resident cancels while volunteers claim: the order is cancelled, and nobody is left expected', async () => {
      const residentId = await make.people.person();
      const resident = await make.people.actor(residentId);
      const id = await make.openOrder(staff, {}, { seats: 4 }, residentId);
      const actors = await volunteers(4);
      await atOnce<unknown>(db, 5, (i) => (i === 2 ? make.orders.cancel(resident, id, { reason: 'not_needed' }) : make.tasks.claim(actors[i > 2 ? i - 1 : i]!, id, { riskAgreed: true })));
      const { order, assignments } = await make.caseOf(id);
      expect([order.status, order.seatsTaken, assignments.filter(({ state }) => state === 'ACCEPTED')]).toEqual(['CANCELLED', 0, []]);
    });
  },
  { after: expectInvariants },
);
