import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { migrations } from '../migrations/index.js';
import { entities } from '../src/entities.js';
import { tell } from '../src/inbox/inbox.store.js';
import { Message } from '../src/inbox/message.entity.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { schedule } from '../src/jobs/jobs.store.js';
import { FakeClock, type Tx, type UnitOfWork } from '../src/kernel/index.js';
import { openDatabase } from '../src/kernel/database/open.js';
import { LadderInvites } from '../src/matching/ladder.invites.js';
import { OrderTimers } from '../src/orders/order.timers.js';
import { RefusedHelpersService } from '../src/orders/refused-helpers.service.js';
import type { Actor } from '../src/people/actor.js';
import { onEachEngine, successes, type Engine } from './engines.js';
import { expectInvariants } from './invariants.js';
import { HOME } from './make.people.js';
import { MakeOrders } from './make.orders.js';

/*
 * Two instances of the server on one database: each with its own connections and its own clock. A SQLite file belongs to
 * one process, so there the second shares the connection. Each was seen to fail with its guards taken away; where several stand for one another, with all of them.
 */
interface Instance {
  readonly make: MakeOrders;
  readonly engine: Engine;
  readonly clock: FakeClock;
  readonly handlers: JobHandlers;
}

function instanceOn(engine: Engine): Instance {
  const make = new MakeOrders(engine);
  const handlers = new JobHandlers();
  new OrderTimers(handlers, engine.uow, make.acts, make.orders).onModuleInit();
  new LadderInvites(handlers, engine.uow, make.acts).onModuleInit();
  return { make, engine, handlers, clock: engine.clock };
}

