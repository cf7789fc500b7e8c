import { join } from 'node:path';
import { DatabaseServer } from '../../prove/database-server.js';
import { openOurs } from '../../src/data-source.js';
import { readConfig } from '../../src/config.js';
import { migrate } from '../../src/kernel/database/migrate.js';
import { marks, type Reads } from '../../src/kernel/index.js';
import { bestOrders, type OrderSearch } from '../../src/matching/orders.search.queries.js';
import { bestVolunteers } from '../../src/matching/volunteers.search.queries.js';
import { ServiceOrder } from '../../src/orders/order.entity.js';
import type { FitPerson } from '../../src/orders/score.rules.js';
import { bruteOrders, bruteVolunteers, everybody } from '../match/brute.js';
import { isLoaded, loadMatch, SCHEMA, spreads, type Spread } from '../match/load.js';
import { bare, MeasuredReads } from '../match/measured.js';
import { figure, table, type Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import type { Part } from './index.js';

const OPTIONS = ['--innodb-buffer-pool-size=2G', '--innodb-log-file-size=512M', '--innodb-stats-persistent-sample-pages=64'];
/** Searches of each kind in each county that are measured. */
const MEASURED = 200;
const CASES = 10_000;
const COUNT = 20;

interface Everything {
  readonly people: readonly FitPerson[];
  readonly orders: readonly ServiceOrder[];
}

/** The two searches at 1,000,000 open orders and 200,000 volunteers, beside judging everybody. */
export const match: Part = {
  name: 'match',
  about: 'Matching: the 20 best volunteers for an order and the 20 best orders for a volunteer, beside judging everybody',
  byName: true,
  async run(bench: Workbench): Promise<readonly Figure[]> {
    const { root } = bench.settings;
    const keptIn = join(root, 'data', 'bench', 'match');
    const scale = Number(process.env['MATCH_SCALE'] ?? 1);
    const database = await DatabaseServer.start(OPTIONS, keptIn);
    try {
      if (!isLoaded(keptIn)) await loadMatch(database, bench.environment(await database.fresh(SCHEMA), SCHEMA), root, scale, console.log);
      const open = await openOurs(readConfig(bench.environment(database.url(SCHEMA), SCHEMA), root));
      try {
        await migrate(open.dataSource);
        return await measureAll(open.database, scale);
      } finally {
        await open.close();
      }
    } finally {
      await database.stop();
    }
  },
};

async function measureAll(reads: Reads, scale: number): Promise<Figure[]> {
  const rows: string[][] = [];
  const p99: number[] = [];
  const ratios: number[] = [];
  let wrong = 0;
  const [uniform, clustered, small] = spreads(scale) as [Spread, Spread, Spread];
  for (const spread of [uniform, clustered]) {
    for (const kind of ['volunteers', 'orders'] as const) {
      const times: number[] = [];
      let ours = 0;
      let barely = 0;
      for (let i = -20; i < MEASURED; i += 1) {
        const measured = new MeasuredReads(reads);
        await search(measured, await subjectOf(reads, kind, spread, i));
        const again = new MeasuredReads(reads);
        for (const asked of measured.asked) {
          const least = bare(asked);
          if (least) await again.rows(least.sql, least.params);
        }
        if (i < 0) continue;
        times.push(measured.milliseconds);
        ours += measured.milliseconds;
        barely += again.milliseconds;
      }
      times.sort((a, b) => a - b);
      const at = (part: number): number => times[Math.floor(times.length * part)]!;
      p99.push(at(0.99));
      ratios.push(ours / barely);
      rows.push([`${spread.name}, ${kind}`, at(0.5).toFixed(2), at(0.99).toFixed(2), (ours / barely).toFixed(2)]);
    }
  }
  table(['search', 'p50 ms', 'p99 ms', '× bare'], rows);
  const began = Date.now();
  const all = await everything(reads, small);
  for (let i = 0; i < CASES; i += 1) wrong += await differs(reads, all, i % 2 === 0 ? 'volunteers' : 'orders', i);
  console.log(`${CASES} cases beside judging all ${all.people.length} people or all ${all.orders.length} orders within a hundred kilometres: ${wrong} differ, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  return [
    figure('match-p99-ms', Math.max(...p99), 'ms in the database', '<= 6'),
    figure('match-ratio', Math.max(...ratios), 'x bare index query', '<= 1.5'),
    figure('match-wrong', wrong, 'answers', '<= 0'),
  ];
}

type Subject = { readonly kind: 'volunteers'; readonly order: ServiceOrder } | { readonly kind: 'orders'; readonly me: FitPerson };

const idOf = (letter: string, n: number): string => {
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  return `0190${hex(Math.floor(n / 65_536), 4)}-${hex(n % 65_536, 4)}-7${letter}00-8000-${hex(n, 12)}`;
};

async function subjectOf(reads: Reads, kind: Subject['kind'], { volunteers, open, from }: Spread, i: number): Promise<Subject> {
  const n = (most: number): number => from + 1 + ((Math.abs(i) * 7_919 + 13) % most);
  if (kind === 'volunteers') return { kind, order: (await reads.get(ServiceOrder, idOf('d', n(open))))! };
  return { kind, me: (await peopleIn(reads, [idOf('a', n(volunteers))]))[0]! };
}

const wanted = (now: Date): OrderSearch => ({ count: COUNT, now, except: [], reach: { sql: '1 = 1', params: [] }, minutes: 60, skill: null, between: null });

async function search(reads: Reads, subject: Subject): Promise<{ id: string; score: number }[]> {
  const now = new Date();
  if (subject.kind === 'volunteers') {
    const found = await bestVolunteers(reads, subject.order, { count: COUNT, now, except: [], within: null, town: [] });
    return found.map(({ tie, score }) => ({ id: tie, score }));
  }
  return (await bestOrders(reads, subject.me, wanted(now))).map(({ order, score }) => ({ id: order.id, score }));
}

/** People of a spread from their rows, table by table. */
async function peopleIn(reads: Reads, ids: readonly string[]): Promise<FitPerson[]> {
  return everybody(reads, `v.person_id IN (${marks(ids)})`, ids);
}

async function everything(reads: Reads, { volunteers, open, from }: Spread): Promise<Everything> {
  const between = (letter: string, count: number): string[] => [idOf(letter, from + 1), idOf(letter, from + count)];
  return {
    people: await everybody(reads, 'v.person_id BETWEEN ? AND ?', between('a', volunteers)),
    orders: await reads.find(ServiceOrder, 'id BETWEEN ? AND ?', between('d', open)),
  };
}

async function differs(reads: Reads, all: Everything, kind: Subject['kind'], i: number): Promise<number> {
  const now = new Date();
  const { people, orders } = all;
  if (kind === 'volunteers') {
    const order = orders[(i * 7_919) % orders.length]!;
    const found = await search(reads, { kind, order });
    return JSON.stringify(found) === JSON.stringify(bruteVolunteers(people, order, COUNT, now)) ? 0 : 1;
  }
  const me = people[(i * 104_729) % people.length]!;
  const found = await search(reads, { kind, me });
  return JSON.stringify(found) === JSON.stringify(bruteOrders(orders, me, { ...wanted(now), now })) ? 0 : 1;
}
