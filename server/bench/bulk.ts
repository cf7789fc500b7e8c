import type { OpenDatabase } from '../src/kernel/database/open.js';
import type { Param } from '../src/kernel/index.js';

export type Row = Record<string, Param>;

/** Marks in one statement; SQLite takes 32,766, MariaDB 65,535. */
const MARKS = 16_000;

/** Many rows with the same columns, past entities: for data that our own use-cases would take hours to make. */
export async function bulk({ uow }: OpenDatabase, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const marks = `(${columns.map(() => '?').join(', ')})`;
  const most = Math.floor(MARKS / columns.length);
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    const sql = `INSERT INTO \`${table}\` (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ${part.map(() => marks).join(', ')}`;
    await uow.run((tx) => tx.change(sql, part.flatMap((row) => columns.map((column) => row[column] ?? null))));
  }
}
