import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOTLINE } from '@supermarket/shared';
import { areaId } from '../seeds/areas.js';
import { AreaChanges } from '../src/areas/area-changes.js';
import { AreasQueries } from '../src/areas/areas.queries.js';
import { placeOf } from '../src/areas/areas.store.js';
import type { Actor } from '../src/people/actor.js';
import { CommunitiesQueries } from '../src/people/communities.queries.js';
import { CommunitiesService } from '../src/people/communities.service.js';
import { PostersService } from '../src/people/posters.service.js';
import { WechatClient } from '../src/wechat/wechat.client.js';
import { SIMULATED_ACCOUNT, WechatSimulator } from '../src/wechat/wechat.simulator.js';
import { onEachEngine } from './engines.js';
import { HOME, MakePeople } from './make.people.js';

test.each([
  ['a mobile', '13800001234', true], ['a landline with its area code', '0750-7712345', true], ['without the dash', '07507712345', true],
  ['a city’s short number', '12345', true], ['another', '12348', true], ['a company’s', '4008001234', true],
  ['a landline without its area code', '7712345', false], ['too short a mobile', '1380000123', false], ['words', '找老李', false], ['nothing', '', false],
  ['an emergency number', '110', false], ['a line break', '12345\n', false], ['two numbers', '13800001234 13800001235', false],
])('a community’s number may be %s: %s', (_, number, may) => expect(HOTLINE.test(number)).toBe(may));

onEachEngine('a community’s number and point', (db) => {
  const changes = new AreaChanges();
  const people = new MakePeople(db);
  const service = (): CommunitiesService => new CommunitiesService(db.uow, db.clock, changes);
  const list = (who: Actor, which?: 'missing'): ReturnType<CommunitiesQueries['page']> => new CommunitiesQueries(db.database).page(who, { limit: 100, ...(which ? { which } : {}) });
  const point = { lat: 22.18, lng: 112.31, datum: 'gcj02' } as const;
  const next = areaId('恩城街道', '西门社区');
  let areas: AreasQueries;
  let staff: Actor;
  let town: Actor;

  beforeAll(async () => {
    await people.areas();
    areas = new AreasQueries(db.database, db.clock, changes);
    staff = await people.actor(await people.staff('dispatcher', HOME.communityId));
    town = await people.actor(await people.staff('town', HOME.townId));
  });

  const refused = (code: string): object => expect.objectContaining({ code });

  test('are set by its own staff, and who asks for help has the number at once', async () => {
    expect(await placeOf(db.database, HOME.communityId)).toMatchObject({ hotline: null });
    await areas.all();
    const row = await service().setContact(staff, HOME.communityId, { hotline: '0750-7712345', point });
    expect(row).toMatchObject({ id: HOME.communityId, text: '恩城街道 东门社区', hotline: '0750-7712345', point });
    expect(await placeOf(db.database, HOME.communityId)).toMatchObject({ hotline: '0750-7712345' });
    expect((await areas.all()).view.areas.find(({ id }) => id === HOME.communityId)).toMatchObject({ hotline: '0750-7712345' });
  });

  test('a new number leaves the point as it was; each change is a line of the trail, the same again is none', async () => {
    await service().setContact(town, HOME.communityId, { hotline: '12345' });
    expect(await service().setContact(town, HOME.communityId, { hotline: '12345', point })).toMatchObject({ hotline: '12345', point });
    const lines = await db.database.rows<{ actor: string; facts: string }>("SELECT actor_id AS actor, facts FROM audit_entry WHERE action = 'area.setContact' AND subject_id = ? ORDER BY id", [HOME.communityId]);
    expect(lines.map(({ actor, facts }) => [actor, JSON.parse(facts) as object])).toEqual([
      [staff.personId, { first: true, numbered: true, moved: true }],
      [town.personId, { first: false, numbered: true, moved: false }],
    ]);
  });

  test('are nobody else’s to set, and a town has none of its own here', async () => {
    const far = await db.database.one<{ id: string }>("SELECT id FROM area WHERE kind = 'village' AND town_id <> ? LIMIT 1", [HOME.townId]);
    await expect(service().setContact(staff, next, { hotline: '12345' })).rejects.toEqual(refused('OUT_OF_SCOPE'));
    await expect(service().setContact(town, far!.id, { hotline: '12345' })).rejects.toEqual(refused('OUT_OF_SCOPE'));
    await expect(service().setContact(town, HOME.townId, { hotline: '12345' })).rejects.toEqual(refused('NOT_FOUND'));
    await expect(service().setContact(town, 'nothing', { hotline: '12345' })).rejects.toEqual(refused('NOT_FOUND'));
  });

  test('a town sees which of its communities still have none, twenty at a time', async () => {
    const all = (await list(town)).items;
    const missing = (await list(town, 'missing')).items;
    expect(all.every(({ text }) => text.startsWith('恩城街道 '))).toBe(true);
    expect(missing.map(({ id }) => id)).toEqual(all.map(({ id }) => id).filter((id) => id !== HOME.communityId));
    expect((await list(staff)).items.map(({ id }) => id)).toEqual([HOME.communityId]);
    const queries = new CommunitiesQueries(db.database);
    const first = await queries.page(town, {});
    expect(first.items).toHaveLength(20);
    const second = await queries.page(town, { cursor: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 40).map(({ id }) => id));
  });
});

