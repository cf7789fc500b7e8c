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
/** Each is searched so often; the least counts, so that what else the machine does is not taken for the search. */
const TURNS = 3;
const CASES = 10_000;
/** Cases that are searched at once. */
const SIDE_BY_SIDE = 8;
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
        await warm(open.database);
        return await measureAll(open.database, scale);
      } finally {
        await open.close();
      }
    } finally {
      await database.stop();
    }
  },
};

/** As in a server that has been up for a while: what the searches read lies in memory. */
async function warm(reads: Reads): Promise<void> {
  for (const read of ['volunteer_near FORCE INDEX (ix_volunteer_near_square)', 'service_order FORCE INDEX (ix_service_order_square)']) await reads.rows(`SELECT COUNT(square) AS n FROM ${read}`);
  for (const sum of ['SUM(helped) AS n FROM volunteer', 'SUM(birth_year) AS n FROM person', 'COUNT(state) AS n FROM assignment', 'COUNT(title) AS n FROM service_order FORCE INDEX (PRIMARY)']) await reads.rows(`SELECT ${sum}`);
}

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
        const subject = await subjectOf(reads, kind, spread, i);
        let least = Infinity;
        let leastBarely = Infinity;
        for (let turn = 0; turn < TURNS; turn += 1) {
          const measured = new MeasuredReads(reads);
          await search(measured, subject);
          const again = new MeasuredReads(reads);
          for (const asked of measured.asked) {
            const same = bare(asked);
            if (same) await again.rows(same.sql, same.params);
          }
          least = Math.min(least, measured.milliseconds);
          leastBarely = Math.min(leastBarely, again.milliseconds);
        }
        if (i < 0) continue;
        times.push(least);
        ours += least;
        barely += leastBarely;
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
  let next = 0;
  const judge = async (): Promise<void> => {
    for (let i = next++; i < CASES; i = next++) {
      const off = await differs(reads, all, i % 2 === 0 ? 'volunteers' : 'orders', i);
      wrong += off;
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, judge));
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
