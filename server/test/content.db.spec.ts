import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Id } from '@supermarket/shared';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { personBehind } from '../src/auth/identities.store.js';
import { TextSafety } from '../src/auth/text-safety.js';
import { WechatRevoked } from '../src/consent/wechat-revoked.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { newId } from '../src/kernel/index.js';
import { MediaChecking } from '../src/media/media-checking.js';
import { MediaCheck } from '../src/media/media-check.entity.js';
import { MediaFiles } from '../src/media/media.files.js';
import { mediaPass } from '../src/media/media-pass.js';
import { MediaService } from '../src/media/media.service.js';
import { OrderActs } from '../src/orders/order.acts.js';
import { OrderMediaService } from '../src/orders/order-media.service.js';
import { OrdersService } from '../src/orders/orders.service.js';
import { TasksService } from '../src/orders/tasks.service.js';
import { LookThroughService } from '../src/orders/look-through.service.js';
import type { Actor } from '../src/people/actor.js';
import { Person } from '../src/people/person.entity.js';
import { workSql } from '../src/screens/work.sql.js';
import { WechatClient } from '../src/wechat/wechat.client.js';
import { WechatEvents } from '../src/wechat/wechat.events.js';
import { WechatSimulator } from '../src/wechat/wechat.simulator.js';
import { onEachEngine } from './engines.js';
import { expectInvariants } from './invariants.js';
import { MakeOrders } from './make.orders.js';

const KEY = Buffer.alloc(32, 9);
const refused = (code: string): object => expect.objectContaining({ code });

