import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId } from '../src/kernel/index.js';
import { isDoorCode } from '../src/orders/door-code.js';
import { slipCode } from '../src/orders/slip-code.js';
import type { Actor } from '../src/people/actor.js';
import { atOnce, failures, onEachEngine, successes } from './engines.js';
import { expectInvariants } from './invariants.js';
import { MakeOrders } from './make.orders.js';
import { HOME } from './make.people.js';

onEachEngine('a paper slip', (db) => {
  const make = new MakeOrders(db);
  let staff: Actor;
  let helper: Actor;
  let requesterId: string;
  let id: string;
  let part: string;

  beforeAll(async () => {
    staff = await make.setUp();
  });
  beforeEach(async () => {
    db.clock.set('2026-11-23T01:00:00.000Z');
    const helperId = await make.people.volunteer({ name: '李师傅' });
    helper = await make.people.actor(helperId);
    requesterId = await make.people.person({ name: '陈大娘' });
    ({ id, part } = await make.claimed(staff, helperId, {}, requesterId));
  });

  const refused = (code: string): object => expect.objectContaining({ code });
  const fresh = (): string => newId(db.clock.now());
  const print = (slip = fresh(), who = staff): ReturnType<typeof make.slips.print> => make.slips.print(who, id, { id: slip });
  const standing = (): Promise<{ id: string }[]> => db.database.rows('SELECT id FROM paper_slip WHERE order_id = ? AND ended_at IS NULL', [id]);
  /** Digits that neither the paper nor the phone shows. */
  const wrong = (paper: string): string => {
    for (let n = 0; ; n += 1) {
      const code = String(n).padStart(4, '0');
      if (code !== paper && !isDoorCode(make.settings.doorKey, id, part, code, db.clock.now())) return code;
    }
  };

  test('says number, service, time, place and who comes, and opens the door hours later, as the phone’s own code does', async () => {
    const slip = await print();
    expect(slip).toMatchObject({ no: expect.stringMatching(/^1123-\d{4}$/), title: '代买常用药', forWhom: '陈**', helpers: [{ name: '李**', partyTag: false }], code: expect.stringMatching(/^\d{4}$/) });
    expect(JSON.stringify(slip)).not.toMatch(/解放路|陈大娘|李师傅|1\d{10}/);
    db.clock.advance({ hours: 24 });
    expect(await make.tasks.checkIn(helper, part, { code: slip.code })).toMatchObject({ status: 'IN_SERVICE' });
    expect(await make.part(id, part)).toMatchObject({ arrivedBy: 'slip', doorTries: 0 });
    const arrived = await db.database.one('SELECT reason FROM order_history WHERE order_id = ? AND event = ?', [id, 'arrived']);
    expect(arrived).toEqual({ reason: 'slip' });
    expect((await make.view(staff, id)).helpers).toMatchObject([{ arrivedBy: 'slip' }]);
    expect((await make.view(helper, id)).mine).toMatchObject({ arrivedBy: null });
    await expectInvariants(db);
  });

  test('leaves the phone’s own code as it was, and shares its five tries', async () => {
    const { code } = await print();
    for (let tries = 0; tries < 4; tries += 1) await expect(make.tasks.checkIn(helper, part, { code: wrong(code) })).rejects.toEqual(refused('DOOR_CODE_WRONG'));
    await expect(make.tasks.checkIn(helper, part, { code: wrong(code) })).rejects.toEqual(refused('DOOR_TRIES_USED'));
    await expect(make.tasks.checkIn(helper, part, { code })).rejects.toEqual(refused('DOOR_TRIES_USED'));
  });

  test('typed without a network it counts for its moment, and no longer than the phone’s own', async () => {
    const { code } = await print();
    db.clock.set('2026-11-24T01:30:00.000Z');
    const typedAt = new Date(db.clock.now().getTime() - 13 * 3_600_000).toISOString();
    await expect(make.tasks.checkIn(helper, part, { code, typedAt })).rejects.toEqual(refused('TOO_LATE'));
    await make.tasks.checkIn(helper, part, { code, typedAt: new Date(db.clock.now().getTime() - 600_000).toISOString() });
    expect(await make.part(id, part)).toMatchObject({ arrivedBy: 'slip', checkedInAt: new Date('2026-11-24T01:20:00.000Z') });
  });

  test('printed again it is the same slip, for a colleague too; a new one ends it', async () => {
    const first = await print();
    const colleague = await make.people.actor(await make.people.staff('dispatcher', HOME.communityId));
    expect(await print(first.id, colleague)).toEqual(first);
    const second = await print(undefined, colleague);
    expect((await make.view(staff, id)).slip).toMatchObject({ id: second.id });
    await expect(print(first.id)).rejects.toEqual(refused('WRONG_STATE'));
    if (second.code !== first.code) await expect(make.tasks.checkIn(helper, part, { code: first.code })).rejects.toEqual(refused('DOOR_CODE_WRONG'));
    await make.tasks.checkIn(helper, part, { code: second.code });
    await expectInvariants(db);
  });

  test('a new visit ends it', async () => {
    const { code } = await print();
    db.clock.set('2026-11-24T01:00:00.000Z');
    await make.tasks.checkIn(helper, part, { code });
    db.clock.advance({ minutes: 30 });
    await make.tasks.continueLater(helper, part, { words: '缺零件', window: make.window(24) });
    expect((await make.view(staff, id)).slip).toBeNull();
    const again = (await make.caseOf(id)).assignments.find(({ state }) => state === 'ACCEPTED')!;
    part = again.id;
    db.clock.advance({ hours: 24 });
    if (!isDoorCode(make.settings.doorKey, id, part, code, db.clock.now())) await expect(make.tasks.checkIn(helper, part, { code })).rejects.toEqual(refused('DOOR_CODE_WRONG'));
    const next = await print();
    await make.tasks.checkIn(helper, part, { code: next.code });
    await expectInvariants(db);
  });

  test('each printing is a line of the trail and one that the household can read', async () => {
    const slip = await print();
    await print(slip.id);
    const looks = await db.database.rows('SELECT viewer_id, viewer_hat, owner_id, fields, reason FROM look WHERE order_id = ?', [id]);
    expect(looks).toEqual(Array.from({ length: 2 }, () => ({ viewer_id: staff.personId, viewer_hat: 'dispatcher', owner_id: requesterId, fields: '["doorCode"]', reason: 'arrange_visit' })));
    const lines = await db.database.rows<{ facts: string }>("SELECT facts FROM audit_entry WHERE action = 'order.printSlip' AND subject_id = ? ORDER BY id", [id]);
    expect(lines.map(({ facts }) => JSON.parse(facts) as object)).toEqual([{ slip: slip.id, visit: 1, again: false }, { slip: slip.id, visit: 1, again: true }]);
  });

  test('is for staff of the place, who have no part in it', async () => {
    await expect(print(undefined, helper)).rejects.toEqual(refused('NOT_ALLOWED'));
    await expect(print(undefined, await make.people.actor(requesterId))).rejects.toEqual(refused('NOT_ALLOWED'));
    const own = await make.openOrder(staff, {}, {}, await make.people.person());
    const elsewhere = (await print()).id;
    await expect(make.slips.print(staff, own, { id: elsewhere })).rejects.toEqual(refused('ID_TAKEN'));
    const code = slipCode(make.settings.doorKey, { id: elsewhere, orderId: id, visit: 1 });
    expect(JSON.stringify([await make.view(staff, id), await make.view(helper, id)])).not.toContain(`"${code}"`);
  });

  test('five colleagues who print at once leave one that stands', async () => {
    const done = await atOnce(db, 5, () => print());
    expect(successes(done)).toHaveLength(5);
    expect(failures(done)).toEqual([]);
    expect(await standing()).toHaveLength(1);
    await expectInvariants(db);
  });

  test('goes with the words of its order', async () => {
    await print();
    await make.orders.cancel(await make.people.actor(requesterId), id, { reason: 'not_needed' });
    db.clock.advance({ days: 366 });
    await make.runTimers();
    expect(await db.database.rows('SELECT id FROM paper_slip WHERE order_id = ?', [id])).toEqual([]);
    await expectInvariants(db);
  });
});
