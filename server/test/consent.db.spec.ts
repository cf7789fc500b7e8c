import { beforeAll, describe, expect, test } from '@jest/globals';
import type { NeighbourBody } from '@supermarket/shared';
import { AuditEntry } from '../src/audit/audit-entry.entity.js';
import { standingGrant } from '../src/consent/consent.store.js';
import { writeLook } from '../src/consent/looks.store.js';
import { LooksQueries } from '../src/consent/looks.queries.js';
import { NeighboursQueries } from '../src/consent/neighbours.queries.js';
import { NeighboursService } from '../src/consent/neighbours.service.js';
import { ProxyGrant } from '../src/consent/proxy-grant.entity.js';
import { newId, violatedConstraint } from '../src/kernel/index.js';
import { findByPhone } from '../src/people/people.store.js';
import { atOnce, failures, onEachEngine, successes } from './engines.js';
import { HOME, MakePeople, NEXT_DOOR } from './make.people.js';

onEachEngine('ordering for a neighbour', (db) => {
  let make: MakePeople;
  let service: NeighboursService;
  let queries: NeighboursQueries;
  let phones = 19_922_200_000;

  beforeAll(async () => {
    make = new MakePeople(db);
    await make.areas();
    service = new NeighboursService(db.uow, db.clock, db.cipher);
    queries = new NeighboursQueries(db.database, db.cipher, db.clock);
  });

  const body = (patch: Partial<NeighbourBody> = {}): NeighbourBody => ({
    id: newId(db.clock.now()),
    name: '陈金好',
    phone: String((phones += 1)),
    birthYear: 1948,
    relation: 'neighbour',
    communityId: HOME.communityId,
    address: '解放路 12 号',
    consentWay: 'in_person',
    readBack: true,
    ...patch,
  });
  const actor = async () => make.actor(await make.person());

  test('the consent is recorded with its way and its wording, and the neighbour can be called', async () => {
    const proxy = await actor();
    const sent = body();
    const view = await service.add(proxy, sent);
    expect(view).toMatchObject({ id: sent.id, name: '陈金好', maskedName: '陈**', age: 78, communityText: '恩城街道 东门社区', address: '解放路 12 号', consentWay: 'in_person' });
    expect(view.maskedPhone).toMatch(/^199\*{4}\d{4}$/);
    const grant = await standingGrant(db.database, proxy.personId!, view.id);
    expect(grant).toMatchObject({ relation: 'neighbour', textVersion: 'proxy-2026-11', givenAt: db.clock.now() });
    const person = await findByPhone(db.database, db.cipher, sent.phone);
    expect(person).toMatchObject({ id: sent.id, accountAt: null, ...HOME });
    const [entry] = await db.database.find(AuditEntry, "action = 'proxy.agree' AND subject_id = ?", [sent.id]);
    expect(JSON.stringify(entry)).not.toMatch(/陈|解放路|199222/);
    expect((await queries.mine(proxy)).neighbours).toEqual([view]);
  });

  test('without reading the text out there is no consent', async () => {
    await expect(service.add(await actor(), body({ readBack: false }))).rejects.toMatchObject({ code: 'CONSENT_NEEDED', facts: { why: 'read_back' } });
  });

  test('somebody with an account orders for themself', async () => {
    await make.person({ phone: '19933300001' });
    await expect(service.add(await actor(), body({ phone: '19933300001' }))).rejects.toMatchObject({ code: 'CONSENT_NEEDED', facts: { why: 'has_account' } });
  });

  test('a second proxy shares the person, and sees only what they have written', async () => {
    const [one, two] = [await actor(), await actor()];
    const first = await service.add(one, body());
    const phone = String(phones);
    const second = await service.add(two, body({ phone, name: '陈大娘', address: '不知道', communityId: NEXT_DOOR.communityId, birthYear: undefined }));
    expect(second).toMatchObject({ id: first.id, name: '陈大娘', address: '不知道', age: null, communityText: '恩城街道 西门社区' });
    expect((await queries.mine(one)).neighbours).toEqual([first]);
  });

  test('sent again it is the same neighbour; the same id for somebody else is refused', async () => {
    const proxy = await actor();
    const sent = body();
    const results = await atOnce(db, 8, () => service.add(proxy, sent));
    expect(new Set(successes(results).map((view) => view.id))).toEqual(new Set([sent.id]));
    expect(failures(results)).toEqual([]);
    await expect(service.add(proxy, { ...sent, name: '别人' })).rejects.toMatchObject({ code: 'ID_TAKEN' });
    await expect(service.add(await actor(), sent)).rejects.toMatchObject({ code: 'ID_TAKEN' });
  });

  test('two proxies who register the same person at once make one person', async () => {
    const people = [await actor(), await actor(), await actor(), await actor()];
    const phone = '19933300002';
    const results = await atOnce(db, 4, (i) => service.add(people[i]!, body({ phone })));
    expect(failures(results)).toEqual([]);
    expect(new Set(successes(results).map((view) => view.id)).size).toBe(1);
  });

  test('a consent that has ended is over, and can be given anew', async () => {
    const proxy = await actor();
    const { id } = await service.add(proxy, body());
    const phone = String(phones);
    expect(await service.end(proxy, id)).toEqual({ ok: true });
    expect(await service.end(proxy, id)).toEqual({ ok: true });
    expect(await standingGrant(db.database, proxy.personId!, id)).toBeNull();
    expect((await queries.mine(proxy)).neighbours).toEqual([]);
    await service.add(proxy, body({ phone }));
    expect(await db.database.find(ProxyGrant, 'proxy_id = ? AND person_id = ?', [proxy.personId!, id])).toHaveLength(2);
    await expect(service.end(await actor(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('nobody is their own proxy, not even in the table', async () => {
    const proxy = await actor();
    await service.add(proxy, body());
    const [grant] = await db.database.find(ProxyGrant, 'proxy_id = ?', [proxy.personId!]);
    const broken = db.uow.run((tx) => tx.update(ProxyGrant, { personId: proxy.personId! }, 'id = ?', [grant!.id]));
    await expect(broken.catch(violatedConstraint)).resolves.toBe('ck_proxy_grant_self');
  });

  describe('who has looked', () => {
    const look = (viewerId: string, ownerId: string, about: string) =>
      db.uow.run((tx) =>
        writeLook(tx, { at: db.clock.now(), viewerId, viewerHat: 'volunteer', ownerId, orderId: newId(db.clock.now()), about, fields: ['phone', 'address'], reason: null }),
      );

    test('is readable for 30 days, newest first, with the viewer’s name masked', async () => {
      const [owner, viewer] = [await actor(), await make.volunteer({ name: '李国强' })];
      const looks = new LooksQueries(db.database, db.clock);
      await look(viewer, owner.personId!, '太久以前');
      db.clock.advance({ days: 30, minutes: 1 });
      await look(viewer, owner.personId!, '修水龙头');
      await look(viewer, owner.personId!, '换灯泡');
      const first = await looks.mine(owner, { limit: 1 });
      expect(first.items).toMatchObject([{ about: '换灯泡', viewerName: '李**', viewerHat: 'volunteer', fields: ['phone', 'address'] }]);
      const second = await looks.mine(owner, { limit: 1, cursor: first.next! });
      expect(second).toMatchObject({ items: [{ about: '修水龙头' }], next: null });
      expect(await looks.count(owner)).toBe(2);
    });

    test('at a neighbour is readable by who orders for them, while they do', async () => {
      const [proxy, viewer] = [await actor(), await make.volunteer()];
      const { id } = await service.add(proxy, body());
      await look(viewer, id, '陪诊');
      const looks = new LooksQueries(db.database, db.clock);
      expect((await looks.mine(proxy, {})).items).toMatchObject([{ about: '陪诊' }]);
      await service.end(proxy, id);
      expect((await looks.mine(proxy, {})).items).toEqual([]);
      expect((await looks.mine(await actor(), {})).items).toEqual([]);
    });
  });
});
