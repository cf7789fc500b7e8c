import type { Clock, FieldCipher, UnitOfWork } from '../src/kernel/index.js';
import { Area } from '../src/areas/area.entity.js';
import { areaId, seedAreas, seedGrids } from './areas.js';
import { seedCatalog } from './catalog.js';
import { DEMO_HOME } from './demo-people.js';
import { seedPoints } from './demo-points.js';
import { seedHistory } from './history.js';
import { seedPeople } from './people.js';
import { seedShop } from './shop.js';
import { seedStations } from './stations.js';

export interface SeedParts {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
}

/** What every county needs, in production too: places, the menu, stations. May run again at any time. */
export async function seedBase({ uow }: Pick<SeedParts, 'uow'>): Promise<void> {
  await uow.run((tx) => seedAreas(tx));
  await uow.run((tx) => seedCatalog(tx));
  await uow.run((tx) => seedStations(tx));
}

/** Invented people and grids, for the demo only; after `seedBase`. May run again at any time. */
export async function seedDemo({ uow, clock, cipher }: SeedParts): Promise<void> {
  await uow.run(async (tx) => {
    await seedGrids(tx, ...DEMO_HOME, 3);
    await seedGrids(tx, '恩城街道', '青云社区', 2);
    await seedPoints(tx);
    // Numbers that nobody has: a subscriber's number never begins with 0.
    await tx.update(Area, { hotline: '0750-0001000' }, 'id = ? AND hotline IS NULL', [areaId(DEMO_HOME[0])]);
    await tx.update(Area, { hotline: '0750-0001001' }, 'id = ? AND hotline IS NULL', [areaId(...DEMO_HOME)]);
    await seedPeople(tx, cipher, clock.now());
    await seedHistory(tx, clock.now());
    await seedShop(tx, clock.now());
  });
}
