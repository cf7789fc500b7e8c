import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CopySection, CopyView } from '@supermarket/shared';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthHoldings } from '../src/auth/auth.holdings.js';
import { Identity } from '../src/auth/identity.entity.js';
import { ScanService } from '../src/auth/scan.service.js';
import { LoginSession } from '../src/auth/session.entity.js';
import { Tokens } from '../src/auth/tokens.js';
import { ConsentHoldings } from '../src/consent/consent.holdings.js';
import { FamilyHoldings } from '../src/consent/family.holdings.js';
import { FamilyQueries } from '../src/consent/family.queries.js';
import { FamilyService } from '../src/consent/family.service.js';
import { NeighboursService } from '../src/consent/neighbours.service.js';
import { ProxyGrant } from '../src/consent/proxy-grant.entity.js';
import { FeedbackHoldings } from '../src/feedback/feedback.holdings.js';
import { FeedbackService } from '../src/feedback/feedback.service.js';
import { InboxHoldings } from '../src/inbox/inbox.holdings.js';
import { tell } from '../src/inbox/inbox.store.js';
import { MessageCall, MessageSending } from '../src/inbox/message.entity.js';
import { countAnswers, turn } from '../src/inbox/settings.store.js';
import { HoursHoldings } from '../src/hours/hours.holdings.js';
import { ServiceRecord } from '../src/hours/service-record.entity.js';
import { newId } from '../src/kernel/index.js';
import { CandidatesQueries } from '../src/matching/candidates.queries.js';
import { MediaFiles } from '../src/media/media.files.js';
import { MediaHoldings } from '../src/media/media.holdings.js';
import { MediaService } from '../src/media/media.service.js';
import { OrdersHoldings } from '../src/orders/orders.holdings.js';
import { RefusedHelpersService } from '../src/orders/refused-helpers.service.js';
import { holdTexts } from '../src/orders/text-hold.store.js';
import type { Actor } from '../src/people/actor.js';
import { ActorChanges } from '../src/people/actor-changes.js';
import { Holdings } from '../src/people/holdings.js';
import { LeavingQueries } from '../src/people/leaving.queries.js';
import { LeavingService } from '../src/people/leaving.service.js';
import { PeopleHoldings } from '../src/people/people.holdings.js';
import { UnwantedService } from '../src/people/unwanted.service.js';
import { Person } from '../src/people/person.entity.js';
import { Volunteer } from '../src/people/volunteer.entity.js';
import { PointsHoldings } from '../src/points/points.holdings.js';
import { ShopHoldings } from '../src/shop/shop.holdings.js';
import { atOnce, failures, onEachEngine } from './engines.js';
import { expectInvariants } from './invariants.js';
import { wavOf } from '../prove/silence.js';
import { MakeOrders } from './make.orders.js';
import { HOME } from './make.people.js';

