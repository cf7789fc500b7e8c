import { invariants, verify } from '../../src/verify.js';
import { compare, ENDPOINTS, GOALS, type Comparison, type Endpoint, type Side } from '../compare.js';
import type { County } from '../county.js';
import { figure, table, type Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import type { Part } from './index.js';

const READS = 600;
const WRITES = 200;
const WARMING = 2500;
const WARMING_WRITES = 400;

/** Our overhead on MariaDB: the gate. */
export const ratio: Part = {
  name: 'ratio',
  about: 'MariaDB: the production build beside the raw server, same database, rounds in turns',
  async run(bench: Workbench): Promise<readonly Figure[]> {
    const database = await bench.database();
    const env = bench.environment(await database.fresh('bench'), 'ratio');
    const county = await bench.county(env, countsFor(bench.settings.rounds));
    const sides = { raw: await bench.raw(env, 'ratio'), ours: await bench.ours(env, 'ratio') };
    const results = await all(bench, county, sides, database.pid);
    await bench.stop(sides.raw, sides.ours);
    const broken = (await verify(county.open.database, invariants)).filter(({ violations }) => violations.length > 0);
    for (const { name, violations } of broken) console.log(`✗ ${name}: ${violations.slice(0, 3).join(', ')}`);
    await county.close();
    return [...figures(results, ''), figure('invariants-broken', broken.length, 'invariants', '<= 0')];
  },
};

export const countsFor = (rounds: number): { writes: number; volunteers: number; requesters: number; open: number } => ({
  writes: 2 * (WRITES * (rounds + 1) + WARMING_WRITES),
  volunteers: 400,
  requesters: 400,
  open: 1000,
});

export async function all(bench: Workbench, county: County, sides: { raw: Side; ours: Side }, databasePid: number | null): Promise<Comparison[]> {
  const results: Comparison[] = [];
  for (const endpoint of ENDPOINTS) results.push(await compare(county, bench.asker, sides, databasePid, endpoint, { rounds: bench.settings.rounds, reads: READS, writes: WRITES, warming: WARMING, warmingWrites: WARMING_WRITES }));
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
