import { beforeAll, expect, test } from '@jest/globals';
import { HOTLINE } from '@supermarket/shared';
import { areaId } from '../seeds/areas.js';
import { AreaChanges } from '../src/areas/area-changes.js';
import { AreasQueries } from '../src/areas/areas.queries.js';
import { placeOf } from '../src/areas/areas.store.js';
import type { Actor } from '../src/people/actor.js';
import { CommunitiesQueries } from '../src/people/communities.queries.js';
import { CommunitiesService } from '../src/people/communities.service.js';
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
