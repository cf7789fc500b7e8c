import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Part, Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { Report, World } from '../../world.js';
import { step, type Step } from './dice.js';
import { Edges } from './edges.js';
import { Ground, type Lane } from './ground.js';
import { Divergence, History } from './history.js';
import { newModel, type Model } from './model.js';
import { Real, TIMES } from './real.js';
import { readTables, type Tables } from './tables.js';

const LANES = Number(process.env['LANES'] ?? 10);
const LONGEST = 50;

export const histories: Part = {
  name: 'histories',
  about: 'Random histories of the loop against a small model, and sixteen people at once who care for nobody.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    return [await againstModel(world)];
  },
};

/** Where a history begins: any minute of the first half of a year to come, so that nothing that was earned ends in it. */
const BEGIN = Date.parse('2030-01-01T00:00:00.000Z');
const begin = fc.nat(180 * 24 * 60).map((minutes) => BEGIN + minutes * 60_000);

interface Tally {
  histories: number;
  commands: number;
  requests: number;
  divergences: number;
}

function againstModel(world: World): Promise<Row> {
  return world.row('histories are as the model says', async (report) => {
    const count = Number(process.env['N'] ?? world.count(20, 1_000, 1_000));
    const lanes = Math.min(LANES, count);
    const tables = readTables(world.settings.root);
    const edges = new Edges(tables);
    const t0 = Date.now(); const lap = (n: string) => { if (process.env['DEBUG_EDGES']) console.log(n, Date.now() - t0, 'cpu me', process.cpuUsage().user/1e6 + process.cpuUsage().system/1e6, ...world.servers.map(({pid}) => cpuOf(pid)), 'db', cpuOf(world.database.pid)); };
    const cpuOf = (pid: number): number => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) / 100; };
    const ground = await Ground.make(world, lanes);lap('ground');
    await ground.prepare(count);lap('prepared');
    await world.start(2, { PROVE_OWN_TIME: 'yes', SEAL_EVERY: '0' }, 'prove-main.js');lap('started');
    const { body: rule } = await world.client.call(world.port(0), 'GET /v1/points/rule', {});
    const tally: Tally = { histories: 0, commands: 0, requests: 0, divergences: 0 };
    const random = world.random.stream('histories');
    const seeds = ground.lanes.map(() => random.int(0, 2 ** 31 - 1));
    await Promise.all(ground.lanes.map((lane, nr) =>
      walk({ world, tables, edges, ground, lane, rule, tally, report, port: world.port(nr) }, seeds[nr]!, Math.ceil(count / lanes)),
    ));
    lap('walked');
    report.counts = `${grouped(tally.histories)} histories, ${grouped(tally.commands)} commands, ${edges.covered.length} of ${edges.all.size} edges`;
    for (const edge of edges.strange) report.fail(`${edge}: in no table`);
    if (process.env['DEBUG_EDGES']) { console.log(edges.missing, edges.tried, tally); console.log(Object.entries(TIMES).sort((a, b) => b[1][1]! - a[1][1]!).map(([k, [n, t]]) => `${k} ${n} ${(t! / n!).toFixed(1)} ${(t! / 1000).toFixed(1)}`).slice(0, 16).join('\n')); }
    report.figure('histories', tally.histories, 'histories', `>= ${count}`, tally.histories >= count);
    report.figure('histories-commands', tally.commands, 'commands', '> 0', tally.commands > 0);
    report.figure('histories-divergences', tally.divergences, 'divergences', '0', tally.divergences === 0);
    report.figure('histories-edges', edges.covered.length, 'edges', String(edges.all.size), edges.covered.length === edges.all.size);
  });
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
}

/** So many histories one after the other; the first that diverges is made as short as it gets, and ends the walk. */
async function walk(w: Walk, seed: number, count: number): Promise<void> {
  let patience = 80;
  const property = fc.asyncProperty(begin, fc.array(step, { minLength: 5, maxLength: LONGEST, size: 'max' }), async (now, steps) => {
    fc.pre(patience > 0);
    try {
      await live(w, now, steps);
    } catch (error) {
      if (process.env['DEBUG_EDGES'] && patience === 80) console.log((error as Error).message.split('\n').slice(0, 1).concat((error as Error).message.split('\n').slice(-50)).join('\n'));
      patience -= 1;
      throw error;
    }
  });
  const result = await fc.check(property, { seed, numRuns: count });
  if (!result.failed) return;
  w.tally.divergences += 1;
  if (process.env['DEBUG_EDGES']) console.log((result.errorInstance as Error).message);
  const why = result.errorInstance instanceof Divergence ? result.errorInstance.message : String((result.errorInstance as Error)?.stack);
  w.report.fail(`seed ${seed}, path ${result.counterexamplePath}, ${result.numShrinks} times shorter: ${why}`);
}

async function live({ world, tables, edges, ground, lane, rule, tally, port }: Walk, now: number, steps: readonly Step[]): Promise<void> {
  const real = new Real(world, port, await ground.cast(lane), lane);
  const m = newModel(now, await real.stock(now), rule);
  const history = new History(tables, edges, m, real);
  for (const shelf of lane.shelves) shelf.left = null;
  try {
    await history.run(steps);
    for (const [i, { onHand, reserved }] of m.shelves.entries()) lane.shelves[i]!.left = { onHand, reserved };
  } finally {
    tally.histories += 1;
    tally.commands += history.commands;
    tally.requests += real.requests;
  }
}
