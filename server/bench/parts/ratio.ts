import { invariants, verify } from '../../src/verify.js';
import { compare, ENDPOINTS, GOALS, type Comparison, type Endpoint, type Rounds, type Side } from '../compare.js';
import type { Counts, County } from '../county.js';
import { figure, table, type Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import type { Part } from './index.js';

export type Sizes = Omit<Rounds, 'rounds'>;

/** Measured: a server's code gets quicker until some four thousand requests of a kind have been answered. */
const SIZES: Sizes = { reads: 500, writes: 200, warming: 4_000, warmingWrites: 4_000 };
/** Services of one helper: more would be above the hours of a day, and answered by another path. */
const A_HELPER = 10;

/** Our overhead on MariaDB: the gate. */
export const ratio: Part = {
  name: 'ratio',
  about: 'MariaDB: the production build beside the raw server, same database, rounds in turns',
  async run(bench: Workbench): Promise<readonly Figure[]> {
    const { rounds } = bench.settings;
    const database = await bench.database();
    const env = bench.environment(await database.fresh('bench'), 'ratio');
    const county = await bench.county(env, countsFor(rounds, SIZES));
    const sides = { raw: await bench.raw(env, 'ratio'), ours: await bench.ours(env, 'ratio') };
    const results = await compareAll(bench, { raw: county, ours: county }, sides, database.pid, { ...SIZES, rounds });
    await bench.stop(sides.raw, sides.ours);
    const broken = (await verify(county.open.database, invariants)).filter(({ violations }) => violations.length > 0);
    for (const { name, violations } of broken) console.log(`✗ ${name}: ${violations.slice(0, 3).join(', ')}`);
    await county.close();
    return [...figures(results, ''), figure('invariants-broken', broken.length, 'invariants', '<= 0')];
  },
};

/** Enough for both sides. */
export function countsFor(rounds: number, { writes, warmingWrites }: Sizes): Counts {
  const all = 2 * (writes * (rounds + 1) + warmingWrites);
  return { writes: all, volunteers: Math.max(100, Math.ceil(all / A_HELPER)), requesters: 500, open: 1000 };
}

export async function compareAll(bench: Workbench, counties: { raw: County; ours: County }, sides: { raw: Side; ours: Side }, databasePid: number | null, rounds: Rounds): Promise<Comparison[]> {
  const results: Comparison[] = [];
  for (const endpoint of ENDPOINTS) results.push(await compare(counties, bench.asker, sides, databasePid, endpoint, rounds));
  show(results);
  return results;
}

const ms = (value: number): string => value.toFixed(2);

function show(results: readonly Comparison[]): void {
  table(
    ['endpoint', 'raw req/s', 'ours req/s', 'ratio', 'raw CPU ms', 'ours CPU ms', 'CPU ratio', 'db CPU ms raw', 'ours', 'p50 raw', 'ours', 'p99 raw', 'ours'],
    results.map(({ endpoint, raw, ours, rate, processor }) => [
      endpoint, raw.rate.toFixed(0), ours.rate.toFixed(0), rate.toFixed(2), ms(raw.server), ms(ours.server), processor.toFixed(2), ms(raw.database), ms(ours.database),
      ms(raw.p50), ms(ours.p50), ms(raw.p99), ms(ours.p99),
    ]),
  );
}

/** `list-ratio` and so on; with a prefix they are for information. */
export function figures(results: readonly Comparison[], prefix: string): Figure[] {
  return results.flatMap(({ endpoint, raw, ours, rate, processor }) => [
    figure(`${prefix}${endpoint}-ratio`, rate, 'of raw requests/s', prefix ? '-' : `>= ${GOALS[endpoint as Endpoint]}`),
    figure(`${prefix}${endpoint}-cpu-ratio`, processor, 'of raw CPU a request'),
    figure(`${prefix}${endpoint}-rate`, ours.rate, 'requests/s'),
    figure(`${prefix}${endpoint}-raw-rate`, raw.rate, 'requests/s'),
    figure(`${prefix}${endpoint}-cpu`, ours.server, 'ms a request'),
    figure(`${prefix}${endpoint}-raw-cpu`, raw.server, 'ms a request'),
  ]);
}
