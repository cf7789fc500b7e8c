import { Logger } from '@nestjs/common';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { MessageKind } from '@supermarket/shared';
import { Identity } from '../src/auth/identity.entity.js';
import { NeighboursService } from '../src/consent/neighbours.service.js';
import { CallsQueries } from '../src/inbox/calls.queries.js';
import { CallsService } from '../src/inbox/calls.service.js';
import { tell } from '../src/inbox/inbox.store.js';
import { Message, MessageSending } from '../src/inbox/message.entity.js';
import { MessagesQueries } from '../src/inbox/messages.queries.js';
import { MessagesService } from '../src/inbox/messages.service.js';
import { RingingService } from '../src/inbox/ringing.service.js';
import { Sms, SmsBusy, type SmsAnswer, type TextMessage } from '../src/inbox/sms.js';
import type { Notice, WechatNotices } from '../src/inbox/wechat.notices.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { newId } from '../src/kernel/index.js';
import type { Actor } from '../src/people/actor.js';
import { WechatFailure } from '../src/wechat/wechat.failure.js';
import { atOnce, onEachEngine, successes } from './engines.js';
import { MakeOrders } from './make.orders.js';
import { FAR, HOME } from './make.people.js';

Logger.overrideLogger(false); // failures are expected here

onEachEngine('messages', (db) => {
  let make: MakeOrders;
  let staff: Actor;
  const notices: Notice[] = [];
  const texts: TextMessage[] = [];
  let wechatSays: () => Promise<'sent' | 'no_credit'>;
  let smsSays: () => Promise<SmsAnswer>;

  const wechat = {
    appId: 'wx-test',
    templates: [{ name: 'order_progress', templateId: 'T1' }, { name: 'invitation', templateId: 'T2' }],
    send: async (notice: Notice) => {
      notices.push(notice);
      return wechatSays();
    },
    nameOf: () => null,
  } as unknown as WechatNotices;
  class FakeSms extends Sms {
    override async send(message: TextMessage): Promise<SmsAnswer> {
      texts.push(message);
      return smsSays();
    }
  }
  const ringing = (handlers = new JobHandlers()): RingingService => new RingingService(db.uow, db.database, db.clock, db.cipher, handlers, wechat, new FakeSms());
  const queries = (): MessagesQueries => new MessagesQueries(db.database, wechat);
  const service = (): MessagesService => new MessagesService(db.uow, db.clock, queries());
  const calls = (): CallsQueries => new CallsQueries(db.database);
  const callsService = (): CallsService => new CallsService(db.uow, db.clock, db.cipher);

  /** Runs what rings now. */
  async function ring(): Promise<void> {
    const handlers = new JobHandlers();
    ringing(handlers).onModuleInit();
    await new JobRunner(db.uow, db.clock, handlers).runDue();
  }
  const inbox = (personId: string): Promise<Message[]> => db.database.find(Message, 'person_id = ? ORDER BY id', [personId]);
  const kinds = async (personId: string): Promise<MessageKind[]> => (await inbox(personId)).map(({ kind }) => kind);
  const sendings = (id: string): Promise<MessageSending[]> => db.database.find(MessageSending, 'message_id = ? ORDER BY channel', [id]);

  /** Tells somebody that the helper of an order does not come, and answers the message. */
  async function lost(personId: string, orderId: string, urgent = false): Promise<Message> {
    const cause = newId(db.clock.now());
    await db.uow.run((tx) => tell(tx, { kind: 'helper_lost', to: [personId], cause, subject: 'order', subjectId: orderId, urgent }, db.clock.now()));
    return (await db.database.find(Message, 'cause = ?', [cause]))[0]!;
  }
  async function onWechat(personId: string, credits = 0): Promise<Actor> {
    const now = db.clock.now();
    await db.uow.run((tx) => tx.insert(Identity, { id: newId(now), personId, appid: 'wx-test', openid: `o-${personId}`, unionid: null, createdAt: now }));
    const actor = await make.people.actor(personId);
    for (let n = 0; n < credits; n += 1) await service().answered(actor, { id: newId(now), answers: [{ name: 'order_progress', answer: 'accept' }] });
    return actor;
  }
  const credits = async (actor: Actor): Promise<number> => (await queries().settings(actor)).templates[0]!.credits;

  beforeAll(async () => {
    make = new MakeOrders(db);
    staff = await make.setUp();
  });
  beforeEach(async () => {
    await db.uow.run((tx) => tx.change("UPDATE job SET state = 'done' WHERE state <> 'done'"));
    notices.length = texts.length = 0;
    wechatSays = () => Promise.resolve('sent');
    smsSays = () => Promise.resolve('sent');
  });

  test('a visit from the order to the hours tells each side what it needs, and nothing of its own doing', async () => {
    const [resident, volunteer] = [await make.people.person({ name: '陈大娘' }), await make.people.volunteer({ name: '李小明' })];
    const { id } = await make.served(staff, volunteer, 60, {}, resident);
    await make.orders.confirm(await make.people.actor(resident), id, { solved: true, stars: 5, tags: [] });
    expect(await kinds(resident)).toEqual(['taken', 'please_confirm']);
    expect(await kinds(volunteer)).toEqual(['hours_credited']);
    const { items, unread } = await queries().page(await make.people.actor(resident), {});
    expect(unread).toBe(2);
    expect(items.map(({ title }) => title)).toEqual(['事情解决了吗？', '有人接单了']);
    expect(items[1]).toMatchObject({ text: expect.stringMatching(/^“代买常用药”，李\*\* 11月/) as unknown, open: { subject: 'order', id, side: 'resident' } });
    expect((await inbox(volunteer))[0]!.facts).toMatchObject({ minutes: 60, thanks: 'yes' });
  });

  test('nothing is told of what was rolled back', async () => {
    const person = await make.people.person();
    const failed = db.uow.run(async (tx) => {
      await tell(tx, { kind: 'nobody', to: [person], cause: 'rolled', subject: 'order', subjectId: person }, db.clock.now());
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await inbox(person)).toEqual([]);
  });

  test('one cause told by eight at once is one message and one ringing', async () => {
    const person = await make.people.person();
    const results = await atOnce(db, 8, () => db.uow.run((tx) => tell(tx, { kind: 'taken', to: [person], cause: 'same', subject: 'order', subjectId: person }, db.clock.now())));
    expect(successes(results)).toHaveLength(8);
    expect(await inbox(person)).toHaveLength(1);
    expect(await db.database.rows("SELECT id FROM job WHERE kind = 'message.ring' AND state = 'waiting'")).toHaveLength(1);
  });

  describe('the inbox', () => {
    test('is read one by one or up to what was seen, and never by others', async () => {
      const [person, other] = [await make.people.person(), await make.people.person()];
      const order = await make.openOrder(staff, {}, {}, person);
      const made: Message[] = [];
      for (let n = 0; n < 3; n += 1) {
        made.push(await lost(person, order));
        db.clock.advance({ seconds: 1 });
      }
      const actor = await make.people.actor(person);
      expect(await service().read(actor, { id: made[0]!.id })).toEqual({ unread: 2 });
      expect(await service().read(actor, { id: made[1]!.id, all: true })).toEqual({ unread: 1 });
      await expect(service().read(await make.people.actor(other), { id: made[2]!.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const first = await queries().page(actor, { limit: 2 });
      const rest = await queries().page(actor, { limit: 2, cursor: first.next! });
      expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
    });
  });

  describe('ringing', () => {
    let person: string;
    let order: string;

    beforeEach(async () => {
      person = await make.people.person();
      order = await make.openOrder(staff, {}, {}, person);
      await db.uow.run((tx) => tx.change("UPDATE job SET state = 'done' WHERE state <> 'done'"));
      if ((db.clock.now().getTime() / 3_600_000 + 8) % 24 > 20) db.clock.advance({ hours: 12 });
    });

    test('goes by WeChat where a credit was given, and uses it up', async () => {
      const actor = await onWechat(person, 2);
      const message = await lost(person, order);
      await ring();
      expect(notices).toMatchObject([{ openid: `o-${person}`, template: 'order_progress', facts: { state: '接单的人来不了' } }]);
      expect(texts).toEqual([]);
      expect(await credits(actor)).toBe(1);
      expect(await sendings(message.id)).toMatchObject([{ channel: 'wechat', state: 'sent', tries: 1 }]);
    });

    test('the same answer to WeChat’s prompt counts once, “ban” ends all', async () => {
      const actor = await onWechat(person);
      const body = { id: newId(db.clock.now()), answers: [{ name: 'order_progress', answer: 'accept' }] } as const;
      await service().answered(actor, { ...body, answers: [...body.answers] });
      await service().answered(actor, { ...body, answers: [...body.answers] });
      expect(await credits(actor)).toBe(1);
      await service().answered(actor, { id: newId(db.clock.now()), answers: [{ name: 'order_progress', answer: 'ban' }] });
      expect(await credits(actor)).toBe(0);
    });

    test('43101 empties the credits, and the text message goes instead', async () => {
      const actor = await onWechat(person, 3);
      wechatSays = () => Promise.resolve('no_credit');
      const message = await lost(person, order);
      await ring();
      expect(await credits(actor)).toBe(0);
      expect(texts).toMatchObject([{ id: message.id, text: expect.stringContaining('接单的人来不了') as unknown }]);
      expect(await sendings(message.id)).toMatchObject([{ channel: 'sms', state: 'sent' }, { channel: 'wechat', state: 'refused', note: '43101' }]);
    });

    test('WeChat that is busy is asked again, with the credit given back meanwhile', async () => {
      const actor = await onWechat(person, 1);
      wechatSays = () => Promise.reject(new WechatFailure('retry', -1));
      const message = await lost(person, order);
      await ring();
      expect(await credits(actor)).toBe(1);
      wechatSays = () => Promise.resolve('sent');
      db.clock.advance({ seconds: 10 });
      await ring();
      expect(await sendings(message.id)).toMatchObject([{ channel: 'wechat', state: 'sent', tries: 2 }]);
      expect(texts).toEqual([]);
    });

    test('an answer of WeChat that is lost is not asked for again: the text message goes', async () => {
      await onWechat(person, 2);
      wechatSays = () => Promise.reject(new WechatFailure('retry', 'timeout'));
      const message = await lost(person, order);
      await ring();
      expect(notices).toHaveLength(1);
      expect(await sendings(message.id)).toMatchObject([{ channel: 'sms', state: 'sent' }, { channel: 'wechat', state: 'unknown', note: 'timeout' }]);
    });

    test('a process that died between the two notes leaves “trying”; the next one takes the other way', async () => {
      await onWechat(person, 2);
      const message = await lost(person, order);
      const row = { messageId: message.id, channel: 'wechat', state: 'trying', note: null, tries: 1, at: db.clock.now() } as const;
      await db.uow.run((tx) => tx.insert(MessageSending, row));
      db.clock.advance({ minutes: 2 });
      await ring();
      expect(notices).toEqual([]);
      expect(texts).toHaveLength(1);
      expect(await sendings(message.id)).toMatchObject([{ channel: 'sms', state: 'sent' }, { channel: 'wechat', state: 'unknown' }]);
    });

    test('an SMS provider that does not answer is asked again with the same id', async () => {
      smsSays = () => Promise.reject(new SmsBusy(null));
      const message = await lost(person, order);
      await ring();
      smsSays = () => Promise.resolve('sent');
      db.clock.advance({ seconds: 10 });
      await ring();
      expect(texts.map(({ id }) => id)).toEqual([message.id, message.id]);
    });

    test('two processes that deliver one message ask the provider once', async () => {
      await onWechat(person, 2);
      wechatSays = async () => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return 'sent';
      };
      const message = await lost(person, order);
      await atOnce(db, 4, () => ringing().ring(message.id));
      expect(notices).toHaveLength(1);
      expect(texts).toEqual([]);
    });

    test('what was read meanwhile, or silenced, rings no more', async () => {
      const actor = await onWechat(person, 2);
      const message = await lost(person, order);
      await service().read(actor, { id: message.id });
      await service().turn(actor, { kind: 'please_confirm', on: false });
      await db.uow.run((tx) => tell(tx, { kind: 'please_confirm', to: [person], cause: 'quiet', subject: 'order', subjectId: order }, db.clock.now()));
      await ring();
      expect([...notices, ...texts]).toEqual([]);
      expect((await queries().settings(actor)).switches).toContainEqual({ kind: 'please_confirm', on: false });
      await expect(service().turn(actor, { kind: 'helper_lost', on: false })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('nothing rings between 21:30 and 7:30 but what is urgent', async () => {
      await onWechat(person, 3);
      const evening = new Date(Math.floor(db.clock.now().getTime() / 86_400_000) * 86_400_000 + 15 * 3_600_000); // 23:00
      db.clock.set(evening > db.clock.now() ? evening : new Date(evening.getTime() + 86_400_000));
      const [quiet, loud] = [await lost(person, order), await lost(person, order, true)];
      await ring();
      expect(await sendings(quiet.id)).toEqual([]);
      expect(await sendings(loud.id)).toMatchObject([{ state: 'sent' }]);
      db.clock.advance({ hours: 8, minutes: 31 });
      await ring();
      expect(await sendings(quiet.id)).toMatchObject([{ state: 'sent' }]);
    });

    test('whom neither reaches is put on the list of staff after half an hour, unless they have read it', async () => {
      smsSays = () => Promise.resolve('none');
      const [one, two] = [await lost(person, order), await lost(person, order)];
      await ring();
      expect((await calls().page(staff, {})).items).toEqual([]);
      await service().read(await make.people.actor(person), { id: two.id });
      db.clock.advance({ minutes: 31 });
      await ring();
      const { items } = await calls().page(staff, {});
      expect(items).toMatchObject([{ id: one.id, kind: 'helper_lost', orderId: order, state: 'WAITING' }]);
      expect(items[0]!.name).toMatch(/^.\*\*$/);
      expect(await calls().waiting(staff)).toBe(1);
    });

    test('staff of the place see the number, with a receipt, and say what came of it; others do not', async () => {
      smsSays = () => Promise.resolve('refused');
      const message = await lost(person, order);
      db.clock.advance({ minutes: 31 });
      await ring();
      const far = await make.people.actor(await make.people.staff('dispatcher', FAR.communityId));
      await expect(callsService().number(far, message.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await callsService().number(staff, message.id)).phone).toMatch(/^199\d{8}$/);
      expect(await db.database.rows('SELECT id FROM look WHERE owner_id = ? AND order_id = ?', [person, order])).toHaveLength(1);
      await callsService().outcome(staff, message.id, { outcome: 'NOT_REACHED' });
      await callsService().outcome(staff, message.id, { outcome: 'REACHED' });
      expect((await calls().page(staff, { state: 'REACHED' })).items.map(({ id }) => id)).toContain(message.id);
      expect((await db.database.get(Message, message.id))!.readAt).not.toBeNull();
    });
  });

  test('who orders for somebody hears instead of them; without an account and a helper staff ring up', async () => {
    const [daughter, volunteer] = [await make.people.person(), await make.people.volunteer()];
    const neighbours = new NeighboursService(db.uow, db.clock, db.cipher);
    const body = { id: newId(db.clock.now()), name: '陈婆婆', phone: '15099990001', relation: 'parent', address: '解放路 1 号', consentWay: 'in_person', readBack: true } as const;
    const { id: mother } = await neighbours.add(await make.people.actor(daughter), { ...body, communityId: HOME.communityId });
    const id = await make.placed(daughter, { neighbourId: mother });
    await make.reviews.review(staff, id, { decision: 'approve' });
    await make.tasks.claim(await make.people.actor(volunteer), id, { riskAgreed: true });
    expect(await kinds(daughter)).toEqual(['taken']);
    expect(await kinds(mother)).toEqual([]);
  });
});