onEachEngine(
  'what is looked at before others see it',
  (db) => {
    const make = new MakeOrders(db);
    const wechat = new WechatSimulator(db.clock);
    const client = new WechatClient(() => ({ ...wechat.account, baseUrl: wechat.baseUrl }), 10_000);
    const folder = mkdtempSync(join(tmpdir(), 'content-'));
    let files: MediaFiles;
    const events = new WechatEvents();
    const handlers = new JobHandlers();
    const passes = { publicUrl: 'http://127.0.0.1:9', key: KEY };
    const push = { appId: wechat.account.appId, token: 't', key: Buffer.alloc(32) };
    let checking: MediaChecking;
    let media: MediaService;
    // What WeChat is told off for is forgotten in each test: a rest of half a minute would be the next one's.
    const acts = (): OrderActs => new OrderActs(db.uow, db.clock, db.cipher, make.settings, new TextSafety(db.database, db.clock, client));
    const orders = (): OrdersService => new OrdersService(db.uow, db.database, db.clock, db.cipher, make.settings, acts());
    const tasks = (): TasksService => new TasksService(db.uow, make.settings, acts());
    const looks = (): LookThroughService => new LookThroughService(db.uow, acts());
    let staff: Actor;
    let resident: Actor;
    let helper: Actor;
    let helperId: Id;
    let count = 0;

    beforeAll(async () => {
      await wechat.start();
      wechat.pushes.delay = 0;
      files = new MediaFiles(folder, db.cipher);
      checking = new MediaChecking(db.uow, db.database, db.clock, client, events, handlers, files, push, passes);
      media = new MediaService(db.uow, db.database, db.clock, files, checking);
      checking.onModuleInit();
      new WechatRevoked(events).onModuleInit();
      staff = await make.setUp();
    });
    afterAll(async () => {
      await wechat.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    beforeEach(async () => {
      db.clock.set('2026-11-23T01:00:00.000Z');
      helperId = await make.people.volunteer({ name: '李师傅' });
      resident = await byWechat(await make.people.person({ name: '陈大娘', address: '解放路 8 号' }));
      helper = await byWechat(helperId);
    });

    /** Gives somebody an openid, `o-<id>`. */
    async function byWechat(personId: Id): Promise<Actor> {
      await db.uow.run(async (tx) => {
        const stranger = await personBehind(tx, { appId: wechat.account.appId, openid: `o-${personId}`, unionid: null }, db.clock.now());
        await tx.change('UPDATE identity SET person_id = ? WHERE person_id = ?', [personId, stranger]);
        await tx.change('DELETE FROM person WHERE id = ?', [stranger]);
      });
      return make.people.actor(personId);
    }
    const rated = async (words: string): Promise<Id> => {
      const { id } = await make.served(staff, helperId, 30, {}, resident.personId!);
      await orders().confirm(resident, id, { solved: true, stars: 5, tags: [], words });
      return id;
    };
    const wordsFor = async (who: Actor, id: Id): Promise<string | null | undefined> => (await make.view(who, id)).rating?.words;
    const waiting = async (): Promise<string[]> => {
      const { sql, params } = workSql(staff, [], 'review');
      return (await db.database.rows<{ id: string }>(`SELECT w.id AS id FROM (${sql}) w`, params)).map(({ id }) => id);
    };
    const tell = (kind: 'wxa_media_check', facts: { traceId: string; suggest: 'pass' | 'review' | 'risky' | null; label: number }): Promise<void> =>
      db.uow.run((tx) => events.tell(tx, { kind, appId: wechat.account.appId, openid: '', at: db.clock.now(), facts }, db.clock.now()));
    const run = (): Promise<number> => new JobRunner(db.uow, db.clock, handlers).runDue();

    describe('words', () => {
      test('that WeChat lets pass are read at once', async () => {
        const id = await rated('谢谢师傅');
        expect([await wordsFor(helper, id), await waiting()]).toEqual(['谢谢师傅', expect.not.arrayContaining([id])]);
      });

      test('that WeChat finds risky are refused, and nothing of it is written', async () => {
        const { id } = await make.served(staff, helperId, 30, {}, resident.personId!);
        await expect(orders().confirm(resident, id, { solved: true, stars: 5, tags: [], words: '模拟违规' })).rejects.toEqual(refused('TEXT_NOT_ALLOWED'));
        expect((await make.view(resident, id)).status).toBe('PENDING_CONFIRM');
      });

      test('of which WeChat is not sure are read by staff first, and by the helper when they have let them through', async () => {
        const id = await rated('模拟存疑');
        expect([await wordsFor(resident, id), await wordsFor(staff, id), await wordsFor(helper, id)]).toEqual(['模拟存疑', '模拟存疑', null]);
        expect([(await make.view(staff, id)).toLookAt, (await make.view(resident, id)).toLookAt]).toEqual([{ texts: 1, doubtful: true, media: 0 }, null]);
        expect(await waiting()).toContain(id);
        await expect(looks().decide(helper, id, { show: true })).rejects.toEqual(refused('NOT_ALLOWED'));
        await looks().decide(staff, id, { show: true });
        await looks().decide(staff, id, { show: false }); // decided already
        expect([await wordsFor(helper, id), (await make.view(staff, id)).toLookAt]).toEqual(['模拟存疑', null]);
        expect(await waiting()).not.toContain(id);
      });

      test('that staff do not let through stay theirs', async () => {
        const id = await rated('模拟存疑');
        await looks().decide(staff, id, { show: false });
        expect([await wordsFor(resident, id), await wordsFor(helper, id)]).toEqual(['模拟存疑', null]);
      });

      test.each([-1, 45009, 'not json', 'hang up'] as const)('are kept and wait for staff while WeChat is ill (%s)', async (illness) => {
        wechat.illness = illness;
        const id = await rated('谢谢师傅').finally(() => {
          wechat.illness = null;
        });
        expect([await wordsFor(resident, id), await wordsFor(helper, id)]).toEqual(['谢谢师傅', null]);
        expect((await make.view(staff, id)).toLookAt).toEqual({ texts: 1, doubtful: false, media: 0 });
      });

      test('of a new order are seen by who reviews it, with the flag, and by helpers after that', async () => {
        const placed = await orders().place(resident, make.body({ words: '模拟存疑' }));
        expect((await make.view(staff, placed.id)).toLookAt).toMatchObject({ texts: 1 });
        await make.reviews.review(staff, placed.id, { decision: 'approve' });
        expect([(await make.view(helper, placed.id)).words, (await make.view(staff, placed.id)).toLookAt]).toEqual(['模拟存疑', null]);
      });

      test('of a helper about the result wait as well', async () => {
        const { id, part } = await make.arrived(staff, helperId, {}, resident.personId!);
        await tasks().checkOut(helper, part, { chips: [], words: '模拟存疑' });
        const result = async (who: Actor): Promise<string | null | undefined> => (await make.view(who, id)).helpers[0]?.result;
        expect([await result(resident), await result(staff), (await make.view(helper, id)).mine?.result]).toEqual([null, '模拟存疑', '模拟存疑']);
        await looks().decide(staff, id, { show: true });
        expect(await result(resident)).toBe('模拟存疑');
      });
    });

    describe('a photo', () => {
      const photographed = async (actor: Actor): Promise<Id> => {
        count += 1;
        const bytes = await sharp({ create: { width: 20 + count, height: 20, channels: 3, background: '#a33' } }).png().toBuffer();
        return (await media.keep(actor, { id: newId(db.clock.now()), kind: 'photo' }, bytes)).id;
      };
      const check = async (id: Id): Promise<MediaCheck> => (await db.database.get(MediaCheck, id))!;
      const proven = async (): Promise<{ order: Id; photo: Id }> => {
        const { id, part } = await make.arrived(staff, helperId, { itemId: 'buy-errand' }, resident.personId!);
        const photo = await photographed(helper);
        await tasks().checkOut(helper, part, { chips: [], photoIds: [photo] });
        return { order: id, photo };
      };
      const open = (who: Actor, id: Id): Promise<object> => new OrderMediaService(db.uow, acts(), files).open(who, id, { reason: 'check_facts' });
      const seenBy = async (who: Actor, id: Id): Promise<readonly (string | null)[]> => (await make.view(who, id)).media.map((one) => one.check);

      test('is asked about, hidden from the household meanwhile, and shown when WeChat has looked', async () => {
        const { order, photo } = await proven();
        await run();
        const { traceId, state } = await check(photo);
        expect([state, typeof traceId]).toEqual(['WAITING', 'string']);
        expect([await seenBy(resident, order), await seenBy(helper, order), await seenBy(staff, order)]).toEqual([[], ['waiting'], ['waiting']]);
        await expect(open(resident, photo)).rejects.toEqual(refused('MEDIA_CHECKED_FIRST'));
        await tell('wxa_media_check', { traceId: traceId!, suggest: 'pass', label: 100 });
        expect(await seenBy(resident, order)).toEqual([null]);
        await open(resident, photo);
      });

      test('that WeChat refuses nobody else sees, even if staff would', async () => {
        const { order, photo } = await proven();
        await run();
        await tell('wxa_media_check', { traceId: (await check(photo)).traceId!, suggest: 'risky', label: 20002 });
        await looks().decide(staff, order, { show: true });
        expect([await seenBy(resident, order), await seenBy(staff, order)]).toEqual([[], ['refused']]);
      });

      test.each([['review', 20002], [null, 0]] as const)('of which WeChat says %s is for staff', async (suggest, label) => {
        const { order, photo } = await proven();
        await run();
        await tell('wxa_media_check', { traceId: (await check(photo)).traceId!, suggest, label });
        expect([(await make.view(staff, order)).toLookAt, await waiting()]).toEqual([{ texts: 0, doubtful: false, media: 1 }, expect.arrayContaining([order])]);
        await looks().decide(staff, order, { show: true });
        expect(await seenBy(resident, order)).toEqual([null]);
        await tell('wxa_media_check', { traceId: (await check(photo)).traceId!, suggest: 'risky', label: 20002 }); // too late: a person has decided
        expect(await seenBy(resident, order)).toEqual([null]);
      });

      test('without an answer for half an hour is for staff', async () => {
        const { photo } = await proven();
        await run();
        db.clock.advance({ minutes: 30 });
        await run();
        expect((await check(photo)).state).toBe('LOOK');
      });

      test('is tried again while WeChat is ill, and never given up', async () => {
        const { photo } = await proven();
        wechat.illness = -1;
        await run();
        expect((await check(photo)).state).toBe('WAITING');
        wechat.illness = null;
        db.clock.advance({ seconds: 10 });
        await run();
        expect((await check(photo)).traceId).not.toBeNull();
      });

      test('is fetched by WeChat with its address only, for two hours, and by nobody with another', async () => {
        const { photo } = await proven();
        const pass = mediaPass(KEY, photo, db.clock.now());
        expect((await checking.fetched(pass)).type).toBe('image/jpeg');
        const other = newId(db.clock.now());
        for (const wrong of [pass.slice(0, -1), `${pass}x`, pass.replace(photo, other), '', 'x.y.z']) await expect(checking.fetched(wrong)).rejects.toEqual(refused('NOT_FOUND'));
        db.clock.advance({ minutes: 61 });
        await checking.fetched(pass);
        db.clock.advance({ minutes: 60 });
        await expect(checking.fetched(pass)).rejects.toEqual(refused('NOT_FOUND'));
      });

      test('of the household goes with the order to who reviews it, and is seen by helpers after that', async () => {
        const photo = await photographed(resident);
        const order = await make.openOrder(staff, { itemId: 'buy-errand', photoIds: [photo] }, {}, resident.personId!);
        await make.tasks.claim(helper, order, { riskAgreed: true });
        expect(await seenBy(helper, order)).toEqual([null]);
      });
    });

    describe('what somebody takes back in WeChat', () => {
      const openid = (): string => `o-${resident.personId!}`;
      const tellOf = (what: readonly number[]): Promise<void> =>
        db.uow.run((tx) => events.tell(tx, { kind: 'user_authorization_revoke', appId: wechat.account.appId, openid: openid(), at: db.clock.now(), facts: { what } }, db.clock.now()));
      const person = async (): Promise<Person> => (await db.database.get(Person, resident.personId!))!;

      test('goes here, and nothing else', async () => {
        const before = await person();
        expect([before.phoneCipher, before.addressCipher]).not.toContain(null);
        await tellOf([8]);
        expect(await person()).toMatchObject({ phoneCipher: null, phoneIndex: null, addressCipher: before.addressCipher, name: before.name });
        await tellOf([2, 6]);
        expect(await person()).toMatchObject({ addressCipher: null, name: before.name });
      });

      test('is a consent taken back, of which the job lets everything go', async () => {
        await tellOf([13, 14, 18]);
        const rows = await db.database.rows<{ purpose: string; given: number }>('SELECT purpose, given FROM consent WHERE person_id = ? ORDER BY purpose', [resident.personId!]);
        expect(rows).toEqual([{ purpose: 'location', given: 0 }, { purpose: 'photo', given: 0 }]);
        const jobs = await db.database.rows<{ kind: string }>("SELECT kind FROM job WHERE job_key LIKE ? ORDER BY kind", [`%${resident.personId!}%`]);
        expect(jobs.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['consent.location', 'consent.photo']));
        await db.uow.run((tx) => tx.change("UPDATE job SET state = 'done' WHERE kind LIKE 'consent.%'"));
      });

      test('of somebody whom we do not know is nothing', async () => {
        await db.uow.run((tx) => events.tell(tx, { kind: 'user_authorization_revoke', appId: 'wx-other', openid: openid(), at: db.clock.now(), facts: { what: [8] } }, db.clock.now()));
        expect((await person()).phoneCipher).not.toBeNull();
      });
    });

    describe('the screen of an activity', () => {
      const group = async (): Promise<{ id: Id; part: Id }> => make.claimed(staff, helperId, {}, resident.personId!, { seats: 3 });
      const atStart = async (id: Id): Promise<void> => {
        db.clock.set((await make.caseOf(id)).order.windowStart);
      };

      test('checks in who scans it, once, and changes every half minute', async () => {
        const { id } = await group();
        await expect(make.checkIns.screen(staff, id)).rejects.toEqual(refused('TOO_EARLY'));
        await atStart(id);
        const shown = await make.checkIns.screen(staff, id);
        expect(shown).toMatchObject({ expected: 1, arrived: 0, token: expect.stringMatching(/^[\w-]{22}$/) });
        expect(new Date(shown.validUntil).getTime() - db.clock.now().getTime()).toBeLessThanOrEqual(30_000);
        const view = await make.checkIns.scan(helper, { token: shown.token });
        expect(view).toMatchObject({ status: 'IN_SERVICE', mine: { state: 'CHECKED_IN' }, showsCheckIn: true });
        expect((await make.checkIns.scan(helper, { token: shown.token })).mine?.state).toBe('CHECKED_IN');
        db.clock.advance({ seconds: 30 });
        const next = await make.checkIns.screen(helper, id); // who is there shows it to who follows
        expect([next.token === shown.token, next.arrived]).toEqual([false, 1]);
      });

      test('is worth nothing as a photo, to a stranger, or for another order', async () => {
        const { id } = await group();
        await atStart(id);
        const { token } = await make.checkIns.screen(staff, id);
        const stranger = await make.people.actor(await make.people.volunteer({ name: '王师傅' }));
        await expect(make.checkIns.scan(stranger, { token })).rejects.toEqual(refused('CODE_EXPIRED'));
        await expect(make.checkIns.screen(stranger, id)).rejects.toEqual(refused('NOT_ALLOWED'));
        await expect(make.checkIns.screen(resident, id)).rejects.toEqual(refused('NOT_ALLOWED'));
        db.clock.advance({ seconds: 60 });
        await expect(make.checkIns.scan(helper, { token })).rejects.toEqual(refused('CODE_EXPIRED'));
      });

      test('is not there for one helper, who has the door code', async () => {
        const { id } = await make.claimed(staff, helperId, {}, resident.personId!);
        await atStart(id);
        await expect(make.checkIns.screen(staff, id)).rejects.toEqual(refused('WRONG_STATE'));
      });
    });
  },
  { after: expectInvariants },
);
