import { readFileSync } from 'node:fs';
import { Area } from '../src/areas/area.entity.js';
import { spoken } from '../src/areas/area.rules.js';
import type { Tx } from '../src/kernel/index.js';
import { seedId } from './seed-id.js';

interface Tree {
  readonly county: Node;
  readonly towns: readonly (Node & { readonly communities: readonly Node[] })[];
}
interface Node {
  readonly code: string;
  readonly name: string;
}

/** The id of a seeded area: `areaId()` the city, `areaId('恩城街道', '东门社区')` a community. */
export function areaId(...path: readonly string[]): string {
  return seedId(['area', ...path].join('/'));
}

const bare = { parentId: null, townId: null, communityId: null, hotline: null, lat: null, lng: null, sort: 0 };

/** The real tree; what is there already (and may have been changed by staff) stays as it is. */
export async function seedAreas(tx: Tx): Promise<void> {
  const { county, towns } = JSON.parse(readFileSync(new URL('./areas-440785.json', import.meta.url), 'utf8')) as Tree;
  const cityId = areaId();
  await tx.insertIfAbsent(Area, { ...bare, id: cityId, kind: 'city', name: county.name, code: county.code });
  for (const [sort, town] of towns.entries()) {
    const townId = areaId(town.name);
    await tx.insertIfAbsent(Area, { ...bare, id: townId, parentId: cityId, kind: 'town', name: town.name, code: town.code, townId, sort });
    for (const [place, community] of town.communities.entries()) {
      const { kind, name } = spoken(community.name);
      const id = areaId(town.name, name);
      await tx.insertIfAbsent(Area, { ...bare, id, parentId: townId, kind, name, code: community.code, townId, communityId: id, sort: place });
    }
  }
}

/** Grids below one community: 第一网格, 第二网格, … */
export async function seedGrids(tx: Tx, town: string, community: string, count: number): Promise<void> {
  for (const [sort, number] of ['一', '二', '三', '四', '五'].slice(0, count).entries()) {
    const name = `第${number}网格`;
    await tx.insertIfAbsent(Area, {
      ...bare,
      id: areaId(town, community, name),
      parentId: areaId(town, community),
      kind: 'grid',
      name,
      code: null,
      townId: areaId(town),
      communityId: areaId(town, community),
      sort,
    });
  }
}
