import type { OpenDatabase } from '../../src/kernel/database/open.js';
import type { Asked } from './measured.js';

/** Tables that grow with the county, and by which letters our statements call them. */
const LARGE = new Set(['service_order', 'o', 's', 'volunteer_near', 'volunteer', 'v', 'person', 'p', 'assignment', 'a', 'consent', 'refused_helper', 'volunteer_unwanted', 'u']);

/** Which of the statements would read a large table, or one of its indexes, from one end to the other. */
export async function fullScans({ database, dataSource }: OpenDatabase, asked: readonly Asked[]): Promise<readonly Asked[]> {
  const found: Asked[] = [];
  for (const one of asked) {
    const scanned = await (dataSource.options.type === 'better-sqlite3' ? inSqlite : inMariaDb)(database, one);
    if (scanned.some((name) => LARGE.has(name))) found.push(one);
  }
  return found;
}

async function inMariaDb(database: OpenDatabase['database'], { sql, params }: Asked): Promise<string[]> {
  const plan = await database.rows<{ table: string | null; type: string | null }>(`EXPLAIN ${sql}`, params);
  return plan.filter(({ type }) => type === 'ALL' || type === 'index').map(({ table }) => table ?? '');
}

async function inSqlite(database: OpenDatabase['database'], { sql, params }: Asked): Promise<string[]> {
  const plan = await database.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params);
  return plan.flatMap(({ detail }) => /^SCAN (\w+)/.exec(detail)?.[1] ?? []);
}
