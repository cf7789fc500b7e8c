import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { HandedAnswerBody } from '@supermarket/shared';
import { ServiceOrder } from '../src/orders/order.entity.js';
import type { Actor } from '../src/people/actor.js';
import { onEachEngine } from './engines.js';
import { expectInvariants } from './invariants.js';
import { MakeOrders } from './make.orders.js';

onEachEngine('an answer on the helper’s phone, handed over', (db) => {
  const make = new MakeOrders(db);
  let staff: Actor;
  let helperId: string;
  let helper: Actor;
  let id: string;

  beforeAll(async () => {
    staff = await make.setUp();
  });
  beforeEach(async () => {
    db.clock.set('2026-11-23T01:00:00.000Z');
    helperId = await make.people.volunteer({ name: '李师傅' });
    helper = await make.people.actor(helperId);
    ({ id } = await make.served(staff, helperId, 45, {}, await make.people.person({ name: '陈大娘' })));
    // Placed by somebody else: she has no phone of her own.
    await db.uow.run((tx) => tx.update(ServiceOrder, { creatorId: staff.personId! }, 'id = ?', [id]));
  });

  const refused = (code: string): object => expect.objectContaining({ code });
  const answer = (permit: string, patch: Partial<HandedAnswerBody> = {}): HandedAnswerBody => ({ permit, solved: false, stars: 2, tags: ['late'], words: '还在漏', ...patch });
  const pass = async (): Promise<string> => (await make.handed.passPhone(helper, id)).permit;

  test('is put away: for two hours nothing tells the helper what was said, and then it counts as the household’s', async () => {
    expect((await make.view(helper, id)).phonePass).toBe(true);
    expect(await make.handed.answer(helper, id, answer(await pass()))).toEqual({ ok: true });
    const before = await make.view(helper, id);
    expect(before).toMatchObject({ status: 'PENDING_CONFIRM', rating: null, phonePass: false });
    expect(JSON.stringify(before)).not.toContain('还在漏');
    expect(await make.runTimers()).toBe(0);
    db.clock.advance({ hours: 2 });
    await make.runTimers();
    expect(await make.view(staff, id)).toMatchObject({ status: 'DISPUTED', rating: { solved: false, stars: 2, words: '还在漏', way: 'handed' } });
    const after = await make.view(helper, id);
    expect(after.rating).toBeNull();
    expect(JSON.stringify(after)).not.toContain('还在漏');
    expect(await db.database.one('SELECT words_cipher AS words FROM handed_answer WHERE order_id = ?', [id])).toEqual({ words: null });
    await expectInvariants(db);
  });

  test('solved credits the hours, as the household’s own word would', async () => {
    await make.handed.answer(helper, id, answer(await pass(), { solved: true, stars: 5, tags: [] }));
    db.clock.advance({ hours: 2 });
    await make.runTimers();
    expect(await make.view(staff, id)).toMatchObject({ status: 'CLOSED', rating: { way: 'handed', stars: 5 } });
    await expectInvariants(db);
  });

  test('is one: the same again is the same, another is refused, and nobody can take it back', async () => {
    const permit = await pass();
    await make.handed.answer(helper, id, answer(permit));
    await make.handed.answer(helper, id, answer(permit));
    await expect(make.handed.answer(helper, id, answer(permit, { solved: true }))).rejects.toEqual(refused('WRONG_STATE'));
    await expect(make.handed.passPhone(helper, id)).rejects.toEqual(refused('WRONG_STATE'));
  });

  test('needs the permission of this order, this helper and this quarter of an hour', async () => {
    const permit = await pass();
    await expect(make.handed.answer(helper, id, answer(permit.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))))).rejects.toEqual(refused('CODE_EXPIRED'));
    await expect(make.handed.answer(helper, id, answer(`9${permit}`))).rejects.toEqual(refused('CODE_EXPIRED'));
    db.clock.advance({ minutes: 15 });
    await expect(make.handed.answer(helper, id, answer(permit))).rejects.toEqual(refused('CODE_EXPIRED'));
    const other = await make.people.actor(await make.people.volunteer());
    await expect(make.handed.passPhone(other, id)).rejects.toEqual(refused('NOT_FOUND'));
    await expect(make.handed.passPhone(staff, id)).rejects.toEqual(refused('NOT_YOUR_TASK'));
  });

  test('gives way to what the household said otherwise meanwhile', async () => {
    await make.handed.answer(helper, id, answer(await pass()));
    await make.orders.confirm(staff, id, { solved: true, stars: 4, tags: [] });
    db.clock.advance({ hours: 2 });
    await make.runTimers();
    expect(await make.view(staff, id)).toMatchObject({ rating: { solved: true, stars: 4, way: 'staff' } });
  });

  test('is not offered where the household ordered on its own phone, nor a day later', async () => {
    const own = await make.served(staff, helperId, 30, {}, await make.people.person());
    expect((await make.view(helper, own.id)).phonePass).toBe(false);
    await expect(make.handed.passPhone(helper, own.id)).rejects.toEqual(refused('WRONG_STATE'));
    db.clock.advance({ hours: 25 });
    await expect(make.handed.passPhone(helper, id)).rejects.toEqual(refused('WRONG_STATE'));
  });
});
