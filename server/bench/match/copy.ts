import { existsSync, renameSync, rmSync } from 'node:fs';
import type { OpenDatabase } from '../../src/kernel/database/open.js';
import { bulk, type Row } from '../bulk.js';

/** What the searches read, each after what it refers to, and the columns by which it is read on. */
const TABLES: readonly (readonly [table: string, keys: readonly string[]])[] = [
  ['person', ['id']], ['volunteer', ['person_id']], ['volunteer_near', ['person_id', 'skill']], ['service_order', ['id']], ['assignment', ['id']],
];
const AT_ONCE = 20_000;

/** The same rows in a SQLite file, made once; `open` opens a file with our tables and places. */
export async function copyInto(file: string, from: OpenDatabase, open: (file: string) => Promise<OpenDatabase>, tell: (line: string) => void): Promise<void> {
  if (existsSync(file)) return;
  const half = `${file}.half`;
  rmSync(half, { force: true });
  const into = await open(half);
  const began = Date.now();
  try {
    await into.dataSource.query('PRAGMA synchronous = OFF');
    const spare = await into.database.rows<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'service_order' AND name LIKE 'ix_%'");
    const kept = new Set((await from.database.rows<{ name: string }>("SELECT DISTINCT INDEX_NAME AS name FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'service_order'")).map(({ name }) => name));
    for (const { name } of spare) if (!kept.has(name)) await into.dataSource.query(`DROP INDEX ${name}`);
    for (const [table, keys] of TABLES) {
      const mine = new Set((await into.database.rows<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)).map(({ name }) => name));
      // Of two keys the first must stand alone for an index to be entered by it.
      const [first, second] = keys;
      const after = second === undefined ? `${first} > ?` : `${first} >= ? AND (${first} > ? OR ${second} > ?)`;
      for (let last: readonly string[] | null = null; ; ) {
        const rows: Row[] = await from.database.rows<Row>(`SELECT * FROM ${table} ${last ? `WHERE ${after}` : ''} ORDER BY ${keys.join(', ')} LIMIT ${AT_ONCE}`, last ?? []);
        if (rows.length === 0) break;
        await bulk(into, table, rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => mine.has(name)))));
        const end = keys.map((name) => String(rows.at(-1)![name]));
        last = second === undefined ? end : [end[0]!, ...end];
      }
    }
    await into.dataSource.query('ANALYZE');
    // All of it into the one file, because that alone gets its name.
    await into.dataSource.query('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    await into.close();
  }
  renameSync(half, file);
  tell(`the same in SQLite, ${((Date.now() - began) / 1000).toFixed(0)} s`);
}
