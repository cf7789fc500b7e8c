import { beforeAll, describe, expect, test } from '@jest/globals';
import type { FamilyElderView, JoinFamilyBody } from '@supermarket/shared';
import { AuditEntry } from '../src/audit/audit-entry.entity.js';
import { FamilyGrant } from '../src/consent/family.entity.js';
import { FamilyQueries } from '../src/consent/family.queries.js';
import { FamilyService } from '../src/consent/family.service.js';
import { LooksQueries } from '../src/consent/looks.queries.js';
import { newId, violatedConstraint } from '../src/kernel/index.js';
import { MediaFiles, MEDIA_FOLDER } from '../src/media/media.files.js';
import type { Actor } from '../src/people/actor.js';
import { atOnce, failures, onEachEngine, successes } from './engines.js';
import { MakeOrders } from './make.orders.js';
import { FAR, HOME } from './make.people.js';

const refused = (code: string): Error => expect.objectContaining({ code }) as unknown as Error;

onEachEngine('a relative who answers for an elder', (db) => {
  let make: MakeOrders;
  let service: FamilyService;
  let queries: FamilyQueries;
  let dispatcher: Actor;
  let phones = 18_800_000_000;
  const phone = (): string => String((phones += 1));

  beforeAll(async () => {
    make = new MakeOrders(db);
    dispatcher = await make.setUp();
    service = new FamilyService(db.uow, db.clock, db.cipher);
    queries = new FamilyQueries(db.database, db.cipher, db.clock);
  });

  const actor = async (patch: Parameters<MakeOrders['people']['person']>[0] = {}): Promise<Actor> => make.people.actor(await make.people.person(patch));
  const helper = async (): Promise<string> => make.people.volunteer();
  const typed = (code: string, patch: Partial<JoinFamilyBody> = {}): JoinFamilyBody => ({ id: newId(db.clock.now()), code, relation: 'mother', ...patch });
  async function linked(elder: Actor, relative: Actor, doorCodes = true): Promise<FamilyElderView> {
    const { code } = await service.invite(elder, { doorCodes });
    return service.join(relative, typed(code));
  }

  describe('begins with a code from the elder’s own phone', () => {
    test('both see each other masked, and the trail names nobody', async () => {
      const [elder, son] = [await actor({ name: '陈金好', birthYear: 1948 }), await actor({ name: '李国强' })];
      const { code, until } = await service.invite(elder, { doorCodes: false });
      expect(code).toMatch(/^\d{6}$/);
      expect(new Date(until).getTime() - db.clock.now().getTime()).toBe(600_000);
      const body = typed(code);
      const view = await service.join(son, body);
      expect(view).toMatchObject({ personId: elder.personId, name: '陈**', age: 78, relation: 'mother', communityText: '恩城街道 东门社区', addressKnown: true, doorCodes: false, way: 'code' });
      expect(JSON.stringify(view)).not.toMatch(/金好|解放路/);
      expect((await queries.mine(elder)).helpers).toMatchObject([{ id: view.id, name: '李**', relation: 'mother' }]);
      expect(await queries.mine(son)).toEqual({ helpers: [], elders: [view] });
      expect(await service.join(son, body)).toEqual(view);
      const trail = await db.database.find(AuditEntry, "action LIKE 'family.%' AND subject_id = ?", [elder.personId!]);
      expect(trail.map(({ action }) => action)).toEqual(['family.code', 'family.join']);
      expect(JSON.stringify(trail)).not.toMatch(new RegExp(`陈|李|${code}`));
    });

    test('used, replaced or over, it is good no more', async () => {
      const [elder, son, other] = [await actor(), await actor(), await actor()];
      const first = await service.invite(elder, { doorCodes: true });
      const second = await service.invite(elder, { doorCodes: true });
      await expect(service.join(son, typed(first.code))).rejects.toEqual(refused('CODE_WRONG'));
      await service.join(son, typed(second.code));
      await expect(service.join(other, typed(second.code))).rejects.toEqual(refused('CODE_WRONG'));
      const third = await service.invite(elder, { doorCodes: true });
      db.clock.advance({ minutes: 10 });
      await expect(service.join(other, typed(third.code))).rejects.toEqual(refused('CODE_EXPIRED'));
      await expect(service.join(elder, typed((await service.invite(elder, { doorCodes: true })).code))).rejects.toEqual(refused('CONSENT_NEEDED'));
    });

    test('five wrong ones and somebody waits, though the sixth were right', async () => {
      const [elder, son] = [await actor(), await actor()];
      for (let i = 0; i < 5; i += 1) await expect(service.join(son, typed('000000'))).rejects.toMatchObject({ code: 'CODE_WRONG', facts: { triesLeft: 4 - i } });
      const { code } = await service.invite(elder, { doorCodes: true });
      await expect(service.join(son, typed(code))).rejects.toEqual(refused('CODE_TRIES_USED'));
      db.clock.advance({ minutes: 10 });
      await expect(service.join(son, typed((await service.invite(elder, { doorCodes: true })).code))).resolves.toBeDefined();
    });

    test('one code typed by eight people at once links one', async () => {
      const elder = await actor();
      const people = await Promise.all(Array.from({ length: 8 }, () => actor()));
      const { code } = await service.invite(elder, { doorCodes: true });
      const results = await atOnce(db, 8, (i) => service.join(people[i]!, typed(code)));
      expect(successes(results)).toHaveLength(1);
      expect(failures(results)).toEqual(Array(7).fill(refused('CODE_WRONG')));
      expect((await queries.mine(elder)).helpers).toHaveLength(1);
    });

    test('agreed anew, the new words count', async () => {
      const [elder, son] = [await actor(), await actor()];
      await linked(elder, son, true);
      await linked(elder, son, false);
      expect((await queries.mine(son)).elders).toMatchObject([{ doorCodes: false }]);
      expect(await db.database.find(FamilyGrant, 'relative_id = ?', [son.personId!])).toHaveLength(2);
    });
  });

  describe('or at the desk', () => {
    const said = (elderPhone: string, relativePhone: string) =>
      ({ id: newId(db.clock.now()), elderPhone, relativePhone, relation: 'grandmother', doorCodes: true, consentWay: 'in_person', readBack: true }) as const;

    test('for who has no phone of her own to type on; sent again it is the same; staff end it too', async () => {
      const [a, b] = [phone(), phone()];
      await make.people.person({ name: '黄阿婆', phone: a, account: false });
      const niece = await actor({ name: '张丽华', phone: b });
      const body = said(a, b);
      const view = await service.joinAtDesk(dispatcher, body);
      expect(view).toMatchObject({ id: body.id, elder: '黄**', relative: '张**' });
      expect(await service.joinAtDesk(dispatcher, body)).toEqual(view);
      const [grant] = await db.database.find(FamilyGrant, 'id = ?', [body.id]);
      expect(grant).toMatchObject({ way: 'desk', consentWay: 'in_person', recordedBy: dispatcher.personId, textVersion: 'family-2026-11' });
      expect((await queries.mine(niece)).elders).toMatchObject([{ way: 'desk', relation: 'grandmother' }]);
      expect(await service.endAtDesk(dispatcher, { elderPhone: a, relativePhone: b })).toEqual({ ok: true });
      expect(await service.endAtDesk(dispatcher, { elderPhone: a, relativePhone: b })).toEqual({ ok: true });
      expect((await queries.mine(niece)).elders).toEqual([]);
    });

    test('only for the elders of one’s own area, and not for one’s own family', async () => {
      const [a, b, mine] = [phone(), phone(), phone()];
      await make.people.person({ phone: a, home: FAR });
      await make.people.person({ phone: b });
      await expect(service.joinAtDesk(dispatcher, said(a, b))).rejects.toEqual(refused('OUT_OF_SCOPE'));
      await expect(service.endAtDesk(dispatcher, { elderPhone: a, relativePhone: b })).rejects.toEqual(refused('OUT_OF_SCOPE'));
      const clerk = await make.people.person({ phone: mine });
      await make.people.seat(clerk, 'dispatcher', HOME.communityId);
      await expect(service.joinAtDesk(await make.people.actor(clerk), said(b, mine))).rejects.toEqual(refused('NEED_ANOTHER_PERSON'));
      await expect(service.endAtDesk(dispatcher, { elderPhone: b, relativePhone: mine })).rejects.toEqual(refused('NOT_FOUND'));
    });
  });

  describe('sees, answers and orders', () => {
    test('her orders are in his list with whose they are, and he confirms and rates as a relative', async () => {
      const [elder, son] = [await actor({ name: '陈金好' }), await actor({ name: '李国强' })];
      const { id } = await make.served(dispatcher, await helper(), 60, {}, elder.personId!);
      expect((await make.queries.mine(son.personId!, {})).items).toEqual([]);
      await linked(elder, son);
      expect((await make.queries.mine(son.personId!, {})).items).toMatchObject([{ id, forWhom: '陈**', forFamily: 'mother', waitsForMe: true }]);
      expect(await make.queries.waitingForResident(son.personId!)).toBe(1);
      const view = await make.orders.confirm(son, id, { solved: true, stars: 5, tags: [] });
      expect(view).toMatchObject({ relation: 'proxy', rating: { way: 'proxy', stars: 5 } });
      const seen = await make.view(elder, id);
      expect(seen.timeline.find(({ event }) => event === 'confirmed')).toMatchObject({ who: '李**', as: 'proxy' });
      expect(seen.rating).toMatchObject({ way: 'proxy' });
    });

    test('he orders for her without asking again, and her door stays hers', async () => {
      const [elder, son] = [await actor({ address: '桂花巷 9 号' }), await actor()];
      const body = make.body({ neighbourId: elder.personId!, address: '' });
      await expect(make.orders.place(son, body)).rejects.toEqual(refused('CONSENT_NEEDED'));
      const { id: consent } = await linked(elder, son);
      const view = await make.orders.place(son, body);
      expect(view).toMatchObject({ relation: 'proxy', requester: { byProxy: true }, addressKnown: true });
      expect(JSON.stringify(view)).not.toMatch('桂花巷');
      expect((await make.orders.reveal(dispatcher, view.id, { reason: 'check_facts' })).address).toBe('桂花巷 9 号');
      expect((await make.queries.mine(elder.personId!, {})).items).toMatchObject([{ id: view.id, forWhom: null, forFamily: null }]);
      await service.end(elder, consent);
      await expect(make.orders.place(son, make.body({ neighbourId: elder.personId! }))).rejects.toEqual(refused('GRANT_ENDED'));
      await expect(make.view(son, view.id)).rejects.toEqual(refused('NOT_FOUND'));
    });

    test('without an address on file he has to say where', async () => {
      const [elder, son] = [await actor(), await actor()];
      await linked(elder, son);
      await db.uow.run((tx) => tx.change('UPDATE person SET address_cipher = NULL WHERE id = ?', [elder.personId!]));
      await expect(make.orders.place(son, make.body({ neighbourId: elder.personId!, address: '' }))).rejects.toEqual(refused('BAD_INPUT'));
    });

    test('the door code is told him only if she said so', async () => {
      for (const doorCodes of [true, false]) {
        const [elder, son] = [await actor(), await actor()];
        const { id } = await make.claimed(dispatcher, await helper(), {}, elder.personId!);
        await linked(elder, son, doorCodes);
        expect((await make.view(son, id)).actions.includes('showDoorCodes')).toBe(doorCodes);
        const asked = make.orders.doorCodes(son, id);
        if (doorCodes) expect((await asked).codes).toHaveLength(1);
        else await expect(asked).rejects.toEqual(refused('NOT_ALLOWED'));
        expect((await make.orders.doorCodes(elder, id)).codes).toHaveLength(1);
      }
    });

    test('whoever answers for her does not help her for points', async () => {
      const elder = await actor();
      const sonId = await helper();
      const son = await make.people.actor(sonId);
      const taken = await make.served(dispatcher, sonId, 60, {}, elder.personId!);
      const id = await make.openOrder(dispatcher, {}, {}, elder.personId!);
      await linked(elder, son);
      await expect(make.tasks.claim(son, id, { riskAgreed: true })).rejects.toEqual(refused('OWN_ORDER'));
      expect((await make.view(son, id)).actions).not.toContain('claim');
      await expect(make.reviews.offer(dispatcher, id, { personIds: [sonId] })).rejects.toEqual(refused('OWN_ORDER'));
      // And what he did before is for her to say.
      await expect(make.orders.confirm(son, taken.id, { solved: true, stars: 5, tags: [] })).rejects.toBeDefined();
    });

    test('who has a seat there decides no longer about the orders of their own elder', async () => {
      const elder = await actor();
      const clerk = await make.people.person();
      await make.people.seat(clerk, 'dispatcher', HOME.communityId);
      const staff = await make.people.actor(clerk);
      const id = await make.placed(elder.personId!);
      await linked(elder, staff);
      await expect(make.reviews.review(staff, id, { decision: 'approve' })).rejects.toEqual(refused('NEED_ANOTHER_PERSON'));
    });
  });

  describe('ends at once', () => {
    test('by either of the two, and for nobody else', async () => {
      for (const who of ['elder', 'son'] as const) {
        const [elder, son] = [await actor(), await actor()];
        const { id } = await make.served(dispatcher, await helper(), 60, {}, elder.personId!);
        const consent = await linked(elder, son);
        await expect(service.end(await actor(), consent.id)).rejects.toEqual(refused('NOT_FOUND'));
        expect(await service.end(who === 'elder' ? elder : son, consent.id)).toEqual({ ok: true });
        expect(await service.end(elder, consent.id)).toEqual({ ok: true });
        expect(await db.database.find(FamilyGrant, 'id = ?', [consent.id])).toMatchObject([{ endedBy: (who === 'elder' ? elder : son).personId, standingKey: null }]);
        await expect(make.orders.confirm(son, id, { solved: true, stars: 5, tags: [] })).rejects.toEqual(refused('GRANT_ENDED'));
        await expect(make.view(son, id)).rejects.toEqual(refused('NOT_FOUND'));
        expect((await make.queries.mine(son.personId!, {})).items).toEqual([]);
      }
    });

    test('whoever decides by it at this moment ends first: once “ended” is said, nothing is done by it', async () => {
      const [elder, son] = [await actor(), await actor()];
      const { id } = await make.served(dispatcher, await helper(), 60, {}, elder.personId!);
      const consent = await linked(elder, son);
      let said = false;
      let begun: () => void = () => undefined;
      const deciding = new Promise<void>((resolve) => (begun = resolve));
      let goOn: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (goOn = resolve));
      const decision = db.uow.run(async (tx) => {
        const { party } = await make.acts.scene(tx, son, id);
        expect(party.relations).toContain('proxy');
        begun();
        await held;
      });
      await deciding;
      const ending = service.end(elder, consent.id).then(() => (said = true));
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(said).toBe(false);
      goOn();
      await Promise.all([decision, ending]);
      expect(said).toBe(true);
    });

    test('an end and an answer at once: either it was still his to say, or he is told that it is over', async () => {
      for (let i = 0; i < 4; i += 1) {
        const [elder, son] = [await actor(), await actor()];
        const { id } = await make.served(dispatcher, await helper(), 60, {}, elder.personId!);
        const consent = await linked(elder, son);
        const [answer, end] = await atOnce<unknown>(db, 2, (n) => (n === 0 ? make.orders.confirm(son, id, { solved: true, stars: 4, tags: [] }) : service.end(elder, consent.id)));
        expect(end).toMatchObject({ status: 'fulfilled' });
        const { order } = await make.caseOf(id);
        if (order.status === 'CONFIRMED') expect(order.ratingWay).toBe('proxy');
        else expect(answer).toMatchObject({ status: 'rejected', reason: refused('GRANT_ENDED') });
      }
    });

    test('one pair has one standing consent, and nobody is their own relative, not even in the table', async () => {
      const [elder, son] = [await actor(), await actor()];
      await linked(elder, son);
      const [grant] = await db.database.find(FamilyGrant, 'relative_id = ?', [son.personId!]);
      const twice = db.uow.run((tx) => tx.insert(FamilyGrant, { ...grant!, id: newId(db.clock.now()) }));
      await expect(twice).rejects.toEqual(refused('ID_TAKEN'));
      const self = db.uow.run((tx) => tx.update(FamilyGrant, { elderId: son.personId! }, 'id = ?', [grant!.id]));
      await expect(self.catch(violatedConstraint)).resolves.toBe('ck_family_grant_self');
    });
  });

  test('what she recorded is heard by him with a line in 谁看过我的信息', async () => {
    const { MediaService } = await import('../src/media/media.service.js');
    const { OrderMediaService } = await import('../src/orders/order-media.service.js');
    const { wavOf } = await import('../prove/silence.js');
    const { mkdtemp } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const files = new MediaFiles(join(await mkdtemp(join(tmpdir(), 'kin-')), MEDIA_FOLDER), db.cipher);
    const [elder, son] = [await actor({ name: '陈金好' }), await actor({ name: '李国强' })];
    const { id: voiceId } = await new MediaService(db.uow, db.database, db.clock, files).keep(elder, { id: newId(db.clock.now()), kind: 'voice' }, wavOf(1));
    const { itemId: _, ...body } = make.body({ kind: 'voice', words: '', voiceId });
    await make.orders.place(elder, body);
    const media = new OrderMediaService(db.uow, make.acts, files);
    await expect(media.open(son, voiceId, {})).rejects.toEqual(refused('NOT_FOUND'));
    await linked(elder, son);
    await media.open(son, voiceId, {});
    expect((await new LooksQueries(db.database, db.clock).mine(elder, {})).items).toMatchObject([{ viewerName: '李**', viewerHat: 'family', fields: ['voice'] }]);
  });
});
