import { beforeAll, expect, test } from '@jest/globals';
import { areaId, seedAreas, seedGrids } from '../seeds/areas.js';
import { Area } from '../src/areas/area.entity.js';
import { AreasQueries } from '../src/areas/areas.queries.js';
import { nodeOf, placeOf, scopeSql } from '../src/areas/areas.store.js';
import { violatedConstraint } from '../src/kernel/index.js';
import { onEachEngine } from './engines.js';

onEachEngine('the area tree', (db) => {
  const donmen = areaId('恩城街道', '东门社区');

  beforeAll(async () => {
    await db.uow.run(async (tx) => {
      await seedAreas(tx);
      await seedGrids(tx, '恩城街道', '东门社区', 3);
    });
  });

  test('the real tree has 11 towns and 175 villages and communities, also after a second seeding', async () => {
    await db.uow.run((tx) => seedAreas(tx));
    const rows = await db.database.rows<{ kind: string; n: number }>("SELECT CASE WHEN kind = 'village' THEN 'community' ELSE kind END AS kind, COUNT(*) AS n FROM area GROUP BY 1 ORDER BY 1");
    expect(Object.fromEntries(rows.map(({ kind, n }) => [kind, Number(n)]))).toEqual({ city: 1, town: 11, community: 175, grid: 3 });
  });

  test('a community is shown with its town, because bare names repeat', async () => {
    expect(await placeOf(db.database, donmen)).toEqual({ communityId: donmen, townId: areaId('恩城街道'), text: '恩城街道 东门社区', hotline: null });
    expect(await placeOf(db.database, areaId('恩城街道'))).toBeNull();
    expect(await placeOf(db.database, areaId('恩城街道', '东门社区', '第一网格'))).toBeNull();
    expect((await nodeOf(db.database, areaId()))?.text).toBe('恩平市');
    expect((await nodeOf(db.database, areaId('恩城街道', '东门社区', '第一网格')))?.text).toBe('恩城街道 东门社区 第一网格');
    const { view } = await new AreasQueries(db.database, db.clock).all();
    const twins = view.areas.filter((area) => area.name === '圩镇社区').map((area) => area.path);
    expect(twins.length).toBeGreaterThan(1);
    expect(new Set(twins).size).toBe(twins.length);
  });

  test('a community without a number of its own shows the one of its town', async () => {
    await db.uow.run((tx) => tx.update(Area, { hotline: '0750-0000001' }, 'id = ?', [areaId('恩城街道')]));
    expect((await placeOf(db.database, donmen))?.hotline).toBe('0750-0000001');
    const { view } = await new AreasQueries(db.database, db.clock).all();
    expect(view.areas.find((area) => area.id === donmen)?.hotline).toBe('0750-0000001');
  });

  test('two children of one parent cannot have one name', async () => {
    const twin = db.uow.run(async (tx) => {
      const [row] = await tx.find(Area, 'id = ?', [donmen]);
      await tx.insert(Area, { ...row!, id: areaId('twin'), code: null });
    });
    await expect(twin.catch(violatedConstraint)).resolves.toBe('uq_area_parent_name');
  });

  test('a kind that does not exist and half a point are refused', async () => {
    const bad = (patch: Partial<Area>): Promise<unknown> => db.uow.run((tx) => tx.update(Area, patch, 'id = ?', [donmen])).catch(violatedConstraint);
    expect(await bad({ kind: 'street' as never })).toBe('ck_area_kind');
    expect(await bad({ lat: 22.1 })).toBe('ck_area_point');
  });

  test('the scope of seats finds exactly their rows', async () => {
    const count = async (...seats: { townId: string | null; communityId: string | null }[]): Promise<number> => {
      const { sql, params } = scopeSql(seats, 'a');
      const row = await db.database.one<{ n: number }>(`SELECT COUNT(*) AS n FROM area a WHERE a.kind IN ('village', 'community') AND ${sql}`, params);
      return Number(row!.n);
    };
    expect(await count()).toBe(0);
    expect(await count({ townId: null, communityId: null })).toBe(175);
    expect(await count({ townId: areaId('恩城街道'), communityId: null })).toBe(28);
    expect(await count({ townId: areaId('恩城街道'), communityId: donmen })).toBe(1);
    expect(await count({ townId: areaId('恩城街道'), communityId: donmen }, { townId: areaId('良西镇'), communityId: null })).toBe(10);
  });
});
