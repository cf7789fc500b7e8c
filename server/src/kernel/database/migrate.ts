import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DataSource, EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';

export const MIGRATIONS_TABLE = 'schema_migration';

/** `ahead`: the database was written by a newer program than this one. */
export type MigrationState = 'head' | 'behind' | 'ahead';

export type MigrationClass = new () => MigrationInterface;
export type AnyEntity = EntityTarget<ObjectLiteral>;

const nameOf = (migration: MigrationInterface): string => migration.name ?? migration.constructor.name;

export class DatabaseTooNew extends Error {
  override readonly name = 'DatabaseTooNew';

  constructor(readonly migration: string) {
    super(
      `数据库比程序新：它已经做过 ${migration}，而这个版本不认识。请换用新版程序，或恢复升级前的副本。` +
        ` (The database is newer than this program: unknown migration ${migration}.)`,
    );
  }
}

/** How the tables stand to the code. `read` is one SELECT. */
export async function migrationState(
  dataSource: DataSource,
  read: (sql: string) => Promise<Record<string, unknown>[]>,
): Promise<MigrationState> {
  const rows = await read(`SELECT name FROM \`${MIGRATIONS_TABLE}\``).catch((error: Error) => {
    if (/no such table|doesn't exist/.test(error.message)) return []; // nothing was ever migrated
    throw error;
  });
  const done = new Set(rows.map((row) => String(row['name'])));
  const known = dataSource.migrations.map(nameOf);
  if ([...done].some((name) => !known.includes(name))) return 'ahead';
  return known.every((name) => done.has(name)) ? 'head' : 'behind';
}

async function executed(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    if (!(await runner.hasTable(MIGRATIONS_TABLE))) return [];
    const rows = (await runner.query(`SELECT name FROM \`${MIGRATIONS_TABLE}\` ORDER BY id`)) as { name: string }[];
    return rows.map((row) => row.name);
  } finally {
    await runner.release();
  }
}

/**
 * Brings the tables to the state of the code; answers the names of what it did. On SQLite a copy of the file is
 * kept beside it first. Throws DatabaseTooNew when the database knows more than the code.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const done = await executed(dataSource);
  const known = dataSource.migrations.map(nameOf);
  const unknown = done.find((name) => !known.includes(name));
  if (unknown) throw new DatabaseTooNew(unknown);
  const pending = known.filter((name) => !done.includes(name));
  if (pending.length === 0) return [];
  if (dataSource.options.type === 'better-sqlite3' && done.length > 0) {
    const copy = `${dataSource.options.database}.before-${pending[0]}`;
    rmSync(copy, { force: true });
    await dataSource.query(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
  }
  await dataSource.runMigrations();
  if (dataSource.options.type === 'better-sqlite3') {
    // Foreign keys rest while tables are rebuilt: look whether one was broken on the way.
    const broken = (await dataSource.query('PRAGMA foreign_key_check')) as { table: string }[];
    if (broken.length > 0) throw new Error(`foreign keys are broken in ${[...new Set(broken.map(({ table }) => table))].join(', ')}`);
  }
  return pending;
}

/** Takes the last migration back on MySQL/MariaDB by its `down`. On SQLite see `restoreCopy`. */
export async function revert(dataSource: DataSource): Promise<string | null> {
  const last = (await executed(dataSource)).at(-1) ?? null;
  if (last) await dataSource.undoLastMigration();
  return last;
}

/**
 * SQLite: puts back the copy made before the last upgrade, with the data of that moment; what the file held until
 * now is kept as `….replaced`. Nobody may have the file open. Answers the copy's name.
 */
export function restoreCopy(file: string): string {
  const prefix = `${basename(file)}.before-`;
  const copies = existsSync(dirname(file)) ? readdirSync(dirname(file)).filter((name) => name.startsWith(prefix)) : [];
  const newest = copies
    .map((name) => join(dirname(file), name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (!newest) throw new Error(`没有升级前的副本可以恢复 (no copy ${file}.before-* to restore)`);
  renameSync(file, `${file}.replaced`);
  for (const side of ['-wal', '-shm']) if (existsSync(file + side)) renameSync(file + side, `${file}.replaced${side}`);
  copyFileSync(newest, file);
  rmSync(newest);
  return newest;
}
