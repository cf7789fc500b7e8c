import { SKILLS } from '@supermarket/shared';
import { join } from 'node:path';
import { DatabaseServer } from '../../prove/database-server.js';
import { seedBase } from '../../seeds/index.js';
import { openOurs } from '../../src/data-source.js';
import { readConfig } from '../../src/config.js';
import { migrate } from '../../src/kernel/database/migrate.js';
import type { OpenDatabase } from '../../src/kernel/database/open.js';
import type { Reads } from '../../src/kernel/index.js';
import { disagreements } from '../match/agree.js';
import { copyInto } from '../match/copy.js';
import { isLoaded, loadMatch, SCHEMA, spreads } from '../match/load.js';
import { timed, type Timed } from '../match/timed.js';
import { figure, table, type Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import type { Part } from './index.js';

const OPTIONS = ['--innodb-buffer-pool-size=2G', '--innodb-log-file-size=512M', '--innodb-stats-persistent-sample-pages=64'];
/** Random questions to each of the two databases, in so many counties. */
const CASES = 5_000;
const COUNTIES = 4;

/** The two searches at 1,000,000 open orders and 200,000 volunteers, on both databases, beside judging everybody. */
export const match: Part = {
  name: 'match',
  about: 'Matching: the 20 best volunteers for an order and the 20 best orders for a volunteer, beside judging everybody',
  byName: true,
  async run(bench: Workbench): Promise<readonly Figure[]> {
    const { root } = bench.settings;
    const keptIn = join(root, 'data', 'bench', 'match');
    const scale = Number(process.env['MATCH_SCALE'] ?? 1);
    // One connection: the profile of what was asked belongs to it.
    const open = async (url: string): Promise<OpenDatabase> => {
      const opened = await openOurs(readConfig({ ...bench.environment(url, 'match'), DB_POOL: '1' }, root));
      await migrate(opened.dataSource);
      await seedBase(opened);
      return opened;
    };
    const database = await DatabaseServer.start(OPTIONS, keptIn);
    try {
      if (!isLoaded(keptIn)) await loadMatch(database, bench.environment(await database.fresh(SCHEMA), SCHEMA), root, scale, console.log);
      const results: (readonly [string, Timed])[] = [];
      let wrong = 0;
      const began = Date.now();
      for (let i = 0; i < COUNTIES; i += 1) {
        for (const url of [await database.fresh('bench_match_cases'), `sqlite:${join(bench.folder('match'), `${i}.db`)}`]) {
          wrong += await using(await open(url), (county) => disagreements(county, CASES / COUNTIES, i + 1));
        }
      }
      console.log(`${2 * CASES} questions, half of them to each database, in ${COUNTIES} counties of 1,100 people and 1,500 orders beside judging everybody: ${wrong} differ, ${((Date.now() - began) / 1000).toFixed(0)} s`);
      await using(await open(database.url(SCHEMA)), async (mariadb) => {
        results.push(...(await onBothSpreads('MariaDB', mariadb, scale)));
        await copyInto(join(keptIn, 'match.db'), mariadb, (file) => open(`sqlite:${file}`), console.log);
      });
      await using(await open(`sqlite:${join(keptIn, 'match.db')}`), async (sqlite) => results.push(...(await onBothSpreads('SQLite', sqlite, scale))));
      table(
        ['search', 'p50 ms', 'p99 ms', 'p99 inside', '× bare'],
        results.map(([name, { p50, p99, inside, ratio }]) => [name, p50.toFixed(2), p99.toFixed(2), inside?.toFixed(2) ?? '', ratio.toFixed(2)]),
      );
      return [
        figure('match-p99-ms', Math.max(...results.map(([, { p99, inside }]) => inside ?? p99)), 'ms in the database', '<= 6'),
        figure('match-ratio', Math.max(...results.map(([, { ratio }]) => ratio)), 'x bare index query', '<= 1.5'),
        figure('match-full-scans', results.reduce((sum, [, { scans }]) => sum + scans, 0), 'statements', '<= 0'),
        figure('match-wrong', wrong, 'answers', '<= 0'),
      ];
    } finally {
      await database.stop();
    }
  },
};

async function using<T>(open: OpenDatabase, work: (open: OpenDatabase) => Promise<T>): Promise<T> {
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

async function onBothSpreads(name: string, open: OpenDatabase, scale: number): Promise<[string, Timed][]> {
  await warm(open.database);
  const results: [string, Timed][] = [];
  for (const spread of spreads(scale)) {
    for (const kind of ['volunteers', 'orders'] as const) results.push([`${name}, ${spread.name}, ${kind}`, await timed(open, kind, spread)]);
  }
  return results;
}

/** As in a server that has been up for a while: what the searches read lies in memory. */
async function warm(reads: Reads): Promise<void> {
  for (const sum of [
    `COUNT(free) AS n FROM volunteer_near WHERE skill IN ('', '${SKILLS.join("', '")}') AND square > 0`, 'COUNT(square) AS n FROM service_order WHERE square > 0 AND seats > 0', 'SUM(helped) AS n FROM volunteer',
    'SUM(birth_year) AS n FROM person', 'COUNT(state) AS n FROM assignment', 'COUNT(title) AS n FROM service_order',
  ]) await reads.rows(`SELECT ${sum}`);
}
