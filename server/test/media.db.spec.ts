import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Id, OrderView, PlaceOrderBody } from '@supermarket/shared';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { LooksQueries } from '../src/consent/looks.queries.js';
import { PurposesService } from '../src/consent/purposes.service.js';
import { ProxyGrant } from '../src/consent/proxy-grant.entity.js';
import { standingKey } from '../src/consent/consent.store.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { newId, violatedConstraint } from '../src/kernel/index.js';
import { Media } from '../src/media/media.entity.js';
import { MediaFiles } from '../src/media/media.files.js';
import { mediaInvariants } from '../src/media/media.invariants.js';
import { MediaService } from '../src/media/media.service.js';
import { MediaSweep } from '../src/media/media.sweep.js';
import { MediaTimers } from '../src/media/media.timers.js';
import { OrderMediaService } from '../src/orders/order-media.service.js';
import type { Actor } from '../src/people/actor.js';
import { verify } from '../src/verify.js';
import { atOnce, failures, onEachEngine, successes } from './engines.js';
import { expectInvariants } from './invariants.js';
import { mp3Of, wavOf } from '../prove/silence.js';
import { MakeOrders } from './make.orders.js';
import { FAR, HOME } from './make.people.js';

onEachEngine(
  'voice notes and photos',
  (db) => {
    const make = new MakeOrders(db);
    const folder = mkdtempSync(join(tmpdir(), 'media-'));
    const files = new MediaFiles(folder, db.cipher);
    let staff: Actor;
    let residentId: string;
    let resident: Actor;
    let helper: Actor;
    let helperId: string;

    const media = (): MediaService => new MediaService(db.uow, db.database, db.clock, files);
    const opens = (): OrderMediaService => new OrderMediaService(db.uow, make.acts, files);
    const open = (actor: Actor, id: Id, reason?: 'check_facts'): Promise<{ bytes: Buffer }> => opens().open(actor, id, reason ? { reason } : {});
    const refused = (code: string): object => expect.objectContaining({ code });
    const row = async (id: Id): Promise<Media> => (await db.database.get(Media, id))!;
    const filesThere = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());

    async function runJobs(): Promise<void> {
      const handlers = new JobHandlers();
      new MediaTimers(handlers, media(), files).onModuleInit();
      await new JobRunner(db.uow, db.clock, handlers).runDue();
    }
    async function said(actor: Actor, bytes: Buffer = mp3Of(4)): Promise<Id> {
      return (await media().keep(actor, { id: newId(db.clock.now()), kind: 'voice' }, bytes)).id;
    }
    const picture = (): Promise<Buffer> => sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } }).png().toBuffer();
    async function photographed(actor: Actor): Promise<Id> {
      return (await media().keep(actor, { id: newId(db.clock.now()), kind: 'photo' }, await picture())).id;
    }
    const spoken = (voiceId: Id, patch: Partial<PlaceOrderBody> = {}): PlaceOrderBody => {
      const { itemId: _, ...body } = make.body({ kind: 'voice', voiceId, words: '', address: '', ...patch });
      return body;
    };
    async function placedByVoice(actor: Actor): Promise<{ order: OrderView; voiceId: Id }> {
      const voiceId = await said(actor);
      return { order: await make.orders.place(actor, spoken(voiceId)), voiceId };
    }

    beforeAll(async () => {
      staff = await make.setUp();
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    beforeEach(async () => {
      db.clock.set('2026-11-23T01:00:00.000Z');
      residentId = await make.people.person({ name: '陈大娘', birthYear: 1948, address: '解放路 8 号 302' });
      resident = await make.people.actor(residentId);
      helperId = await make.people.volunteer({ name: '李师傅' });
      helper = await make.people.actor(helperId);
    });

    describe('sending', () => {
      test('what was said lies sealed under a name of ours, and its sender can hear it again', async () => {
        const bytes = wavOf(3);
        const id = newId(db.clock.now());
        expect(await media().keep(resident, { id, kind: 'voice' }, bytes)).toEqual({ id, kind: 'voice', type: 'audio/wav', seconds: 3 });
        const { fileKey } = await row(id);
        expect(fileKey).not.toBe(id);
        const [path] = filesThere().filter((name) => name.endsWith(fileKey!));
        expect(readFileSync(join(folder, path!)).includes('WAVE')).toBe(false);
        expect(statSync(join(folder, path!)).mode & 0o077).toBe(0);
        expect((await open(resident, id)).bytes.equals(bytes)).toBe(true);
        await expect(files.read(fileKey!, newId(db.clock.now()))).rejects.toThrow(); // sealed for another row
      });

      test('the same one sent again is the same one; other bytes, or another person, are refused, and nobody’s file is touched', async () => {
        const id = newId(db.clock.now());
        const first = await media().keep(resident, { id, kind: 'voice' }, mp3Of(4));
        const { fileKey } = await row(id);
        expect(await media().keep(resident, { id, kind: 'voice' }, mp3Of(4))).toEqual(first);
        await expect(media().keep(resident, { id, kind: 'voice' }, mp3Of(5))).rejects.toEqual(refused('ID_TAKEN'));
        await expect(media().keep(helper, { id, kind: 'voice' }, mp3Of(4))).rejects.toEqual(refused('ID_TAKEN'));
        expect((await row(id)).fileKey).toBe(fileKey);
        expect((await open(resident, id)).bytes).toHaveLength(mp3Of(4).length);
      });

      test('eight sends at once leave one row and one file', async () => {
        const id = newId(db.clock.now());
        const before = filesThere().length;
        const results = await atOnce(db, 8, () => media().keep(resident, { id, kind: 'voice' }, mp3Of(4)));
        expect(failures(results)).toEqual([]);
        expect(filesThere().length - before).toBe(1);
        expect(await files.has((await row(id)).fileKey!)).toBe(true);
      });

      test('a photo is made anew: upright, small, without place and camera', async () => {
        const taken = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#385' } })
          .withExif({ IFD0: { Make: 'SecretCam', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 11/1 0/1' } })
          .withMetadata({ orientation: 6 })
          .jpeg()
          .toBuffer();
        expect(taken.includes('SecretCam')).toBe(true);
        const { id } = await media().keep(resident, { id: newId(db.clock.now()), kind: 'photo' }, taken);
        const { bytes } = await open(resident, id);
        const kept = await sharp(bytes).metadata();
        expect([kept.format, kept.width, kept.height, kept.exif, kept.orientation]).toEqual(['jpeg', 1067, 1600, undefined, undefined]);
        expect(bytes.includes('SecretCam')).toBe(false);
      });

      test('what is no photo and no voice is refused by what it is, not by its name', async () => {
        const keep = (kind: 'voice' | 'photo', bytes: Buffer): Promise<unknown> => media().keep(resident, { id: newId(db.clock.now()), kind }, bytes);
        await expect(keep('photo', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).rejects.toEqual(refused('MEDIA_UNREADABLE'));
        await expect(keep('photo', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400)]))).rejects.toEqual(refused('MEDIA_UNREADABLE'));
        await expect(keep('photo', mp3Of(2))).rejects.toEqual(refused('MEDIA_UNREADABLE'));
        await expect(keep('voice', await picture())).rejects.toEqual(refused('MEDIA_UNREADABLE'));
        await expect(keep('voice', wavOf(70))).rejects.toEqual(refused('VOICE_TOO_LONG'));
        const huge = await sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#000' } }).png({ compressionLevel: 9 }).toBuffer();
        await expect(keep('photo', huge)).rejects.toEqual(refused('MEDIA_TOO_BIG'));
      });

      test('twenty may wait for an order; of ten more at once one comes in', async () => {
        for (let i = 0; i < 19; i += 1) await said(resident, mp3Of(0.2));
        const results = await atOnce(db, 10, () => said(resident, mp3Of(0.2)));
        expect(successes(results)).toHaveLength(1);
        expect(failures(results)).toEqual(Array.from({ length: 9 }, () => refused('TOO_MANY_REQUESTS')));
      });

      test('what no order takes is gone after a day, row and file', async () => {
        const id = await said(resident);
        const { fileKey } = await row(id);
        db.clock.advance({ hours: 23 });
        await runJobs();
        expect(await files.has(fileKey!)).toBe(true);
        db.clock.advance({ hours: 2 });
        await runJobs();
        expect(await files.has(fileKey!)).toBe(false);
        expect(await row(id)).toMatchObject({ fileKey: null, bodyHash: null, deletedAt: expect.any(Date) });
        await expect(open(resident, id)).rejects.toEqual(refused('MEDIA_GONE'));
        await expect(media().keep(resident, { id, kind: 'voice' }, mp3Of(4))).rejects.toEqual(refused('MEDIA_GONE'));
      });

      test('a file whose row was never written is swept away, one that has its row stays', async () => {
        const id = await said(resident);
        const key = newId(db.clock.now());
        await files.put(key, id, Buffer.from('half a send'));
        const { fileKey } = await row(id);
        const old = new Date(db.clock.now().getTime() - 3 * 86_400_000);
        for (const name of filesThere()) utimesSync(join(folder, name), old, old);
        const [, strays] = mediaInvariants(files, () => db.clock.now());
        expect(await strays!.violations(db.database)).toContain(key);
        await new MediaSweep(files, db.database, db.clock, 0).look();
        expect([await files.has(key), await files.has(fileKey!)]).toEqual([false, true]);
      });
    });

    describe('an order that was spoken', () => {
      test('waits for somebody to listen; nothing had to be typed', async () => {
        const { order, voiceId } = await placedByVoice(resident);
        expect(order).toMatchObject({
          kind: 'voice', status: 'SUBMITTED', title: '语音点单', words: '', addressKnown: true, media: [{ id: voiceId, kind: 'voice', purpose: 'need', seconds: 4 }],
        });
        expect(await row(voiceId)).toMatchObject({ orderId: order.id, purpose: 'need' });
        expect((await open(resident, voiceId)).bytes).toHaveLength(mp3Of(4).length);
      });

      test('sent again it is the same order; a voice note belongs to one order only', async () => {
        const voiceId = await said(resident);
        const body = spoken(voiceId);
        const first = await make.orders.place(resident, body);
        expect((await make.orders.place(resident, { ...body })).id).toBe(first.id);
        await expect(make.orders.place(resident, spoken(voiceId))).rejects.toEqual(refused('MEDIA_GONE'));
        const other = await said(resident);
        const results = await atOnce(db, 4, () => make.orders.place(resident, spoken(other)));
        expect(successes(results)).toHaveLength(1);
        expect(failures(results)).toEqual(Array.from({ length: 3 }, () => refused('MEDIA_GONE')));
      });

      test('without a voice, with somebody else’s, with a photo, or beside typed words it is none', async () => {
        const { voiceId: _, ...silent } = spoken('');
        await expect(make.orders.place(resident, silent)).rejects.toEqual(refused('BAD_INPUT'));
        await expect(make.orders.place(resident, spoken(await said(helper)))).rejects.toEqual(refused('MEDIA_GONE'));
        await expect(make.orders.place(resident, spoken(await photographed(resident)))).rejects.toEqual(refused('MEDIA_GONE'));
        await expect(make.orders.place(resident, make.body({ voiceId: await said(resident) }))).rejects.toEqual(refused('BAD_INPUT'));
      });

      test('staff listen, with a reason and a receipt, and write it down', async () => {
        const { order, voiceId } = await placedByVoice(resident);
        await expect(open(staff, voiceId)).rejects.toEqual(refused('REASON_NEEDED'));
        await open(staff, voiceId, 'check_facts');
        const looks = await new LooksQueries(db.database, db.clock).mine(resident, {});
        expect(looks.items).toMatchObject([{ fields: ['voice'], viewerHat: 'dispatcher', reason: 'check_facts', about: '语音点单' }]);
        await expect(make.reviews.review(staff, order.id, { decision: 'approve' })).rejects.toEqual(refused('VOICE_UNHEARD'));
        const heard = { itemId: 'fix-tap', words: '厨房的龙头关不紧', window: make.window(5) };
        await expect(make.reviews.review(staff, order.id, { decision: 'approve', heard: { ...heard, itemId: 'no-such' } })).rejects.toEqual(refused('ITEM_UNKNOWN'));
        const done = await make.reviews.review(staff, order.id, { decision: 'approve', heard });
        expect(done).toMatchObject({
          status: 'OPEN', kind: 'voice', title: '水龙头漏水', shelf: 'fix', skill: 'plumbing', level: 2, risk: 'medium', minutes: 60, words: '厨房的龙头关不紧', window: heard.window,
          resultChips: expect.arrayContaining(['换阀芯']),
        });
        expect((await make.reviews.review(staff, order.id, { decision: 'approve', heard })).status).toBe('OPEN'); // the second tap
      });

      test('in words of their own, staff say how long it takes; where no address is on file they ask for it', async () => {
        const homeless = await make.people.person({ name: '何伯' });
        await db.uow.run((tx) => tx.change('UPDATE person SET address_cipher = NULL WHERE id = ?', [homeless]));
        const { order } = await placedByVoice(await make.people.actor(homeless));
        expect(order.addressKnown).toBe(false);
        const heard = { title: '陪我去趟银行', words: '存折到期了', window: make.window(5), dayPart: 'afternoon' as const };
        const approve = async (patch: object): Promise<OrderView> => make.reviews.review(staff, order.id, { decision: 'approve', minutes: 90, heard: { ...heard, ...patch } });
        await expect(approve({})).rejects.toEqual(refused('VOICE_UNHEARD'));
        await expect(make.reviews.review(staff, order.id, { decision: 'approve', heard: { ...heard, address: '南堤路 3 号' } })).rejects.toEqual(refused('MINUTES_INVALID'));
        await expect(approve({ address: '南堤路 3 号', window: make.window(-5) })).rejects.toEqual(refused('WINDOW_INVALID'));
        await expect(approve({ address: '南堤路 3 号', words: '打 138 0013 8000' })).rejects.toEqual(refused('TEXT_NOT_ALLOWED'));
        expect(await approve({ address: '南堤路 3 号' })).toMatchObject({ status: 'OPEN', title: '陪我去趟银行', shelf: null, minutes: 90, dayPart: 'afternoon', addressKnown: true });
        expect((await make.orders.reveal(staff, order.id, { reason: 'check_facts' })).address).toBe('南堤路 3 号');
      });

      test('an order in writing is not heard', async () => {
        const id = await make.placed(residentId);
        await expect(make.reviews.review(staff, id, { decision: 'approve', heard: { itemId: 'fix-tap', words: '', window: make.window() } })).rejects.toEqual(refused('BAD_INPUT'));
      });

      test('a question of staff is answered by voice as well', async () => {
        const { order } = await placedByVoice(resident);
        await make.reviews.review(staff, order.id, { decision: 'ask', ask: 'what' });
        await expect(make.orders.resubmit(resident, order.id, { words: '' })).rejects.toEqual(refused('BAD_INPUT'));
        db.clock.advance({ minutes: 1 });
        const voiceId = await said(resident);
        const again = await make.orders.resubmit(resident, order.id, { words: '', voiceId });
        expect(again).toMatchObject({ status: 'SUBMITTED', media: [{}, { id: voiceId }] });
        expect(await make.orders.resubmit(resident, order.id, { words: '', voiceId })).toMatchObject({ status: 'SUBMITTED' });
      });
    });

    describe('who may hear and see', () => {
      test('the household, staff of the place, and whoever comes, as long as they may see the address', async () => {
        const voiceId = await said(resident);
        const { id } = await make.orders.place(resident, spoken(voiceId));
        const elsewhere = await make.people.actor(await make.people.staff('dispatcher', FAR.communityId));
        const stranger = await make.people.actor(await make.people.person());
        await expect(open(elsewhere, voiceId, 'check_facts')).rejects.toEqual(refused('NOT_FOUND'));
        await expect(open(stranger, voiceId)).rejects.toEqual(refused('NOT_FOUND'));
        await expect(open(helper, voiceId)).rejects.toEqual(refused('NOT_FOUND'));
        await make.reviews.review(staff, id, { decision: 'approve', heard: { itemId: 'buy-food', words: '两斤青菜', window: make.window(2) } });
        await expect(open(helper, voiceId)).rejects.toEqual(refused('ADDRESS_HIDDEN'));
        expect((await make.view(helper, id)).media).toEqual([]);
        const part = (await make.tasks.claim(helper, id, { riskAgreed: true })).mine!.assignmentId;
        expect((await make.view(helper, id)).media).toHaveLength(1);
        await open(helper, voiceId);
        expect((await make.view(resident, id)).looks).toBe(1);
        await make.tasks.withdraw(helper, part, { reason: 'ill' });
        await expect(open(helper, voiceId)).rejects.toEqual(refused('ADDRESS_HIDDEN'));
        expect((await make.view(helper, id)).media).toEqual([]);
      });

      test('who ordered for somebody hears it until the consent ends', async () => {
        const daughterId = await make.people.person({ name: '陈小妹' });
        const daughter = await make.people.actor(daughterId);
        const grant = newId(db.clock.now());
        await db.uow.run((tx) =>
          tx.insert(ProxyGrant, {
            id: grant, proxyId: daughterId, personId: residentId, name: '陈大娘', birthYear: 1948, communityId: HOME.communityId, addressCipher: 'x', relation: 'parent',
            consentWay: 'in_person', textVersion: '1', givenAt: db.clock.now(), endedAt: null, bodyHash: 'x', standingKey: standingKey(daughterId, residentId),
          }),
        );
        const voiceId = await said(daughter);
        await make.orders.place(daughter, spoken(voiceId, { neighbourId: residentId }));
        await open(daughter, voiceId);
        await open(resident, voiceId);
        await db.uow.run((tx) => tx.update(ProxyGrant, { endedAt: db.clock.now(), standingKey: null }, 'id = ?', [grant]));
        await expect(open(daughter, voiceId)).rejects.toEqual(refused('NOT_FOUND'));
        await open(resident, voiceId);
      });

      test('when the order ends everything goes at once, whichever way it ends', async () => {
        const ends: ((id: Id) => Promise<unknown>)[] = [
          (id) => make.orders.cancel(resident, id, { reason: 'not_needed' }),
          (id) => make.reviews.review(staff, id, { decision: 'reject', reject: 'paid_work', words: '要请师傅' }),
        ];
        for (const end of ends) {
          const { order, voiceId } = await placedByVoice(resident);
          const { fileKey } = await row(voiceId);
          await end(order.id);
          expect((await make.view(resident, order.id)).media).toEqual([]);
          await expect(open(resident, voiceId)).rejects.toEqual(refused('MEDIA_GONE'));
          await runJobs();
          expect(await files.has(fileKey!)).toBe(false);
        }
      });

      test('a confirmed order keeps what it has until it closes', async () => {
        const { order, voiceId } = await placedByVoice(resident);
        await make.reviews.review(staff, order.id, { decision: 'approve', heard: { itemId: 'buy-food', words: '两斤青菜', window: make.window(2) } });
        const part = (await make.tasks.claim(helper, order.id, { riskAgreed: true })).mine!.assignmentId;
        db.clock.advance({ hours: 2 });
        await make.tasks.checkIn(helper, part, { code: make.code(order.id, part) });
        db.clock.advance({ minutes: 40 });
        await make.tasks.checkOut(helper, part, { chips: [] });
        await make.orders.confirm(resident, order.id, { solved: true, stars: null, tags: [] });
        await open(resident, voiceId);
        db.clock.advance({ days: 16 });
        await make.runTimers();
        expect((await make.view(resident, order.id)).status).toBe('CLOSED');
        await expect(open(resident, voiceId)).rejects.toEqual(refused('MEDIA_GONE'));
      });
    });

    describe('photos', () => {
      test('are taken where the class of service asks for one, at the order and at check-out, and nowhere else', async () => {
        const need = await photographed(resident);
        await expect(make.orders.place(resident, make.body({ photoIds: [need] }))).rejects.toEqual(refused('PHOTO_NOT_ASKED'));
        const { id, part } = await make.arrived(staff, helperId, { itemId: 'buy-errand', photoIds: [need] }, residentId);
        expect((await make.view(resident, id)).media).toMatchObject([{ id: need, kind: 'photo', purpose: 'need', seconds: null }]);
        const proof = await photographed(helper);
        await expect(make.tasks.checkOut(helper, part, { chips: [], photoIds: [need] })).rejects.toEqual(refused('MEDIA_GONE'));
        const done = await make.tasks.checkOut(helper, part, { chips: [], photoIds: [proof] });
        expect(done).toMatchObject({ photoNeeded: true, media: [{ id: need }, { id: proof, purpose: 'proof' }] });
        expect((await make.tasks.checkOut(helper, part, { chips: [], photoIds: [proof] })).status).toBe('PENDING_CONFIRM');
        await open(helper, proof);
        await expect(open(resident, proof)).rejects.toEqual(refused('MEDIA_CHECKED_FIRST'));
        await make.lookThrough.decide(staff, id, { show: true });
        await open(resident, proof);
        expect((await make.view(resident, id)).looks).toBe(0);
        await open(staff, proof, 'check_facts');
        expect((await make.view(resident, id)).looks).toBe(1);
      });

      test('may be left away where they are asked for', async () => {
        const { part } = await make.arrived(staff, helperId, { itemId: 'buy-errand' }, residentId);
        expect((await make.tasks.checkOut(helper, part, { chips: [] })).status).toBe('PENDING_CONFIRM');
      });
    });

    describe('what the tables and verify keep', () => {
      test('a live row has a file, a deleted one none; what belongs to an order says why', async () => {
        const id = await said(resident);
        const broken = async (patch: Partial<Media>): Promise<string | null> => {
          const error = await db.uow.run((tx) => tx.update(Media, patch, 'id = ?', [id])).catch((cause: unknown) => cause);
          return violatedConstraint(error);
        };
        expect(await broken({ deletedAt: db.clock.now() })).toBe('ck_media_kept');
        expect(await broken({ fileKey: null })).toBe('ck_media_kept');
        expect(await broken({ bodyHash: null })).toBe('ck_media_hash');
        expect(await broken({ orderId: id })).toBe('ck_media_order');
        expect(await broken({ kind: 'photo' })).toBe('ck_media_photo');
        expect(await broken({ kind: 'film' as 'photo' })).toBe('ck_media_kind');
        expect(await broken({ fileKey: (await row(await said(resident))).fileKey })).toBe('uq_media_file');
      });

      test('consent to recordings taken back: what was sent goes, nobody hears it meanwhile, and none is taken', async () => {
        const waiting = await said(resident);
        const heard = await said(resident);
        await make.orders.place(resident, spoken(heard));
        const photo = await photographed(resident);
        await new PurposesService(db.uow, db.clock).turn(resident, { purpose: 'voice', on: false });
        await expect(open(staff, heard, 'check_facts')).rejects.toEqual(refused('MEDIA_GONE'));
        await expect(said(resident)).rejects.toEqual(refused('CONSENT_OFF'));
        await runJobs();
        for (const id of [waiting, heard]) expect((await row(id)).deletedAt).not.toBeNull();
        expect((await row(photo)).deletedAt).toBeNull();
        await new PurposesService(db.uow, db.clock).turn(resident, { purpose: 'voice', on: true });
        await said(resident);
      });

      test('verify finds a file that is missing, and a voice that outlived its order', async () => {
        const { order, voiceId } = await placedByVoice(resident);
        const { fileKey } = await row(voiceId);
        const [there] = mediaInvariants(files);
        expect(await there!.violations(db.database)).not.toContain(voiceId);
        await files.remove(fileKey!);
        expect(await there!.violations(db.database)).toContain(voiceId);
        await db.uow.run((tx) => tx.change("UPDATE service_order SET status = 'CANCELLED' WHERE id = ?", [order.id]));
        const found = (await verify(db.database)).find(({ name }) => name.includes('outlives its order'));
        expect(found!.violations).toEqual([voiceId]);
        await db.uow.run((tx) => tx.change("UPDATE service_order SET status = 'SUBMITTED' WHERE id = ?", [order.id]));
      });
    });
  },
  { after: expectInvariants },
);
