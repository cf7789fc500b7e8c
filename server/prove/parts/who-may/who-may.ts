import { OpenApi } from '../../openapi.js';
import type { Part, Row } from '../../part.js';
import type { World } from '../../world.js';
import { everyCell, type Cell } from './cells.js';
import { Knocks } from './knocks.js';
import { listsEnd } from './lists.js';
import { openDoors, shutDoors } from './matrix.js';
import { WHOSE } from './roles.js';
import { takesNothing } from './taking.js';
import { everyDoor } from './served.js';

/** Every door, and everybody who knocks at it. */
export const whoMay: Part = {
  name: 'who-may',
  about: 'Every route, role and thing: who may is let in, who may not is refused and changes nothing; no body sets a column that it does not declare.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    const document = new OpenApi(world.settings.root);
    const cells = tried(world, everyCell(document, world.form === 'short' ? ['own', 'near'] : WHOSE, world.form === 'full'));
    const list = await everyDoor(world, document, cells);
    const [knocks] = await Promise.all([Knocks.prepare(world), world.start(1)]);
    return [
      list,
      await shutDoors(world, knocks, cells),
      await listsEnd(world, knocks, cells),
      await takesNothing(world, document, knocks, cells),
      await openDoors(world, knocks, cells),
    ];
  },
};

/** All of them; in a trial every door, with some of those who knock at it. */
function tried({ trial, random }: World, cells: readonly Cell[]): readonly Cell[] {
  if (!trial) return cells;
  const chance = random.stream('trial');
  return [...new Set(cells.map(({ route }) => route))].flatMap((route) => {
    const same = chance.shuffle(cells.filter((cell) => cell.route === route));
    return same.slice(0, Math.ceil(same.length * trial.share));
  });
}
