import type { Part, Row } from '../../part.js';
import type { World } from '../../world.js';
import { CROWDED, crowds } from './crowd.js';
import { Ground } from './ground.js';
import { readTables } from './tables.js';
import { walks } from './walk.js';

/** So many histories at once, each with a counter of its own. */
const LANES = Number(process.env['LANES'] ?? 10);

export const histories: Part = {
  name: 'histories',
  about: 'Random histories of the loop against a small model, and sixteen people at once who care for nobody.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    const count = Number(process.env['N'] ?? world.count(20, 1_000, 1_000));
    const many = Number(process.env['C'] ?? world.count(4, 200, 200));
    const tables = readTables(world.settings.root);
    const ground = await Ground.make(world, LANES);
    for (const [nr, lane] of ground.lanes.entries()) await ground.prepare(lane, Math.ceil(count / LANES) + (nr < CROWDED ? Math.ceil(many / CROWDED) : 0));
    await world.start(2, { PROVE_OWN_TIME: 'yes', SEAL_EVERY: '0' }, 'prove-main.js');
    return [await walks(world, tables, ground, count), await crowds(world, tables, ground, many)];
  },
};
