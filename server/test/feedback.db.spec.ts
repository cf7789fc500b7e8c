import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { FeedbackKind, FeedbackView, WriteFeedbackBody } from '@supermarket/shared';
import { AuditEntry } from '../src/audit/audit-entry.entity.js';
import { FeedbackNoteRecord } from '../src/feedback/feedback.entity.js';
import { FeedbackQueries } from '../src/feedback/feedback.queries.js';
import { FeedbackService } from '../src/feedback/feedback.service.js';
import { FeedbackTimers } from '../src/feedback/feedback.timers.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { newId } from '../src/kernel/index.js';
import type { Actor } from '../src/people/actor.js';
import { atOnce, failures, onEachEngine, successes } from './engines.js';
import { expectInvariants } from './invariants.js';
import { MakeOrders } from './make.orders.js';
import { CITY_ID, FAR, HOME, NEXT_DOOR } from './make.people.js';

onEachEngine('what people write to staff', (db) => {
  const make = new MakeOrders(db);
  let staff: Actor;
  let town: Actor;
  let author: Actor;

  beforeAll(async () => {
    staff = await make.setUp();
    town = await make.people.actor(await make.people.staff('town', HOME.townId));
  });
  beforeEach(async () => {
    db.clock.set('2026-11-23T01:00:00.000Z');
    author = await make.people.actor(await make.people.person({ name: '陈大娘' }));
  });

  const refused = (code: string): object => expect.objectContaining({ code });
  const service = (): FeedbackService => new FeedbackService(db.uow, db.clock, db.cipher, make.settings, make.acts);
  const queries = (): FeedbackQueries => new FeedbackQueries(db.database, db.cipher, db.clock);
  const body = (kind: FeedbackKind, patch: Partial<WriteFeedbackBody> = {}): WriteFeedbackBody => ({ id: newId(db.clock.now()), kind, words: '周末也能来吗？', ...patch });
  const say = (words: string): { id: string; words: string } => ({ id: newId(db.clock.now()), words });
  const rejected = async (): Promise<string> => {
    const id = await make.placed(author.personId!);
    await make.reviews.review(staff, id, { decision: 'reject', reject: 'paid_work', words: '这件事要请师傅来做' });
    return id;
  };
  const seenBy = async (actor: Actor, id: string): Promise<FeedbackView | string> => queries().show(actor, id).catch((error: { code: string }) => error.code);
  const deskOf = async (actor: Actor): Promise<string[]> => (await queries().desk(actor, { limit: 100 })).items.map(({ id }) => id);

  test('a question is answered in its thread, within a working day, and goes on', async () => {
    const asked = await service().write(author, body('question'));
    expect(asked).toMatchObject({ state: 'WAITING', mine: true, author: '陈**', placeText: '恩城街道 东门社区', dueAt: '2026-11-24T09:30:00.000Z', actions: ['add'], unread: false });
    expect(await seenBy(staff, asked.id)).toMatchObject({ mine: false, actions: ['answer'], notes: [{ by: 'author', words: '周末也能来吗？' }] });
    expect(await queries().waiting(staff)).toMatchObject({ dueAt: '2026-11-24T09:30:00.000Z' });

    db.clock.advance({ hours: 1 });
    await service().answer(staff, asked.id, say('能，星期六上午有人。'));
    expect(await queries().unread(author.personId!)).toBe(1);
    expect(await seenBy(author, asked.id)).toMatchObject({ state: 'ANSWERED', dueAt: null, unread: true, notes: [{ by: 'author' }, { by: 'staff', words: '能，星期六上午有人。' }] });
    expect((await queries().mine(author, {})).items).toMatchObject([{ id: asked.id, words: '能，星期六上午有人。', unread: true }]);

    db.clock.advance({ hours: 1 });
    await service().seen(author, asked.id);
    expect(await queries().unread(author.personId!)).toBe(0);
    const again = await service().add(author, asked.id, say('下午呢？'));
    expect(again).toMatchObject({ state: 'WAITING', dueAt: '2026-11-24T09:30:00.000Z' });
    expect(again.notes.map(({ by }) => by)).toEqual(['author', 'staff', 'author']);
    await expect(service().answer(staff, asked.id, { ...say('也有'), upheld: true })).rejects.toEqual(refused('BAD_INPUT'));
  });

  test('the words are sealed, and the trail holds none of them', async () => {
    const { id } = await service().write(author, body('suggestion', { words: '想要一个晚上的班' }));
    const [note] = await db.database.find(FeedbackNoteRecord, 'feedback_id = ?', [id]);
    expect(note!.wordsCipher).not.toContain('晚上');
    const trail = await db.database.find(AuditEntry, "subject_type = 'feedback' AND subject_id = ?", [id]);
    expect(trail.map(({ action, facts }) => [action, facts])).toEqual([['feedback.write', { kind: 'suggestion', upheld: null }]]);
  });

  test('sent again it is the same; the same id for other words or by somebody else is refused', async () => {
    const sent = body('complaint');
    const results = await atOnce(db, 6, () => service().write(author, sent));
    expect(failures(results)).toEqual([]);
    expect(new Set(successes(results).map(({ notes }) => notes.length))).toEqual(new Set([1]));
    await expect(service().write(author, { ...sent, words: '别的话' })).rejects.toEqual(refused('ID_TAKEN'));
    await expect(service().write(await make.people.actor(await make.people.person()), sent)).rejects.toEqual(refused('ID_TAKEN'));

    const word = say('补一句');
    await Promise.all([service().add(author, sent.id, word), service().add(author, sent.id, word)]);
    expect((await queries().show(author, sent.id)).notes).toHaveLength(2);
    await expect(service().add(author, sent.id, { ...word, words: '别的' })).rejects.toEqual(refused('ID_TAKEN'));
    const reply = say('我们去看看');
    const replies = await atOnce(db, 4, () => service().answer(staff, sent.id, reply));
    expect(failures(replies)).toEqual([]);
    await expect(service().answer(town, sent.id, say('我也来说'))).rejects.toEqual(refused('WRONG_STATE'));
  });

  test('it is for its author and the staff of the place, and for nobody else', async () => {
    const { id } = await service().write(author, body('complaint'));
    const others = [
      await make.people.actor(await make.people.person()), await make.people.actor(await make.people.volunteer()),
      await make.people.actor(await make.people.staff('dispatcher', NEXT_DOOR.communityId)), await make.people.actor(await make.people.staff('town', FAR.townId)),
    ];
    for (const actor of others) {
      expect(await seenBy(actor, id)).toBe('NOT_FOUND');
      await expect(service().answer(actor, id, say('好'))).rejects.toEqual(refused('NOT_FOUND'));
      await expect(service().add(actor, id, say('好'))).rejects.toEqual(refused('NOT_FOUND'));
      await expect(service().seen(actor, id)).rejects.toEqual(refused('NOT_FOUND'));
      expect(await deskOf(actor)).not.toContain(id);
    }
    for (const actor of [staff, town, await make.people.actor(await make.people.staff('city', CITY_ID))]) expect(await deskOf(actor)).toContain(id);
  });

  test('what is handed to the town is not for the community', async () => {
    const { id, placeText } = await service().write(author, body('complaint', { above: true }));
    expect(placeText).toBe('恩城街道');
    expect(await seenBy(staff, id)).toBe('NOT_FOUND');
    expect(await deskOf(staff)).not.toContain(id);
    expect(await deskOf(town)).toContain(id);
    expect(await service().answer(town, id, say('我们来问'))).toMatchObject({ state: 'ANSWERED' });
  });

  test('who has no home yet is heard by the city', async () => {
    await db.uow.run((tx) => tx.change('UPDATE person SET community_id = NULL, town_id = NULL WHERE id = ?', [author.personId!]));
    const { id, placeText } = await service().write(author, body('suggestion'));
    expect(placeText).toBe('恩平市');
    expect(await seenBy(town, id)).toBe('NOT_FOUND');
    expect(await deskOf(await make.people.actor(await make.people.staff('city', CITY_ID)))).toContain(id);
  });

  test('list and rule agree on who is too near: the helper, whom it is for, and who decided', async () => {
    const both = await make.people.volunteer();
    await make.people.seat(both, 'dispatcher', HOME.communityId);
    const { id: orderId } = await make.claimed(staff, both, {}, author.personId!);
    const helper = await make.people.actor(both);
    for (const kind of ['question', 'complaint'] as const) {
      const { id } = await service().write(author, body(kind, { orderId }));
      for (const actor of [staff, town, helper]) {
        const may = typeof (await seenBy(actor, id)) !== 'string';
        expect(may).toBe(actor === town || (actor === staff && kind === 'question'));
        expect((await deskOf(actor)).includes(id)).toBe(may);
      }
    }
    await expect(service().write(await make.people.actor(await make.people.person()), body('complaint', { orderId }))).rejects.toEqual(refused('NOT_FOUND'));
    expect(await service().write(helper, body('question', { orderId }))).toMatchObject({ mine: true });
  });

  test('a rejection is appealed against once, and another person of staff decides: upheld, it is reviewed anew', async () => {
    const orderId = await rejected();
    expect((await make.view(author, orderId)).actions).toContain('appeal');
    const appeals = await atOnce(db, 4, () => service().write(author, body('appeal', { orderId })));
    expect(successes(appeals)).toHaveLength(1);
    expect(failures(appeals)).toEqual(Array.from({ length: 3 }, () => refused('APPEALED_ALREADY')));
    const [{ id, dueAt }] = successes(appeals) as [FeedbackView];
    expect(dueAt).toBe('2026-11-25T09:30:00.000Z');
    expect((await make.view(author, orderId)).actions).not.toContain('appeal');
    await expect(service().add(author, id, say('还有'))).rejects.toEqual(refused('WRONG_STATE'));
    await expect(service().answer(staff, id, { ...say('不行'), upheld: false })).rejects.toEqual(refused('NEED_ANOTHER_PERSON'));
    await expect(service().answer(town, id, say('没说行不行'))).rejects.toEqual(refused('BAD_INPUT'));

    expect(await service().answer(town, id, { ...say('您说得对，重新安排'), upheld: true })).toMatchObject({ upheld: true, state: 'ANSWERED' });
    expect(await make.view(author, orderId)).toMatchObject({ status: 'SUBMITTED', rejectReason: null });
    expect(await make.history(orderId)).toEqual(['placed', 'rejected', 'appealed', 'readmitted']);
    await make.reviews.review(staff, orderId, { decision: 'reject', reject: 'paid_work', words: '还是要请师傅' });
    await expect(service().write(author, body('appeal', { orderId }))).rejects.toEqual(refused('APPEALED_ALREADY'));
  });

  test('an appeal that is turned down leaves the order as it was; after a month there is none', async () => {
    const orderId = await rejected();
    const { id } = await service().write(author, body('appeal', { orderId }));
    await service().answer(town, id, { ...say('这件事确实要请师傅'), upheld: false });
    expect(await make.view(author, orderId)).toMatchObject({ status: 'REJECTED' });
    const late = await rejected();
    db.clock.advance({ days: 31 });
    await expect(service().write(author, body('appeal', { orderId: late }))).rejects.toEqual(refused('TOO_LATE'));
  });

  test('ten may wait for an answer', async () => {
    for (let i = 0; i < 10; i += 1) await service().write(author, body('suggestion'));
    await expect(service().write(author, body('suggestion'))).rejects.toEqual(refused('TOO_MANY_REQUESTS'));
  });

  test('a year after the last word nothing of the words is left', async () => {
    const { id } = await service().write(author, body('complaint'));
    db.clock.advance({ days: 200 });
    await service().answer(staff, id, say('办好了'));
    const runTimers = (): Promise<number> => {
      const handlers = new JobHandlers();
      new FeedbackTimers(handlers, service()).onModuleInit();
      return new JobRunner(db.uow, db.clock, handlers).runDue();
    };
    db.clock.advance({ days: 170 });
    await runTimers();
    expect((await queries().show(author, id)).notes[0]!.words).toBe('周末也能来吗？');
    db.clock.advance({ days: 200 });
    await runTimers();
    expect(await queries().show(author, id)).toMatchObject({ notes: [{ words: null }, { words: null }], actions: [] });
  });

  test('every invariant holds', () => expectInvariants(db));
});
