import { OpenApi } from '../../openapi.js';
import type { Figure, Part, Row } from '../../part.js';
import type { World } from '../../world.js';
import { everyCell, type Cell, type Extent } from './cells.js';
import { Knocks } from './knocks.js';
import { listsEnd } from './lists.js';
import { openDoors, shutDoors } from './matrix.js';
import { WHOSE } from './roles.js';
import { everyDoor } from './served.js';
import { takesNothing } from './taking.js';
import { nothingWidens } from './widening.js';

/** Every door, and everybody who knocks at it. */
export const whoMay: Part = {
  name: 'who-may',
  about: 'Every route, role and thing: who may is let in, who may not is refused and changes nothing; no body sets a column that it does not declare.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    const document = new OpenApi(world.settings.root);
    const cells = tried(world, everyCell(document, extentOf(world)));
    const rounds: Row[][] = [];
    for (let worlds = world.count(1, 1, 3); rounds.length < worlds; ) {
      if (rounds.length > 0) await world.prepare();
      const served = await everyDoor(world, document, cells);
      const [knocks] = await Promise.all([Knocks.prepare(world), world.start(1)]);
      rounds.push([
        served,
        await shutDoors(world, knocks, cells),
        await listsEnd(world, knocks, cells),
        await nothingWidens(world, document, knocks, cells),
        await takesNothing(world, document, knocks, cells),
        await openDoors(world, knocks, cells),
      ]);
    }
    return rounds[0]!.map((_, i) => together(rounds.map((round) => round[i]!)));
  },
};

/** In the short form all routes and roles, but nobody of another place, and few with their own. */
const extentOf = ({ form, random }: World): Extent =>
  form === 'short' ? { known: ['own', 'near'], apart: false, few: { random: random.stream('few'), roles: 2 } } : { known: WHOSE, apart: form === 'full', few: null };

/** All of them; in a trial every door, with some of those who knock at it. */
function tried(world: World, cells: readonly Cell[]): readonly Cell[] {
  const routes = new Set(cells.map(({ route }) => route));
  return [...routes].flatMap((route) => world.some(cells.filter((cell) => cell.route === route)));
}

/** The same test in several worlds, as one row. */
function together(rows: readonly Row[]): Row {
  const [first] = rows;
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  return {
    test: first!.test,
    counts: rows.length === 1 ? first!.counts : `${rows.length} worlds: ${first!.counts}`,
    failures: rows.flatMap(({ failures }) => failures),
    seconds: sum(rows.map(({ seconds }) => seconds)),
    figures: first!.figures.map((figure, i): Figure => {
      const all = rows.flatMap(({ figures }) => figures[i] ?? []);
      return { ...figure, value: figure.goal === '0' ? sum(all.map(({ value }) => value)) : figure.value, ok: all.every(({ ok }) => ok) };
    }),
  };
}
