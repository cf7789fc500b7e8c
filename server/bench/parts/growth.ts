import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseServer } from '../../prove/database-server.js';
import { asksFor, ENDPOINTS } from '../compare.js';
import { County } from '../county.js';
import { load, LOADS } from '../load.js';
import { median } from '../measure.js';
import { figure, table, type Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import type { Part } from './index.js';

const OPTIONS = ['--innodb-buffer-pool-size=2G', '--innodb-log-file-size=1G', '--innodb-stats-persistent-sample-pages=64'];
const ROUND = { reads: 200, writes: 100 };
const LIMIT = 1.3;

const keptIn = (root: string): string => join(root, 'data', 'bench');
const loadedMark = (root: string, schema: string): string => join(keptIn(root), 'mariadb', schema);

/** `npm run bench:load`: once, outside the clock. */
export async function loadAll(bench: Workbench, scale: number, only: readonly string[] | null): Promise<void> {
  const { root } = bench.settings;
  const database = await DatabaseServer.start(OPTIONS, keptIn(root));
  try {
    for (const what of LOADS.filter(({ schema }) => !only || only.includes(schema))) {
      const scaled = { ...what, open: Math.ceil(what.open * scale), over: Math.ceil(what.over * scale), transfers: Math.ceil(what.transfers * scale), volunteers: Math.ceil(what.volunteers * scale) };
      await load(database, what.schema, bench.environment(await database.fresh(what.schema), what.schema), root, scaled, console.log);
    }
  } finally {
    await database.end();
  }
}

/** What a request costs where there is much: processor time of server and database, beside a small database. */
export const growth: Part = {
  name: 'growth',
  about: 'Growth: the cost of a request (CPU of server and database) on large databases, beside a small one',
  async run(bench: Workbench): Promise<readonly Figure[]> {
    const { root, rounds } = bench.settings;
    const loaded = LOADS.filter(({ schema }) => existsSync(loadedMark(root, schema)));
    if (loaded.length === 0) {
      console.log('no large data here: npm run bench:load makes them once');
      return [];
    }
    const database = await DatabaseServer.start(OPTIONS, keptIn(root));
    const schemas = [{ schema: 'bench_small', about: 'small' }, ...loaded];
    const figures: Figure[] = [];
    try {
      await database.fresh('bench_small');
      const counts = { writes: ROUND.writes * (rounds + 5), volunteers: 200, requesters: 200, open: 300 };
      const sides = [];
      for (const { schema, about } of schemas) {
        const env = bench.environment(database.url(schema), schema);
        const county: County = await bench.county(env, counts);
        sides.push({ about, county, server: await bench.ours(env, schema), open: await countOf(county) });
      }
      const costs = new Map<string, number[][]>();
      for (const endpoint of ENDPOINTS) {
        const all: number[][] = sides.map(() => []);
        for (let turn = -1; turn < rounds; turn += 1) {
          for (const [i, { county, server }] of sides.entries()) {
            await county.seen();
            const warming = turn < 0 ? { reads: 1500, writes: ROUND.writes * 4 } : ROUND;
            const cost = await bench.asker.round(server, asksFor(county, endpoint, warming, turn + 1), database.pid);
            if (turn >= 0) all[i]!.push(cost.server + cost.database);
          }
        }
        costs.set(endpoint, all);
      }
      const rows = ENDPOINTS.map((endpoint) => {
        const all = costs.get(endpoint)!;
        const ratios = all.map((mine) => median(mine.map((cost, turn) => cost / all[0]![turn]!)));
        ratios.forEach((ratio, i) => {
          if (i > 0) figures.push(figure(`${endpoint}-growth-${schemas[i]!.about.replace(/\W+/g, '-')}`, ratio, 'of the small database', `<= ${LIMIT}`));
        });
        return [endpoint, ...all.map((mine, i) => `${median(mine).toFixed(2)} ms (${ratios[i]!.toFixed(2)})`)];
      });
      table(['endpoint', ...sides.map(({ about, open }) => `${about}: ${open}`)], rows);
      await bench.stop(...sides.map(({ server }) => server));
      await Promise.all(sides.map(({ county }) => county.close()));
    } finally {
      await database.end();
    }
    return figures;
  },
};

/** Of what there is how much: statistics of the database, near enough. */
async function countOf(county: County): Promise<string> {
  const rows = await county.open.database.rows<{ name: string; n: number }>(
    "SELECT TABLE_NAME AS name, TABLE_ROWS AS n FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ('service_order', 'volunteer', 'point_transfer')",
  );
  const of = (name: string): string => String(Number(rows.find((row) => row.name === name)?.n ?? 0));
  return `${of('service_order')} orders, ${of('volunteer')} volunteers, ${of('point_transfer')} transfers`;
}