onEachEngine(
  'two instances at once',
  (db) => {
    const make = new MakeOrders(db);
    let staff: Actor;
    let both: readonly [Instance, Instance];
    let close: () => Promise<void>;

    beforeAll(async () => {
      const { name, address, cipherKeys, cipher } = db;
      const open = name === 'sqlite' ? db.open : await openDatabase({ address, pool: 10, entities, migrations });
      const { dataSource, uow, database } = open;
      both = [instanceOn(db), instanceOn({ name, address, cipherKeys, cipher, open, dataSource, uow, database, clock: new FakeClock() })];
      close = open === db.open ? async () => {} : () => open.close();
      staff = await make.setUp();
      await make.ladders();
    });
    afterAll(() => close());
    beforeEach(async () => {
      for (const { clock } of both) clock.set('2026-11-23T01:00:00.000Z');
      await db.uow.run(async (tx) => {
        await tx.change("UPDATE assignment SET state = 'SUPERSEDED', live_key = NULL WHERE state = 'OFFERED'");
        await tx.change("UPDATE job SET state = 'cancelled' WHERE state = 'waiting'");
        await hideAll(tx);
      });
    });

    /** Nobody of an earlier test is invited. */
    const hideAll = (tx: Tx): Promise<number> =>
      tx.change("INSERT INTO consent (person_id, purpose, given, way, text_version, at) SELECT person_id, 'invite', 0, 'switch', 'x', ? FROM volunteer", [db.clock.now()]);
    const later = (hours: number): void => both.forEach(({ clock }) => clock.set(new Date(Date.parse('2026-11-23T01:00:00.000Z') + hours * 3_600_000)));
    const far = (): { window: { start: string; end: string } } => ({ window: make.window(24 * 30 + Math.random() * 200) });
    const count = (history: readonly string[], ...events: readonly string[]): number => history.filter((event) => events.includes(event)).length;
    /** Every connection of both is open: what begins together runs together. */
    const together = async <T>(...calls: readonly (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> => {
      for (const { engine } of both) await engine.database.warm();
      return Promise.allSettled(calls.map((call) => call()));
    };

    describe('timers', () => {
      test('a due timer is handed to one instance only', async () => {
        const ran: string[] = [];
        await db.uow.run(async (tx) => {
          for (let n = 0; n < 40; n += 1) await schedule(tx, { kind: 'note', key: `once-${n}`, payload: { n }, runAt: db.clock.now() });
        });
        const runners = [0, 1, 0, 1].map((i) => {
          const { engine } = both[i]!;
          const handlers = new JobHandlers();
          handlers.on('note', async ({ n }) => void ran.push(String(n)));
          return new JobRunner(engine.uow, engine.clock, handlers);
        });
        const counts = successes(await together(...runners.map((runner) => () => runner.runDue())));
        expect(counts.reduce((sum, n) => sum + n, 0)).toBe(40);
        expect(new Set(ran).size).toBe(40);
        expect(ran).toHaveLength(40);
      });

      test('a ladder’s step that both take at once, because a lease ran out, is one step and one message', async () => {
        const household = await make.people.person();
        const id = await make.openOrder(staff, far(), {}, household);
        later(4);
        await together(...[0, 1, 0, 1].map((i) => () => both[i]!.handlers.of('order.climb')({ id })));
        expect(count(await make.history(id), 'widened')).toBe(1);
        expect((await make.caseOf(id)).order.circle).toBe('town');
        expect(await db.database.find(Message, "person_id = ? AND kind = 'widened'", [household])).toHaveLength(1);
      });

      test('a round of invitations that both send at once is one round: three are asked, each once', async () => {
        for (let n = 0; n < 7; n += 1) await make.people.volunteer();
        const id = await make.openOrder(staff, far());
        await together(...[0, 1, 0, 1].map((i) => () => both[i]!.handlers.of('order.invite')({ id })));
        const { assignments } = await make.caseOf(id);
        expect(assignments.map(({ state }) => state)).toEqual(['OFFERED', 'OFFERED', 'OFFERED']);
        expect(count(await make.history(id), 'offered')).toBe(1);
        expect(await db.database.rows("SELECT id FROM message WHERE kind = 'invited' AND subject_id = ?", [id])).toHaveLength(3);
      });

      test('the end of the last step that both take at once is one honest end and one gap', async () => {
        const id = await make.openOrder(staff, far());
        await make.ladder.steer(staff, id, { act: 'skip' });
        await make.ladder.steer(staff, id, { act: 'skip' });
        later(24 * 10);
        const results = await together(...[0, 1, 0, 1].map((i) => () => both[i]!.handlers.of('order.climb')({ id })));
        expect(successes(results).length).toBeGreaterThanOrEqual(1); // the others are told that it has moved on
        expect(count(await make.history(id), 'expired')).toBe(1);
        expect(await db.database.rows('SELECT id FROM service_gap WHERE order_id = ?', [id])).toHaveLength(1);
      });
    });

    describe('an invitation', () => {
      /** Invited by the system; nobody else is found. */
      const invited = async (): Promise<{ readonly id: string; readonly part: string; readonly helper: Actor; readonly repliesBy: Date }> => {
        await db.uow.run(hideAll);
        const helper = await make.people.volunteer();
        const id = await make.openOrder(staff, far());
        await both[0].handlers.of('order.invite')({ id });
        const [offer] = (await make.caseOf(id)).assignments;
        expect(offer).toMatchObject({ volunteerId: helper, state: 'OFFERED' });
        return { id, part: offer!.id, helper: await make.people.actor(helper), repliesBy: offer!.repliesBy! };
      };

      test('that is declined in the moment in which it times out ends once, by whoever was first', async () => {
        for (let round = 0; round < 5; round += 1) {
          later(0);
          const { id, part, helper, repliesBy } = await invited();
          both[0].clock.set(new Date(repliesBy.getTime() - 1));
          both[1].clock.set(repliesBy);
          const timeOut = both[1].handlers.of('order.timeOutOffer');
          await together<unknown>(() => both[0].make.tasks.decline(helper, part, {}), () => timeOut({ id: part }), () => both[0].make.tasks.decline(helper, part, {}), () => timeOut({ id: part }));
          const { state } = await make.part(id, part);
          const history = await make.history(id);
          expect(count(history, 'declined', 'timedOut')).toBe(1);
          expect(history).toContain(state === 'DECLINED' ? 'declined' : 'timedOut');
        }
      });

      test('that is declined, times out and sees its search end in one moment ends once, and so does the search', async () => {
        for (let round = 0; round < 4; round += 1) {
          later(0);
          const { id, part, helper, repliesBy } = await invited();
          await db.uow.run((tx) => tx.change("UPDATE service_order SET circle = 'partners', ladder_due = ?, ladder_ask_at = NULL WHERE id = ?", [repliesBy, id]));
          const now = new Date(repliesBy.getTime() + 60_000);
          for (const { clock } of both) clock.set(now);
          const [one, two] = [both[0].handlers, both[1].handlers];
          await together<unknown>(
            () => one.of('order.climb')({ id }), () => two.of('order.timeOutOffer')({ id: part }), () => both[0].make.tasks.decline(helper, part, {}), () => two.of('order.climb')({ id }),
          );
          for (const { clock } of both) clock.set(new Date(now.getTime() + 3_600_000)); // who was still thinking has delayed the end
          await one.of('order.climb')({ id }).catch(() => {});
          const history = await make.history(id);
          expect([count(history, 'declined', 'timedOut'), count(history, 'expired')]).toEqual([1, 1]);
          expect((await make.caseOf(id)).order.status).toBe('EXPIRED');
          expect(await db.database.rows('SELECT id FROM service_gap WHERE order_id = ?', [id])).toHaveLength(1);
        }
      });
    });

    describe('a household that is just refusing a helper', () => {
      /** Runs the work while the refusal is written and not yet committed. */
      const whileRefusing = async (resident: Actor, orderId: string, work: () => Promise<unknown>): Promise<PromiseSettledResult<unknown>> => {
        const { uow, database, clock } = both[0].engine;
        let written!: () => void;
        const isWritten = new Promise<void>((resolve) => (written = resolve));
        const slow: Pick<UnitOfWork, 'run'> = {
          run: (use) => uow.run(async (tx) => {
            const result = await use(tx);
            written();
            await new Promise((resolve) => setTimeout(resolve, 300)); // the other is at it meanwhile
            return result;
          }),
        };
        const refusing = new RefusedHelpersService(slow as UnitOfWork, database, clock).refuse(resident, orderId, {});
        await isWritten;
        const started = Promise.allSettled([work()]).then(([result]) => result!);
        await refusing;
        return started;
      };
      const known = async (): Promise<{ readonly resident: Actor; readonly requesterId: string; readonly helper: Actor; readonly volunteerId: string; readonly before: string }> => {
        const [requesterId, volunteerId] = [await make.people.person(), await make.people.volunteer()];
        const { id: before } = await make.served(staff, volunteerId, 30, {}, requesterId);
        for (const { clock } of both) clock.set(db.clock.now());
        return { resident: await make.people.actor(requesterId), requesterId, helper: await make.people.actor(volunteerId), volunteerId, before };
      };
      const refusal = expect.objectContaining({ status: 'rejected', reason: expect.objectContaining({ code: 'NOT_OPEN' }) });

      test('a claim that comes meanwhile meets the refusal', async () => {
        const { resident, requesterId, helper, before } = await known();
        const next = await make.openOrder(staff, { window: make.window(70) }, {}, requesterId);
        expect(await whileRefusing(resident, before, () => both[1].make.tasks.claim(helper, next, { riskAgreed: true }))).toEqual(refusal);
        expect((await make.caseOf(next)).assignments).toEqual([]);
      });

      test('a yes to an invitation that comes meanwhile meets the refusal', async () => {
        const { resident, requesterId, helper, volunteerId, before } = await known();
        const next = await make.openOrder(staff, { window: make.window(70) }, {}, requesterId);
        await make.reviews.offer(staff, next, { personIds: [volunteerId] });
        const [offer] = (await make.caseOf(next)).assignments;
        expect(await whileRefusing(resident, before, () => both[1].make.tasks.accept(helper, offer!.id, { riskAgreed: true }))).toEqual(refusal);
        expect((await make.part(next, offer!.id)).state).toBe('OFFERED');
      });

      test('the system, which has chosen that helper meanwhile, does not invite them', async () => {
        const { resident, requesterId, before } = await known();
        const next = await make.openOrder(staff, { window: make.window(70) }, {}, requesterId);
        expect(await whileRefusing(resident, before, () => both[1].handlers.of('order.invite')({ id: next }))).toMatchObject({ status: 'fulfilled' });
        expect((await make.caseOf(next)).assignments).toEqual([]);
      });
    });

    test('one cause that both tell at once is one message and one ringing', async () => {
      for (let round = 0; round < 5; round += 1) {
        const person = await make.people.person();
        const telling = { kind: 'taken', to: [person], cause: `same-${round}`, subject: 'order', subjectId: HOME.communityId } as const;
        const results = await together(...[0, 1, 0, 1].map((i) => () => both[i]!.engine.uow.run((tx) => tell(tx, telling, both[i]!.clock.now()))));
        expect(successes(results)).toHaveLength(4);
        expect(await db.database.find(Message, 'person_id = ?', [person])).toHaveLength(1);
        const rings = await db.database.rows("SELECT id FROM job WHERE kind = 'message.ring' AND payload LIKE ? AND state = 'waiting'", [`%${(await db.database.find(Message, 'person_id = ?', [person]))[0]!.id}%`]);
        expect(rings).toHaveLength(1);
      }
    });
  },
  { after: expectInvariants },
);
