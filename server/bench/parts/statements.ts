import { asksFor, ENDPOINTS } from '../compare.js';
import type { DatabaseServer } from '../../prove/database-server.js';
import type { Figure } from '../table.js';
import type { Workbench } from '../workbench.js';
import { countsFor } from './ratio.js';
import type { Part } from './index.js';

/** For whoever judges the fairness: what each side asks of the database for one request, as the database heard it. */
export const statements: Part = {
  name: 'statements',
  about: 'The statements of one request on both sides, from the general log of the database',
  byName: true,
  async run(bench: Workbench): Promise<readonly Figure[]> {
    const database = await bench.database();
    const env = bench.environment(await database.fresh('bench'), 'statements');
    const few = { reads: 40, writes: 40, warming: 0, warmingWrites: 0 };
    const county = await bench.county(env, countsFor(3, few));
    const sides = { raw: await bench.raw(env, 'statements'), ours: await bench.ours(env, 'statements') };
    for (const endpoint of ENDPOINTS) {
      for (const side of ['raw', 'ours'] as const) {
        await bench.asker.ask(sides[side].port, asksFor(county, endpoint, few, 0)); // every statement is prepared
        await county.seen();
        const heard = await hear(database, () => bench.asker.ask(sides[side].port, asksFor(county, endpoint, { reads: 1, writes: 1 }, 1)));
        console.log(`\n### ${endpoint}, ${side}: ${heard.length} statements\n`);
        heard.forEach((statement, i) => console.log(`${i + 1}. \`${statement}\``));
      }
    }
    await bench.stop(sides.raw, sides.ours);
    await county.close();
    return [];
  },
};

/** What the database is asked meanwhile, values left out. */
async function hear(database: DatabaseServer, work: () => Promise<unknown>): Promise<string[]> {
  await database.root("SET GLOBAL log_output = 'TABLE'; TRUNCATE mysql.general_log; SET GLOBAL general_log = ON");
  await work();
  await database.root('SET GLOBAL general_log = OFF');
  const rows = await database.root<{ said: string; thread: number }[]>(
    "SELECT CONVERT(argument USING utf8mb4) AS said, thread_id AS thread FROM mysql.general_log WHERE command_type IN ('Query', 'Execute') ORDER BY event_time",
  );
  return rows.map(({ said }) => brief(said)).filter((said) => !/general_log/.test(said));
}

/** One line; texts and numbers as `?`, a list of columns as `…`. */
const brief = (said: string): string =>
  said
    .replace(/\s+/g, ' ')
    .replace(/'(?:[^'\\]|\\.|'')*'/g, '?')
    .replace(/\b\d+(\.\d+)?\b/g, '?')
    .replace(/SELECT [^()?]{80,}? FROM /g, 'SELECT … FROM ')
    .replace(/^(INSERT INTO `?\w+`?) \([^)]*\) VALUES \(.*\)$/, '$1 …')
    .trim();
