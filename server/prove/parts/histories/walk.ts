import fc from 'fast-check';
import type { Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { Report, World } from '../../world.js';
import { step, theme } from './dice.js';
import { Edges } from './edges.js';
import type { Ground, Lane } from './ground.js';
import { Divergence, History } from './history.js';
import { newModel, type Model } from './model.js';
import { Real } from './real.js';
import type { Tables } from './tables.js';

/** Commands of a history: most are short, some go on for long. */
const length = (least: number, most: number): fc.Arbitrary<number[]> => fc.array(step, { minLength: least, maxLength: most, size: 'max' });
const steps = fc.oneof({ weight: 3, arbitrary: length(5, 22) }, { weight: 1, arbitrary: length(22, 50) });

/** How often a history that diverges is tried again, shorter. */
const PATIENCE = 80;

/** Where a history begins: any minute of the first half of a year to come, so that nothing that was earned ends in it. */
const BEGIN = Date.parse('2030-01-01T00:00:00.000Z');
const begin = fc.nat(180 * 24 * 60).map((minutes) => BEGIN + minutes * 60_000);

interface Tally {
  histories: number;
  commands: number;
  requests: number;
  divergences: number;
}

/** Histories against the model, in every lane one after the other. */
export function walks(world: World, tables: Tables, ground: Ground, count: number): Promise<Row> {
  return world.row('histories are as the model says', async (report) => {
    const edges = new Edges(tables);
    const { body: rule } = await world.client.call(world.port(0), 'GET /v1/points/rule', {});
    const tally: Tally = { histories: 0, commands: 0, requests: 0, divergences: 0 };
    const random = world.random.stream('histories');
    const replay = replayed();
    const lanes = replay ? ground.lanes.slice(0, 1) : ground.lanes;
    const seeds = lanes.map(() => replay?.seed ?? random.int(0, 2 ** 31 - 1));
    await Promise.all(lanes.map((lane, nr) =>
      walk({ world, tables, edges, ground, lane, rule, tally, report, replay, port: world.port(nr) }, seeds[nr]!, Math.ceil(count / lanes.length)),
    ));
    const average = Math.round(tally.commands / tally.histories);
    report.counts = `${grouped(tally.histories)} of ${average} on average, ${edges.covered.length} of ${edges.all.size} edges`;
    // By chance one of the rarest ways may be missing; several are no chance.
    if (world.form !== 'short' && !replay) report.expect(edges.missing.length < 4, `never gone: ${edges.missing.join('; ')}`);
    for (const edge of edges.strange) report.fail(`${edge}: in no table`);
    report.figure('histories', tally.histories, 'histories', `>= ${count}`, tally.histories >= count);
    report.figure('histories-commands', tally.commands, 'commands', '> 0', tally.commands > 0);
    report.figure('histories-divergences', tally.divergences, 'divergences', '0', tally.divergences === 0);
    report.figure('histories-edges', edges.covered.length, 'edges', String(edges.all.size), edges.covered.length === edges.all.size);
  });
}

interface Replay {
  readonly seed: number;
  readonly path: string;
}

/** One history again, as a failure has named it: HISTORY=seed/path. */
function replayed(): Replay | null {
  const [seed, path] = process.env['HISTORY']?.split('/') ?? [];
  return seed && path ? { seed: Number(seed), path } : null;
}

interface Walk {
  readonly world: World;
  readonly tables: Tables;
  readonly edges: Edges;
  readonly ground: Ground;
  readonly lane: Lane;
  readonly rule: Model['rule'];
  readonly tally: Tally;
  readonly report: Report;
  readonly port: number;
  readonly replay: Replay | null;
}

/** So many histories one after the other; the first that diverges is made as short as it gets, and ends the walk. */
async function walk(w: Walk, seed: number, count: number): Promise<void> {
  let patience = PATIENCE;
  const property = fc.asyncProperty(begin, theme, steps, async (now, about, chosen) => {
    fc.pre(patience > 0);
    if (patience < PATIENCE) patience -= 1;
    try {
      await live(w, now, about, chosen);
    } catch (error) {
      patience = Math.min(patience, PATIENCE - 1);
      throw error;
    }
  });
  const path = w.replay?.path;
  const result = await fc.check(property, { seed, ...(path ? { path } : { numRuns: count }) });
  if (!result.failed) return;
  w.tally.divergences += 1;
  const why = result.errorInstance instanceof Divergence ? result.errorInstance.message : String((result.errorInstance as Error)?.stack);
  w.report.fail(`HISTORY=${seed}/${result.counterexamplePath}, ${result.numShrinks} times shorter: ${why}`);
}

async function live({ world, tables, edges, ground, lane, rule, tally, port }: Walk, now: number, about: number, chosen: readonly number[]): Promise<void> {
  const real = new Real(world, port, await ground.cast(lane), lane);
  const m = newModel(now, await real.stock(now), rule);
  const history = new History(tables, edges, m, real, about);
  for (const shelf of lane.shelves) shelf.left = null;
  try {
    await history.run(chosen);
    for (const [i, { onHand, reserved }] of m.shelves.entries()) lane.shelves[i]!.left = { onHand, reserved };
  } finally {
    tally.histories += 1;
    tally.commands += history.commands;
    tally.requests += real.requests;
  }
}