onEachEngine('a community’s poster', (db) => {
  const people = new MakePeople(db);
  const simulator = new WechatSimulator(db.clock, { appId: 'wx0123456789abcdef', secret: 'secret' });
  const client = new WechatClient(() => ({ ...simulator.account, baseUrl: simulator.baseUrl }), 10_000);
  const posters = (wechat = client): PostersService => new PostersService(db.uow, db.database, db.clock, wechat);
  const refused = (code: string): object => expect.objectContaining({ code });
  let staff: Actor;

  beforeAll(async () => {
    await people.areas();
    staff = await people.actor(await people.staff('dispatcher', HOME.communityId));
    await simulator.start();
  });
  afterAll(() => simulator.stop());

  test('has one code for ever, made once and written down once, also by two at the same moment', async () => {
    const [one, other] = await Promise.all([posters().poster(staff, HOME.communityId), posters().poster(staff, HOME.communityId)]);
    expect(one).toMatchObject({ communityId: HOME.communityId, text: '恩城街道 东门社区', scene: expect.stringMatching(/^[\w-]{22}$/), picture: expect.stringMatching(/^data:image\/png;base64,/) });
    expect(other!.scene).toBe(one!.scene);
    const lines = await db.database.rows<{ n: number }>("SELECT id AS n FROM audit_entry WHERE action = 'area.poster'");
    expect(lines).toHaveLength(1);
  });

  test('leads whoever scans it to this community, and letters of nobody lead nowhere', async () => {
    const { scene } = await posters().poster(staff, HOME.communityId);
    expect(await posters().scanned(scene)).toEqual({ communityId: HOME.communityId, text: '恩城街道 东门社区' });
    await expect(posters().scanned('A'.repeat(22))).rejects.toEqual(refused('NOT_FOUND'));
  });

  test('is for staff of the place alone, and a town has none', async () => {
    const far = await db.database.one<{ id: string }>("SELECT id FROM area WHERE kind = 'village' AND town_id <> ? LIMIT 1", [HOME.townId]);
    await expect(posters().poster(staff, far!.id)).rejects.toEqual(refused('OUT_OF_SCOPE'));
    await expect(posters().poster(staff, HOME.townId)).rejects.toEqual(refused('NOT_FOUND'));
  });

  test('without a mini-program has no picture of WeChat’s; a busy WeChat is said, and nothing else is printed in its place', async () => {
    const demo = new WechatClient({ ...SIMULATED_ACCOUNT, baseUrl: 'http://127.0.0.1:9' });
    expect((await posters(demo).poster(staff, HOME.communityId)).picture).toBeNull();
    simulator.illness = 45009;
    await expect(posters().poster(staff, HOME.communityId)).rejects.toEqual(refused('WECHAT_UNAVAILABLE'));
    simulator.illness = null;
  });
});
