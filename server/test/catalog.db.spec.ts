import { beforeAll, expect, test } from '@jest/globals';
import { SHELVES } from '@supermarket/shared';
import { seedAreas } from '../seeds/areas.js';
import { seedCatalog } from '../seeds/catalog.js';
import { seedStations } from '../seeds/stations.js';
import { Area } from '../src/areas/area.entity.js';
import { CatalogQueries } from '../src/catalog/catalog.queries.js';
import { itemOf } from '../src/catalog/catalog.store.js';
import { ServiceItem } from '../src/catalog/service-item.entity.js';
import { violatedConstraint } from '../src/kernel/index.js';
import { Station } from '../src/stations/station.entity.js';
import { onEachEngine } from './engines.js';

onEachEngine('the menu and the stations', (db) => {
  beforeAll(() =>
    db.uow.run(async (tx) => {
      await seedAreas(tx);
      await seedCatalog(tx);
      await seedStations(tx);
    }),
  );

  test('the menu has 32 services on 8 shelves, in the order of the shelves', async () => {
    const { view } = await new CatalogQueries(db.database, db.clock).menu();
    expect(view.items).toHaveLength(32);
    expect([...new Set(view.items.map((item) => item.shelf))]).toEqual([...SHELVES]);
    for (const item of view.items) {
      expect(item.riskNotice.length).toBeLessThanOrEqual(3);
      expect(item.resultChips.length).toBeGreaterThan(0);
      if (item.level === 1) expect(item.skill).toBeNull(); // plain work needs no skill
      expect([...item.riskNotice, item.hint].join('')).not.toMatch(/保险/); // nothing is promised that is not there
    }
    expect(view.items.filter((item) => item.photoNeeded)).toHaveLength(1);
  });

  test('a second seeding renews the words and leaves off what staff took off', async () => {
    await db.uow.run((tx) => tx.update(ServiceItem, { active: false, name: '旧名' }, 'id = ?', ['fix-tap']));
    await db.uow.run((tx) => seedCatalog(tx));
    expect(await db.database.get(ServiceItem, 'fix-tap')).toMatchObject({ active: false, name: '水龙头漏水' });
    expect(await itemOf(db.database, 'fix-tap')).toBeNull();
    expect(await itemOf(db.database, 'fix-wood')).toMatchObject({ skill: 'carpentry' });
    expect((await new CatalogQueries(db.database, db.clock).menu()).view.items).toHaveLength(31);
  });

  test('every town has a station', async () => {
    const towns = await db.database.find(Area, "kind = 'town'");
    const stations = await db.database.find(Station, 'active = 1');
    expect(new Set(stations.map((station) => station.townId))).toEqual(new Set(towns.map((town) => town.id)));
    expect(stations.every((station) => station.communityId !== null)).toBe(true);
  });

  test('two stations cannot have one name, and a service cannot have a level that does not exist', async () => {
    const [station] = await db.database.find(Station, 'active = 1 LIMIT 1');
    await expect(db.uow.run((tx) => tx.insert(Station, { ...station!, id: 'another' })).catch(violatedConstraint)).resolves.toBe('uq_station_name');
    const level = db.uow.run((tx) => tx.change('UPDATE service_item SET level = 4 WHERE id = ?', ['fix-wood']));
    await expect(level.catch(violatedConstraint)).resolves.toBe('ck_service_item_level');
  });
});