onEachEngine('leaving, and a copy of what is kept', (db) => {
  const make = new MakeOrders(db);
  const folder = mkdtempSync(join(tmpdir(), 'leaving-'));
  let staff: Actor;
  let me: Actor;
  let phones = 19_944_400_000;

  beforeAll(async () => {
    staff = await make.setUp();
  });
  beforeEach(async () => {
    db.clock.set('2026-11-23T01:00:00.000Z');
    me = await make.people.actor(await make.people.person({ name: '陈金好', phone: String((phones += 1)), address: '桂花巷 7 号' }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const refused = (code: string, why?: string): object => expect.objectContaining(why ? { code, facts: { why } } : { code });
  const holdings = (): Holdings => {
    const all = new Holdings();
    const parts = [
      new PeopleHoldings(all, db.cipher), new AuthHoldings(all), new ConsentHoldings(all, db.cipher), new FamilyHoldings(all), new MediaHoldings(all), new PointsHoldings(all), new HoursHoldings(all),
      new OrdersHoldings(all, db.cipher, make.acts), new FeedbackHoldings(all, db.cipher), new ShopHoldings(all), new InboxHoldings(all),
    ];
    for (const part of parts) part.onModuleInit();
    return all;
  };
  const close = (actor: Actor): Promise<unknown> => new LeavingService(db.uow, db.clock, holdings(), new ActorChanges()).close(actor, { sure: true });
  const queries = (): LeavingQueries => new LeavingQueries(db.database, db.clock, holdings());
  const feedback = (): FeedbackService => new FeedbackService(db.uow, db.clock, db.cipher, make.settings, make.acts);
  const person = async (id: string): Promise<Person> => (await db.database.get(Person, id))!;
  const factsOf = (copy: CopyView, section: CopySection): Record<string, string>[] =>
    (copy.sections.find((one) => one.section === section)?.entries ?? []).map(({ facts }) => Object.fromEntries(facts.map(({ name, value }) => [name, value])));
  const neighbour = async (proxy: Actor): Promise<string> =>
    (await new NeighboursService(db.uow, db.clock, db.cipher).add(proxy, {
      id: newId(db.clock.now()), name: '黄阿婆', phone: String((phones += 1)), relation: 'neighbour', communityId: HOME.communityId, address: '桂花巷 9 号', consentWay: 'in_person', readBack: true,
    })).id;
  const cancelled = async (patch: Parameters<MakeOrders['placed']>[1] = {}): Promise<string> => {
    const id = await make.placed(me.personId!, patch);
    await make.orders.cancel(me, id, { reason: 'not_needed' });
    return id;
  };

  test('the copy holds everything in clear: who they are, orders, tasks, hours, consents, looks and words', async () => {
    const orderId = await cancelled({ words: '顶楼没有电梯', point: { lat: 22.18, lng: 112.3, datum: 'gcj02' } });
    await make.orders.reveal(staff, orderId, { reason: 'check_facts' });
    await neighbour(me);
    await feedback().write(me, { id: newId(db.clock.now()), kind: 'suggestion', words: '晚上也想有人' });
    const copy = await queries().copy(me);
    expect(factsOf(copy, 'person')).toMatchObject([{ name: '陈金好', phone: String(phones - 1), address: '桂花巷 7 号', community: '恩城街道 东门社区' }]);
    expect(factsOf(copy, 'orders')).toMatchObject([{ words: '顶楼没有电梯', address: '解放路 8 号 302', point: '22.18, 112.3', status: 'CANCELLED' }]);
    expect(factsOf(copy, 'neighbours')).toMatchObject([{ name: '黄阿婆', address: '桂花巷 9 号' }]);
    expect(factsOf(copy, 'consents')).toMatchObject([{ purpose: 'location', given: 'true', way: 'use' }]);
    expect(factsOf(copy, 'looks')).toMatchObject([{ viewerHat: 'dispatcher', reason: 'check_facts' }]);
    expect(factsOf(copy, 'feedback')).toMatchObject([{ words: '晚上也想有人' }]);
  });

  test('a copy is of oneself only', async () => {
    await make.placed(me.personId!, { words: '顶楼没有电梯' });
    const other = await make.people.actor(await make.people.person());
    expect(JSON.stringify(await queries().copy(other))).not.toMatch(/陈金好|桂花巷|顶楼/);
  });

  test('it is refused, with its reason, while something has to be brought to its end', async () => {
    const orderId = await make.placed(me.personId!);
    expect(await queries().leaving(me)).toMatchObject({ reasons: [{ reason: 'order', count: 1 }] });
    await expect(close(me)).rejects.toEqual(refused('ACCOUNT_BUSY', 'order'));
    await make.orders.cancel(me, orderId, { reason: 'not_needed' });
    const helper = await make.people.actor(await make.people.volunteer());
    await make.claimed(staff, helper.personId!);
    await expect(close(helper)).rejects.toEqual(refused('ACCOUNT_BUSY', 'task'));
    await expect(close(staff)).rejects.toEqual(refused('ACCOUNT_BUSY', 'seat'));
    expect((await person(me.personId!)).closedAt).toBeNull();
  });

  test('at once nothing of them is left, and nobody comes in', async () => {
    const id = me.personId!;
    const now = db.clock.now();
    const orderId = await cancelled({ words: '顶楼没有电梯' });
    await db.uow.run((tx) => tx.insert(Identity, { id: newId(now), personId: id, appid: 'wx', openid: `open-${id}`, unionid: null, createdAt: now }));
    await db.uow.run((tx) => tx.insert(LoginSession, { id: newId(now), tokenHash: `hash-${id}`, personId: id, way: 'wechat', createdAt: now, lastSeenAt: now, revokedAt: null }));
    const files = new MediaFiles(folder, db.cipher);
    await new MediaService(db.uow, db.database, db.clock, files).keep(me, { id: newId(now), kind: 'voice' }, wavOf(1));
    const asked = await feedback().write(me, { id: newId(now), kind: 'question', words: '几点开门？' });
    await close(me);
    expect(await person(id)).toMatchObject({ name: null, phoneCipher: null, phoneIndex: null, birthYear: null, communityId: null, addressCipher: null, closedAt: now });
    expect((await make.caseOf(orderId)).order).toMatchObject({ wordsCipher: null, addressCipher: null, erasedAt: now });
    expect(await make.history(orderId)).toEqual(['placed', 'cancelled', 'erased']);
    expect(await db.database.find(Identity, 'person_id = ?', [id])).toEqual([]);
    expect((await db.database.find(LoginSession, 'person_id = ?', [id])).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect(await db.database.one('SELECT id FROM media WHERE owner_id = ? AND deleted_at IS NULL', [id])).toBeNull();
    expect(await db.database.one('SELECT id FROM feedback_note WHERE feedback_id = ? AND words_cipher IS NOT NULL', [asked.id])).toBeNull();
    await expect(close(me)).rejects.toEqual(refused('PERSON_UNKNOWN'));
    await expect(make.placed(id)).rejects.toEqual(refused('PERSON_UNKNOWN'));
  });

  test('hours stay as a legal record under the volunteer’s number; the volunteer is suggested to nobody', async () => {
    const helper = await make.people.actor(await make.people.volunteer({ skills: ['plumbing'], party: 'verified' }));
    const id = helper.personId!;
    const { id: orderId } = await make.served(staff, id, 40);
    const { order } = await make.caseOf(orderId);
    await make.orders.confirm(await make.people.actor(order.requesterId), orderId, { solved: true, stars: 5, tags: [] });
    const { no } = (await db.database.get(Volunteer, id))!;
    expect(await queries().leaving(helper)).toMatchObject({ reasons: [], minutes: 40 });
    await close(helper);
    const [record] = await db.database.find(ServiceRecord, 'person_id = ?', [id]);
    expect(record).toMatchObject({ minutes: 40, state: 'CREDITED' });
    expect(await db.database.get(Volunteer, id)).toMatchObject({ no, partyOrg: null, partyState: 'none', showParty: false });
    const open = await make.openOrder(staff);
    expect((await new CandidatesQueries(db.database, db.clock).candidates(staff, open)).best.map(({ personId }) => personId)).not.toContain(id);
    await expect(make.reviews.offer(staff, open, { personIds: [id] })).rejects.toEqual(refused('PERSON_UNKNOWN'));
  });

  test('a confirmed order ends without its words, and is not opened again', async () => {
    const helper = await make.people.volunteer();
    const { id: orderId } = await make.served(staff, helper, 30, {}, me.personId!);
    await make.orders.confirm(me, orderId, { solved: true, stars: null, tags: [] });
    await close(me);
    await expect(make.orders.reopen(staff, orderId, { words: '又坏了', window: make.window() })).rejects.toEqual(refused('TOO_LATE'));
    db.clock.advance({ days: 16 });
    await make.runTimers();
    expect((await make.caseOf(orderId)).order).toMatchObject({ status: 'CLOSED', wordsCipher: null });
  });

  test('who is here only through them goes too; who has another proxy stays', async () => {
    const [alone, shared] = [await neighbour(me), await neighbour(me)];
    const other = await make.people.actor(await make.people.person());
    const phone = String(phones);
    await new NeighboursService(db.uow, db.clock, db.cipher).add(other, {
      id: newId(db.clock.now()), name: '黄阿婆', phone, relation: 'relative', communityId: HOME.communityId, address: '桂花巷 9 号', consentWay: 'phone', readBack: true,
    });
    await close(me);
    expect(await person(alone)).toMatchObject({ name: null, closedAt: db.clock.now() });
    expect(await person(shared)).toMatchObject({ name: '黄阿婆', closedAt: null });
    const mine = await db.database.find(ProxyGrant, 'proxy_id = ?', [me.personId!]);
    expect(mine.map(({ name, standingKey }) => [name, standingKey])).toEqual([['', null], ['', null]]);
  });

  test('whichever of the two leaves, a relative answers no more; the copies of both say that it was', async () => {
    const family = new FamilyService(db.uow, db.clock, db.cipher);
    for (const leaver of ['elder', 'relative'] as const) {
      const [elder, relative] = [await make.people.actor(await make.people.person({ name: '陈金好' })), await make.people.actor(await make.people.person({ name: '李国强' }))];
      const { code } = await family.invite(elder, { doorCodes: true });
      await family.join(relative, { id: newId(db.clock.now()), code, relation: 'mother' });
      expect(factsOf(await queries().copy(elder), 'family')).toMatchObject([{ familyHelper: '李**', familyRelation: 'mother', doorCodes: 'true', way: 'code' }]);
      expect(factsOf(await queries().copy(relative), 'family')).toMatchObject([{ familyElder: '陈**' }]);
      await family.invite(elder, { doorCodes: true });
      await close(leaver === 'elder' ? elder : relative);
      const other = leaver === 'elder' ? relative : elder;
      expect(await new FamilyQueries(db.database, db.cipher, db.clock).mine(other)).toEqual({ helpers: [], elders: [] });
      expect(factsOf(await queries().copy(other), 'family')).toMatchObject([{ endedAt: db.clock.now().toISOString() }]);
    }
  });

  test('an order and the leaving at once: never an order of somebody who has left', async () => {
    for (let i = 0; i < 3; i += 1) {
      const id = await make.people.person();
      const actor = await make.people.actor(id);
      const results = await atOnce(db, 2, (n) => (n === 0 ? close(actor) : make.placed(id)));
      expect(failures(results)).toHaveLength(1);
    }
  });

  describe('what issue after issue has added', () => {
    const rows = async (sql: string, ...params: string[]): Promise<number> => (await db.database.rows(sql, params)).length;

    test('what they were told, how it was rung and how they want to be told: in the copy, and gone with the account', async () => {
      const id = me.personId!;
      const now = db.clock.now();
      const orderId = await cancelled();
      await db.uow.run((tx) => tell(tx, { kind: 'helper_lost', to: [id], cause: 'x', subject: 'order', subjectId: orderId }, now));
      const message = (await db.database.one<{ id: string }>('SELECT id FROM message WHERE person_id = ?', [id]))!;
      await db.uow.run(async (tx) => {
        await tx.insert(MessageSending, { messageId: message.id, channel: 'sms', state: 'failed', note: 'no provider', tries: 1, at: now });
        await tx.insert(MessageCall, { id: message.id, personId: id, ...HOME, state: 'NOT_REACHED', tries: 1, at: now, doneBy: staff.personId, doneAt: now });
        await turn(tx, id, 'arrived', false, now);
        await countAnswers(tx, id, { id: newId(now), answers: [{ name: 'order_progress', answer: 'accept' }] }, now);
      });
      const copy = factsOf(await queries().copy(me), 'messages');
      expect(copy).toEqual([
        expect.objectContaining({ rung: 'sms failed', call: 'NOT_REACHED' }), { off: 'arrived' }, { template: 'order_progress', credits: '1' }, { promptAnswered: 'true' },
      ]);
      await close(me);
      for (const table of ['message', 'message_call', 'message_switch', 'notification_credit', 'notification_answer']) expect([table, await rows(`SELECT person_id FROM ${table} WHERE person_id = ?`, id)]).toEqual([table, 0]);
      expect(await rows('SELECT message_id FROM message_sending WHERE message_id = ?', message.id)).toBe(0);
    });

    test('who has left is told nothing more, not even thanks', async () => {
      const helper = await make.people.actor(await make.people.volunteer());
      const { id } = await make.served(staff, helper.personId!, 30, {}, me.personId!);
      await make.orders.confirm(me, id, { solved: true, stars: null, tags: [] });
      await close(helper);
      db.clock.advance({ minutes: 5 });
      await make.orders.rate(me, id, { stars: 5, tags: [] });
      expect(await rows('SELECT id FROM message WHERE person_id = ?', helper.personId!)).toBe(0);
    });

    test('a doubt about their words is in the copy, and goes with the words: at once from their orders, from others’ with those', async () => {
      const own = await cancelled();
      const { id: other } = await make.served(staff, await make.people.volunteer(), 30);
      const helped = await make.served(staff, await make.people.volunteer(), 30);
      const helper = await make.people.actor((await make.part(helped.id, helped.part)).volunteerId);
      for (const orderId of [own, other]) await db.uow.run((tx) => holdTexts(tx, orderId, me.personId!, { why: 'review', label: 20001 }, db.clock.now()));
      await db.uow.run((tx) => holdTexts(tx, helped.id, helper.personId!, { why: 'unasked', label: null }, db.clock.now()));
      expect(factsOf(await queries().copy(me), 'orders')[0]!['wordsHeld']).toMatch(/^2026-\S+ review WAITING$/);
      expect(factsOf(await queries().copy(helper), 'tasks')[0]!['wordsHeld']).toMatch(/^2026-\S+ unasked WAITING$/);
      await close(me);
      expect(await rows('SELECT id FROM text_hold WHERE order_id = ?', own)).toBe(0);
      const holds = (orderId: string): Promise<number> => rows('SELECT id FROM text_hold WHERE order_id = ?', orderId);
      expect([await holds(other), await holds(helped.id)]).toEqual([1, 1]); // unread words of theirs are not shown because they left
      for (const orderId of [other, helped.id]) await make.orders.confirm(await make.people.actor((await make.caseOf(orderId)).order.requesterId), orderId, { solved: true, stars: null, tags: [] });
      for (const days of [20, 380]) {
        db.clock.advance({ days });
        await make.runTimers();
      }
      expect([await holds(other), await holds(helped.id)]).toEqual([0, 0]);
    });

    test('what was found about a recording is in the copy, and goes with it', async () => {
      const id = newId(db.clock.now());
      await new MediaService(db.uow, db.database, db.clock, new MediaFiles(folder, db.cipher)).keep(me, { id, kind: 'voice' }, wavOf(1));
      expect(factsOf(await queries().copy(me), 'media')).toMatchObject([{ kind: 'voice', checked: 'LOOK' }]);
      expect(await rows('SELECT media_id FROM media_check WHERE media_id = ?', id)).toBe(1);
      await close(me);
      expect(await rows('SELECT media_id FROM media_check WHERE media_id = ?', id)).toBe(0);
    });

    test('whom a household refuses is in its copy only, what a volunteer does not want in theirs; both go with either', async () => {
      const refusing = new RefusedHelpersService(db.uow, db.database, db.clock);
      for (const leaver of ['household', 'helper'] as const) {
        const household = await make.people.actor(await make.people.person());
        const helper = await make.people.actor(await make.people.volunteer());
        const { id } = await make.served(staff, helper.personId!, 30, {}, household.personId!);
        await make.orders.confirm(household, id, { solved: true, stars: null, tags: [] });
        await refusing.refuse(household, id, {});
        await new UnwantedService(db.uow, db.database, db.clock).set(helper, { shelves: ['fix'] });
        expect(factsOf(await queries().copy(household), 'orders')[0]!['helperRefusedAt']).toBeDefined();
        expect(JSON.stringify(await queries().copy(helper))).not.toMatch(/refused/i);
        expect(factsOf(await queries().copy(helper), 'volunteer')).toMatchObject([{ unwanted: 'fix' }]);
        await close(leaver === 'household' ? household : helper);
        expect(await rows('SELECT at FROM refused_helper WHERE resident_id = ?', household.personId!)).toBe(0);
        expect(await rows('SELECT shelf FROM volunteer_unwanted WHERE person_id = ?', helper.personId!)).toBe(leaver === 'helper' ? 0 : 1);
      }
    });
  });

  test('what they had sent before they left comes too late, and leaves nothing: neighbour, picture, answer, a screen that waits to come in', async () => {
    const now = db.clock.now();
    const tokens = new Tokens(Buffer.alloc(32, 3));
    const scans = new ScanService(db.uow, db.clock, db.cipher, tokens);
    const screen = await scans.create();
    await scans.approve(me, screen.qr);
    const helper = await make.people.actor(await make.people.volunteer());
    for (const one of [me, helper]) await close(one);
    const files = new MediaFiles(folder, db.cipher);
    const late: readonly (() => Promise<unknown>)[] = [
      () => neighbour(me),
      () => new MediaService(db.uow, db.database, db.clock, files).keep(me, { id: newId(now), kind: 'voice' }, wavOf(1)),
      () => db.uow.run((tx) => countAnswers(tx, me.personId!, { id: newId(now), answers: [{ name: 'order_progress', answer: 'accept' }] }, now)),
      () => new UnwantedService(db.uow, db.database, db.clock).set(helper, { shelves: ['fix'] }),
    ];
    for (const one of late) await expect(one()).rejects.toEqual(refused('PERSON_UNKNOWN'));
    await expect(scans.collect(screen.id, screen.secret)).rejects.toEqual(refused('CODE_WRONG'));
    expect(await db.database.find(LoginSession, 'person_id = ?', [me.personId!])).toEqual([]);
  });

  test('every invariant holds', () => expectInvariants(db));
});
