import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { GapRow } from '@supermarket/shared';
import { newId } from '../src/kernel/index.js';
import { GapsQueries } from '../src/matching/gaps.queries.js';
import { GapsService } from '../src/matching/gaps.service.js';
import { HallQueries } from '../src/matching/hall.queries.js';
import { PartnersQueries } from '../src/matching/partners.queries.js';
import { PartnersService } from '../src/matching/partners.service.js';
import { PurposesService } from '../src/consent/purposes.service.js';
import type { Actor } from '../src/people/actor.js';
import { LooksQueries } from '../src/consent/looks.queries.js';
import { HelperNumbersService } from '../src/orders/helper-numbers.service.js';
import { atOnce, onEachEngine } from './engines.js';
import { expectInvariants } from './invariants.js';
import { FAR, HOME, NEXT_DOOR } from './make.people.js';
import { MakeOrders } from './make.orders.js';

const at = (text: string): Date => new Date(`${text}:00.000+08:00`);

onEachEngine(
  'the ladder',
  (db) => {
    const make = new MakeOrders(db);
    let staff: Actor;
    let town: Actor;
    const invited = async (id: string): Promise<string[]> => (await make.caseOf(id)).assignments.filter(({ state }) => state === 'OFFERED').map(({ volunteerId }) => volunteerId).sort();
    const circle = async (id: string): Promise<unknown> => (await make.caseOf(id)).order.circle;
    const far = (): { window: { start: string; end: string } } => ({ window: make.window(24 * 30) });
    const gaps = async (actor: Actor, which: 'open' | 'closed' = 'open'): Promise<GapRow[]> => (await new GapsQueries(db.database, db.clock).list(actor, { which })).items;
    /** Runs what is due at a moment, and nothing else passes. */
    const until = async (moment: Date): Promise<void> => {
      db.clock.set(moment);
      await make.runTimers();
    };

    beforeAll(async () => {
      staff = await make.setUp();
      town = await make.people.actor(await make.people.staff('town', HOME.townId));
      await make.ladders();
    });
    beforeEach(async () => {
      db.clock.set('2026-11-23T01:00:00.000Z');
      await db.uow.run(async (tx) => {
        await tx.change("UPDATE assignment SET state = 'SUPERSEDED', live_key = NULL WHERE state = 'OFFERED'");
        await tx.change("UPDATE job SET state = 'cancelled' WHERE state = 'waiting'");
        for (const table of ['volunteer_skill', 'volunteer_free_time', 'volunteer_near', 'volunteer_unwanted']) {
          await tx.change(`DELETE FROM ${table} WHERE person_id NOT IN (SELECT volunteer_id FROM assignment)`);
        }
        await tx.change("UPDATE service_order SET ladder_due = NULL, ladder_ask_at = NULL WHERE status IN ('OPEN', 'DISPATCHED')");
        await tx.change('DELETE FROM volunteer WHERE person_id NOT IN (SELECT volunteer_id FROM assignment)');
        await tx.change("INSERT INTO consent (person_id, purpose, given, way, text_version, at) SELECT person_id, 'invite', 0, 'switch', 'x', ? FROM volunteer", [db.clock.now()]);
      });
    });

    test('an invitation nobody answers widens by itself from the community to the town to the partners, and ends honestly', async () => {
      const near = [await make.people.volunteer(), await make.people.volunteer(), await make.people.volunteer(), await make.people.volunteer()];
      const further = await make.people.volunteer({ home: NEXT_DOOR });
      const id = await make.openOrder(staff, far());
      expect((await make.caseOf(id)).order).toMatchObject({ status: 'OPEN', circle: 'community', ladderDue: at('2026-11-23T13:00') });
      await make.runTimers();
      const first = await invited(id);
      expect(first).toHaveLength(3);
      expect(near).toEqual(expect.arrayContaining(first));

      await until(at('2026-11-23T13:00')); // the three did not answer, and the step is over
      expect(await circle(id)).toBe('town'); // without a point nobody is near
      expect(await invited(id)).toEqual([...near, further].filter((one) => !first.includes(one)).sort()); // nobody a second time
      await until(at('2026-11-23T17:00'));
      expect(await invited(id)).toEqual([]); // everybody of the town was asked once
      await until(at('2026-11-25T09:00'));
      expect(await circle(id)).toBe('partners');
      await until(at('2026-11-28T15:00'));
      const end = await make.view(await make.people.actor((await make.caseOf(id)).order.requesterId), id);
      expect(end).toMatchObject({ status: 'EXPIRED', ladder: { ended: true }, actions: expect.arrayContaining(['reschedule', 'keepWaiting', 'cancel']) });
      expect(await make.history(id)).toEqual(expect.arrayContaining(['widened', 'expired']));
      expect((await gaps(staff)).find(({ orderId }) => orderId === id)).toMatchObject({ cause: 'nobody', missing: 1, asked: 5, declined: 0, status: 'EXPIRED', outcome: null });
    });
    test('who declined, who takes no invitations and who is still thinking about another is not asked by the system', async () => {
      const [no, unwilling, thinking] = [await make.people.volunteer(), await make.people.volunteer(), await make.people.volunteer()];
      await new PurposesService(db.uow, db.clock).turn(await make.people.actor(unwilling), { purpose: 'invite', on: false });
      const other = await make.openOrder(staff, { window: make.window(24 * 20) });
      await make.reviews.offer(staff, other, { personIds: [thinking] });
      const id = await make.openOrder(staff, far());
      await make.runTimers();
      expect(await invited(id)).toEqual([no]);
      await make.tasks.decline(await make.people.actor(no), (await make.caseOf(id)).assignments[0]!.id, {});
      await make.runTimers();
      expect(await invited(id)).toEqual([]);
      await make.reviews.recallOffer(staff, (await make.caseOf(other)).assignments.find(({ volunteerId }) => volunteerId === thinking)!.id);
      await until(at('2026-11-23T11:00'));
      expect(await invited(id)).toEqual([thinking]);
      await make.ladder.steer(staff, id, { act: 'restart' });
      await make.orders.reschedule(await make.people.actor((await make.caseOf(id)).order.requesterId), id, { window: make.window(24 * 25) });
      await make.runTimers();
      expect(await invited(id)).not.toContain(no);
    });

    test('来不了: the order looks on urgently, at the step where it was', async () => {
      const helper = await make.people.volunteer();
      const id = await make.openOrder(staff, far());
      await make.ladder.steer(staff, id, { act: 'skip' });
      expect(await circle(id)).toBe('town');
      const { mine } = await make.tasks.claim(await make.people.actor(helper), id, { riskAgreed: true });
      db.clock.set(at('2026-11-23T22:00'));
      await make.tasks.withdraw(await make.people.actor(helper), mine!.assignmentId, { reason: 'ill' });
      expect((await make.caseOf(id)).order).toMatchObject({ status: 'OPEN', urgent: true, circle: 'town', ladderDue: at('2026-11-24T01:00'), ladderAskAt: at('2026-11-23T22:00') });
    });

    test('the hall shows an order to whom its ladder has reached', async () => {
      const [home, nextDoor, elsewhere] = [await make.people.volunteer(), await make.people.volunteer({ home: NEXT_DOOR }), await make.people.volunteer({ home: FAR })];
      const id = await make.openOrder(staff, far());
      const seenBy = async (): Promise<boolean[]> => {
        const hall = new HallQueries(db.database, db.clock);
        return Promise.all([home, nextDoor, elsewhere].map(async (one) => (await hall.tasks(one, { limit: 100 })).items.some((card) => card.id === id)));
      };
      expect(await seenBy()).toEqual([true, false, false]);
      await make.ladder.steer(staff, id, { act: 'skip' });
      expect(await seenBy()).toEqual([true, true, false]);
      await make.ladder.steer(staff, id, { act: 'skip' });
      expect(await seenBy()).toEqual([true, true, true]);
    });

    test('staff hold a search, let it go on and begin anew; each is in the history and none after a restart is lost', async () => {
      const id = await make.openOrder(staff, far());
      expect((await make.ladder.steer(staff, id, { act: 'hold', words: '家属说再想想' })).ladder).toMatchObject({ held: true, nextAt: null });
      await until(at('2026-11-24T20:00'));
      expect(await circle(id)).toBe('community');
      expect((await make.ladder.steer(staff, id, { act: 'resume' })).ladder).toMatchObject({ held: false, nextAt: at('2026-11-25T10:00').toISOString() });
      await make.ladder.steer(staff, id, { act: 'skip' });
      await make.ladder.steer(staff, id, { act: 'restart' });
      expect(await circle(id)).toBe('community');
      expect(await make.history(id)).toEqual(['placed', 'approved', 'ladderHeld', 'ladderResumed', 'widened', 'ladderRestarted']);
      const audit = await db.database.rows<{ action: string }>("SELECT action FROM audit_entry WHERE subject_id = ? AND action LIKE 'order.ladder%' ORDER BY id", [id]);
      expect(audit.map(({ action }) => action)).toEqual(['order.ladderHeld', 'order.ladderResumed', 'order.ladderRestarted']);
    });

    test('a resident who keeps waiting is in the hall of everybody; one who names another time begins anew', async () => {
      const expire = async (): Promise<{ id: string; resident: Actor }> => {
        const residentId = await make.people.person();
        const id = await make.openOrder(staff, far(), {}, residentId);
        for (let step = 0; step < 3; step += 1) await make.ladder.steer(staff, id, { act: 'skip' });
        return { id, resident: await make.people.actor(residentId) };
      };
      const waits = await expire();
      expect(await make.ladder.keepWaiting(waits.resident, waits.id)).toMatchObject({ status: 'OPEN', ladder: { at: 'partners', ended: true, nextAt: null } });
      const helper = await make.people.volunteer({ home: FAR });
      expect((await make.tasks.claim(await make.people.actor(helper), waits.id, { riskAgreed: true })).status).toBe('ACCEPTED');
      const moves = await expire();
      expect(await make.orders.reschedule(moves.resident, moves.id, { window: make.window(24 * 40) })).toMatchObject({ status: 'OPEN', ladder: { at: 'community' } });
      const found = await expire();
      const candidate = await make.people.volunteer();
      expect((await make.reviews.offer(staff, found.id, { personIds: [candidate] })).status).toBe('DISPATCHED');
    });

    test('a gap is closed once, by staff of the place', async () => {
      const id = await make.openOrder(staff, { window: make.window(2) });
      await until(new Date(db.clock.now().getTime() + 4 * 3_600_000));
      const gap = (await gaps(staff)).find(({ orderId }) => orderId === id)!;
      expect(gap).toMatchObject({ cause: 'window', status: 'WINDOW_PASSED' });
      const service = new GapsService(db.uow, db.clock, make.acts);
      const elsewhere = await make.people.actor(await make.people.staff('dispatcher', FAR.communityId));
      await expect(service.close(elsewhere, gap.id, { outcome: 'told' })).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
      await service.close(staff, gap.id, { outcome: 'told' });
      await service.close(staff, gap.id, { outcome: 'told' });
      await expect(service.close(town, gap.id, { outcome: 'found' })).rejects.toMatchObject({ code: 'WRONG_STATE' });
      expect((await gaps(town, 'closed')).find(({ id: one }) => one === gap.id)).toMatchObject({ outcome: 'told', closedBy: expect.stringContaining('*') });
    });

    test('what was missing stands together by place, skill and time, is narrowed by each of them, and never shows another place', async () => {
      const next = { communityId: NEXT_DOOR.communityId };
      const households = [await make.people.person(), await make.people.person()];
      const ids: string[] = [];
      for (const residentId of [households[0]!, households[0]!, households[1]!]) ids.push(await make.openOrder(town, { ...next, itemId: 'fix-tap', window: make.window(2) }, {}, residentId));
      ids.push(await make.openOrder(town, { ...next, window: make.window(2) }, {}, households[1]!));
      await until(new Date(db.clock.now().getTime() + 4 * 3_600_000));
      const queries = new GapsQueries(db.database, db.clock);
      const there = { areaId: NEXT_DOOR.communityId };
      const { groups, more } = await queries.groups(town, there);
      expect(more).toBe(false);
      expect(groups.flatMap(({ orders }) => orders.map(({ orderId }) => orderId)).sort()).toEqual([...ids].sort());
      expect(groups.find(({ skill }) => skill === 'plumbing')).toMatchObject({ communityId: NEXT_DOOR.communityId, households: 2, causes: ['window'] });
      expect(JSON.stringify(groups)).not.toContain(households[0]!);
      expect((await queries.groups(town, { ...there, skill: 'plumbing', days: 7 })).groups).toHaveLength(1);
      expect((await queries.list(town, { ...there, skill: 'plumbing', days: 7 })).items).toHaveLength(3);
      expect((await queries.groups(town, { ...there, which: 'closed' })).groups).toEqual([]);
      await expect(queries.groups(staff, there)).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
      expect((await queries.groups(staff, {})).groups.every(({ communityId }) => communityId === HOME.communityId)).toBe(true);
      await until(new Date(db.clock.now().getTime() + 8 * 24 * 3_600_000));
      expect((await queries.groups(town, { ...there, skill: 'plumbing', days: 7 })).groups).toEqual([]);
      expect((await queries.groups(town, { ...there, skill: 'plumbing', days: 30 })).groups).toHaveLength(1);
    });

    test('a town sets its own steps, the second of two who began with the same is told, and orders follow', async () => {
      const [before] = (await make.ladder.ladders(town)).towns;
      const steps = [{ circle: 'community', waitMinutes: 60, invite: 1 }, { circle: 'partners', waitMinutes: 120, invite: 0 }] as const;
      const set = await make.ladder.setLadder(town, HOME.townId, { steps: [...steps], version: before!.version });
      const city = await make.people.actor(await make.people.staff('city', (await db.database.one<{ id: string }>("SELECT id FROM area WHERE kind = 'city'"))!.id));
      await expect(make.ladder.setLadder(city, HOME.townId, { steps: [], version: before!.version })).rejects.toMatchObject({ code: 'LADDER_CHANGED' });
      await expect(make.ladder.setLadder(town, FAR.townId, { steps: [], version: 1 })).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
      await expect(make.ladder.setLadder(staff, HOME.townId, { steps: [], version: 1 })).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
      const id = await make.openOrder(staff, far());
      await until(at('2026-11-23T10:00'));
      expect(await circle(id)).toBe('partners');
      await make.ladder.setLadder(town, HOME.townId, { steps: [...before!.steps], version: set.version });
    });

    test('partner units of the town are rung up, and what they said stands beside them', async () => {
      const service = new PartnersService(db.uow, db.clock, db.cipher, make.acts);
      const unit = { id: newId(db.clock.now()), townId: HOME.townId, name: '恩城供电所', contact: '陈工', phone: '0750-0001234', can: '用电检查', active: true };
      await service.set(town, unit);
      await expect(service.set(town, { ...unit, id: newId(db.clock.now()), townId: FAR.townId })).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
      const id = await make.openOrder(staff, far());
      const call = { id: newId(db.clock.now()), unitId: unit.id, answer: 'yes' } as const;
      await service.call(staff, id, call);
      await service.call(staff, id, call);
      await expect(service.call(staff, id, { ...call, answer: 'no' })).rejects.toMatchObject({ code: 'ID_TAKEN' });
      const { units } = await new PartnersQueries(db.database, db.cipher).ofOrder(staff, id);
      expect(units.find((one) => one.id === unit.id)).toMatchObject({ ...unit, last: { answer: 'yes' } });
      const elsewhere = await make.people.actor(await make.people.staff('dispatcher', FAR.communityId));
      await expect(new PartnersQueries(db.database, db.cipher).ofOrder(elsewhere, id)).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
    });

    describe('alarms', () => {
      test('no check-out half an hour after the planned end: staff are to ring up, and nobody else sees it', async () => {
        const helper = await make.people.volunteer();
        const { id, part } = await make.arrived(staff, helper);
        const { order } = await make.caseOf(id);
        await until(new Date(order.windowEnd.getTime() + 29 * 60_000));
        expect((await make.part(id, part)).alarm).toBeNull();
        await until(new Date(order.windowEnd.getTime() + 30 * 60_000));
        expect((await make.view(staff, id)).helpers[0]).toMatchObject({ alarm: { kind: 'overdue' } });
        expect((await make.caseOf(id)).order.verifyDue).toEqual(new Date(db.clock.now().getTime() + 15 * 60_000));
        for (const one of [helper, order.requesterId]) {
          const view = await make.view(await make.people.actor(one), id);
          expect([view.mine?.alarm ?? null, view.helpers.map(({ alarm }) => alarm), view.timeline.map(({ event }) => event)]).toEqual([null, [null], expect.not.arrayContaining(['foundSafe'])]);
        }
        expect((await make.ladder.markSafe(staff, part, { words: '打过电话，聊忘了' })).helpers[0]!.alarm).toBeNull();
        expect((await make.caseOf(id)).order.verifyDue).toBeNull();
      });

      test('where two were agreed nobody begins alone, and who waits alone for a quarter of an hour is rung up', async () => {
        const [one, two] = [await make.people.volunteer(), await make.people.volunteer()];
        const { id, part } = await make.claimed(staff, one, {}, undefined, { risk: 'high' });
        expect((await make.caseOf(id)).order.seats).toBe(2);
        db.clock.set((await make.caseOf(id)).order.windowStart);
        await expect(make.tasks.checkIn(await make.people.actor(one), part, { code: make.code(id, part) })).rejects.toMatchObject({ code: 'WRONG_STATE' });
        db.clock.set('2026-11-23T01:00:00.000Z');
        await make.tasks.claim(await make.people.actor(two), id, { riskAgreed: true });
        const { windowStart } = (await make.caseOf(id)).order;
        db.clock.set(windowStart);
        await make.tasks.checkIn(await make.people.actor(one), part, { code: make.code(id, part) });
        await until(new Date(windowStart.getTime() + 15 * 60_000));
        expect((await make.part(id, part)).alarm).toBe('alone');

        // Staff of the place ring up both; each reads that they did, and the household's list is about the household alone.
        const numbers = new HelperNumbersService(db.uow, make.acts, db.cipher);
        const { helpers } = await numbers.numbers(staff, part);
        expect(helpers.map(({ phone }) => phone)).toEqual([expect.stringMatching(/^1\d{10}$/), expect.stringMatching(/^1\d{10}$/)]);
        const looks = await db.database.rows<{ owner: string }>('SELECT owner_id AS owner FROM look WHERE order_id = ?', [id]);
        expect(looks.map(({ owner }) => owner).sort()).toEqual([one, two].sort());
        const { requesterId } = (await make.caseOf(id)).order;
        expect((await new LooksQueries(db.database, db.clock).ofOrder(id, requesterId, {})).items).toEqual([]);
        expect((await make.view(await make.people.actor(requesterId), id)).looks).toBe(0);
        const elsewhere = await make.people.actor(await make.people.staff('dispatcher', FAR.communityId));
        await expect(numbers.numbers(elsewhere, part)).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
        await expect(numbers.numbers(await make.people.actor(one), part)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
      });

      test('who is not in a house has a number that staff cannot look at', async () => {
        const { part } = await make.claimed(staff, await make.people.volunteer());
        await expect(new HelperNumbersService(db.uow, make.acts, db.cipher).numbers(staff, part)).rejects.toMatchObject({ code: 'WRONG_STATE' });
      });
    });

    test('two processes that take the same step, and a third that accepts at that moment: one step, one helper', async () => {
      const helpers = [await make.people.volunteer(), await make.people.volunteer()];
      const ids = await Promise.all(Array.from({ length: 6 }, () => make.openOrder(staff, { window: make.window(24 * 30 + Math.random() * 100) })));
      db.clock.set(at('2026-11-23T13:00'));
      const runners = Array.from({ length: 4 }, () => make.runner());
      const actors = await Promise.all(helpers.map((one) => make.people.actor(one)));
      await atOnce(db, 10, async (i) => (i < 4 ? runners[i]!.runDue() : make.tasks.claim(actors[i % 2]!, ids[i - 4]!, { riskAgreed: true })));
      for (const id of ids) {
        const { order, assignments } = await make.caseOf(id);
        const history = await make.history(id);
        expect(history.filter((event) => event === 'widened').length).toBeLessThanOrEqual(1);
        if (order.status === 'OPEN') expect([order.circle, history.filter((event) => event === 'widened').length]).toEqual(['town', 1]);
        expect(assignments.filter(({ state }) => state === 'ACCEPTED').length).toBe(order.status === 'ACCEPTED' ? 1 : 0);
      }
    });

    test('a step whose row was handled before the clock was set back is taken at its moment after all', async () => {
      const id = await make.openOrder(staff, far());
      db.clock.set(at('2026-11-23T13:30'));
      await make.runner(() => db.clock.set(at('2026-11-23T09:30'))).runDue(); // taken, and then the clock goes back
      expect(await circle(id)).toBe('community');
      await until(at('2026-11-23T13:00'));
      expect(await circle(id)).toBe('town');
    });
  },
  { after: expectInvariants },
);
