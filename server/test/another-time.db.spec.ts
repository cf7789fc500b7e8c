import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Actor } from '../src/people/actor.js';
import { atOnce, onEachEngine, successes } from './engines.js';
import { expectInvariants } from './invariants.js';
import { MakeOrders } from './make.orders.js';

onEachEngine('another time for an accepted order', (db) => {
  const make = new MakeOrders(db);
  let staff: Actor;
  let residentId: string;
  let resident: Actor;
  let helperId: string;
  let helper: Actor;

  beforeAll(async () => {
    staff = await make.setUp();
  });
  beforeEach(async () => {
    db.clock.set('2026-11-23T01:00:00.000Z');
    residentId = await make.people.person({ name: '陈大娘' });
    resident = await make.people.actor(residentId);
    helperId = await make.people.volunteer({ name: '李师傅' });
    helper = await make.people.actor(helperId);
  });

  const refused = (code: string): object => expect.objectContaining({ code });
  const soon = { window: make0(48), dayPart: 'afternoon' as const };
  function make0(hours: number): { start: string; end: string } {
    const start = Date.parse('2026-11-23T01:00:00.000Z') + hours * 3_600_000;
    return { start: new Date(start).toISOString(), end: new Date(start + 3_600_000).toISOString() };
  }

  test('waits for the helper, is seen by both, and moves the order and the part with the yes', async () => {
    const { id, part } = await make.claimed(staff, helperId, {}, residentId);
    const asked = await make.anotherTime.propose(resident, id, soon);
    expect(asked).toMatchObject({ status: 'ACCEPTED', proposal: { window: soon.window, dayPart: 'afternoon', by: 'household', agreed: true } });
    expect(asked.actions).toEqual(expect.arrayContaining(['proposeTime', 'keepTime']));
    expect(asked.actions).not.toContain('agreeTime');
    expect(await make.queries.waitingForVolunteer(helperId)).toBe(1);
    expect((await make.queries.tasks(helperId, {})).items[0]).toMatchObject({ waitsForMe: true });
    expect((await make.view(helper, id)).proposal).toMatchObject({ by: 'household', agreed: false });
    const agreed = await make.anotherTime.agree(helper, id, { window: soon.window });
    expect(agreed).toMatchObject({ window: soon.window, dayPart: 'afternoon', status: 'ACCEPTED', proposal: null });
    expect((await make.part(id, part)).windowStart.toISOString()).toBe(soon.window.start);
    expect(await make.queries.waitingForVolunteer(helperId)).toBe(0);
    expect(await make.history(id)).toEqual(['placed', 'approved', 'claimed', 'timeProposed', 'timeChanged']);
    // The clock of the old time finds nothing to do, the new one counts.
    db.clock.set(new Date(Date.parse('2026-11-24T03:00:00.000Z')));
    await make.runTimers();
    expect((await make.part(id, part)).state).toBe('ACCEPTED');
    await expectInvariants(db);
  });

  test('from the helper waits for the household, and goes back with a no', async () => {
    const { id } = await make.claimed(staff, helperId, {}, residentId);
    const before = (await make.view(resident, id)).window;
    await make.anotherTime.propose(helper, id, soon);
    expect(await make.queries.waitingForResident(residentId)).toBe(1);
    expect((await make.queries.mine(residentId, {})).items[0]).toMatchObject({ waitsForMe: true });
    expect(await make.anotherTime.keep(resident, id)).toMatchObject({ window: before, proposal: null });
    expect(await make.queries.waitingForResident(residentId)).toBe(0);
    await make.anotherTime.keep(resident, id);
    expect(await make.history(id)).toEqual(['placed', 'approved', 'claimed', 'timeProposed', 'timeKept']);
  });

  test('is nobody else’s to see or to answer', async () => {
    const { id } = await make.claimed(staff, helperId, {}, residentId);
    await make.anotherTime.propose(resident, id, soon);
    const other = await make.people.actor(await make.people.volunteer());
    expect((await make.view(other, id)).proposal).toBeNull();
    await expect(make.anotherTime.agree(other, id, { window: soon.window })).rejects.toEqual(refused('NOT_ALLOWED'));
    expect((await make.view(staff, id)).proposal).toMatchObject({ agreed: true });
  });

  test('a helper who has taken something else on for that time is not brought into two places', async () => {
    const { id } = await make.claimed(staff, helperId, {}, residentId);
    await make.anotherTime.propose(resident, id, soon);
    await make.claimed(staff, helperId, { window: soon.window });
    await expect(make.anotherTime.agree(helper, id, { window: soon.window })).rejects.toEqual(refused('TIME_CLASH'));
    await expectInvariants(db);
  });

  test('a yes and a claim of the same hour cross, and one of them gives way', async () => {
    const { id } = await make.claimed(staff, helperId, {}, residentId);
    await make.anotherTime.propose(resident, id, soon);
    const open = await make.openOrder(staff, { window: soon.window });
    let turn = 0;
    const results = await atOnce(db, 2, () => ((turn += 1) === 1 ? make.anotherTime.agree(helper, id, { window: soon.window }) : make.tasks.claim(helper, open, { riskAgreed: true })));
    expect(successes(results)).toHaveLength(1);
    await expectInvariants(db);
  });

  test('an old proposal is not brought back by the next helper', async () => {
    const { id, part } = await make.claimed(staff, helperId, {}, residentId);
    await make.anotherTime.propose(helper, id, soon);
    await make.tasks.withdraw(helper, part, { reason: 'ill' });
    const next = await make.people.actor(await make.people.volunteer());
    expect(await make.tasks.claim(next, id, { riskAgreed: true })).toMatchObject({ proposal: null });
    await expect(make.anotherTime.agree(resident, id, { window: soon.window })).rejects.toEqual(refused('WRONG_STATE'));
  });
});
