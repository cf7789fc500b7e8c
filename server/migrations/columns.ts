import {
  Table,
  TableColumn,
  TableForeignKey,
  TableIndex,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm';
import { dialectOf, type Dialect } from '../src/kernel/database/dialect.js';

/*
 * How a migration writes a table once for SQLite, MySQL and MariaDB. The column kinds are the twins of the
 * decorators in `src/kernel/database/columns.ts`. Migrations are history: when a helper must change its meaning,
 * add a new one.
 */

interface Options {
  readonly nullable?: boolean;
  readonly default?: string | number | boolean;
}

/** A column, once the engine is known. */
export type ColumnOf = (dialect: Dialect) => TableColumnOptions;

/** A default as TypeORM writes it for this engine, so that comparing finds no difference. */
function quoted(value: string | number | boolean | undefined, dialect: Dialect): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' && dialect.name === 'sqlite' ? String(value) : `'${value}'`;
}

const plain =
  (type: string, onSqlite = type) =>
  (name: string, options: Options = {}): ColumnOf =>
  (dialect) => ({
    name,
    type: dialect.name === 'sqlite' ? onSqlite : type,
    isNullable: options.nullable ?? false,
    default: quoted(options.default, dialect),
  });

const letters =
  (name: string, type: string, length: number | undefined, options: Options = {}): ColumnOf =>
  (dialect) => ({
    name,
    type,
    ...(length ? { length: String(length) } : {}),
    ...dialect.letters,
    isNullable: options.nullable ?? false,
    default: quoted(options.default, dialect),
  });

/** Primary key, a UUID. */
export const id = (name = 'id'): ColumnOf => (dialect) => ({ ...letters(name, 'varchar', 36)(dialect), isPrimary: true });
/** Primary key, a word of ours. */
export const codeId = (name: string, length = 32): ColumnOf => (dialect) => ({ ...letters(name, 'varchar', length)(dialect), isPrimary: true });
/** Primary key of append-only rows, made by the database. */
export const key = (name = 'id'): ColumnOf => (dialect) => ({
  name,
  type: dialect.generatedKey,
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
});
/** The id of another row. */
export const ref = (name: string, options?: Options): ColumnOf => letters(name, 'varchar', 36, options);
export const code = (name: string, length = 32, options?: Options): ColumnOf => letters(name, 'varchar', length, options);
export const line = (name: string, length: number, options?: Options): ColumnOf => letters(name, 'varchar', length, options);
export const text = (name: string, options?: { readonly nullable?: boolean }): ColumnOf => letters(name, 'text', undefined, options);
export const sealed = text;
/** simple-json. */
export const json = text;
export const instant = (name: string, options: { readonly nullable?: boolean } = {}): ColumnOf => () => ({
  name,
  type: 'datetime',
  precision: 3,
  isNullable: options.nullable ?? false,
});
export const day = plain('date');
export const int = plain('int', 'integer');
export const keyRef = plain('bigint');
export const double = plain('double');
export const bool = plain('tinyint', 'boolean');

export interface Constraints {
  /** Name → columns. */
  readonly unique?: Readonly<Record<string, readonly string[]>>;
  readonly index?: Readonly<Record<string, readonly string[]>>;
  /** Name → SQL condition in the common subset. */
  readonly check?: Readonly<Record<string, string>>;
  /** Name → [column, table, column there]. Nothing cascades. */
  readonly foreign?: Readonly<Record<string, readonly [column: string | readonly string[], table: string, target: string | readonly string[]]>>;
}

const list = (columns: string | readonly string[]): string[] => (typeof columns === 'string' ? [columns] : [...columns]);

const foreignKeys = (foreign: Constraints['foreign'] = {}): TableForeignKey[] =>
  Object.entries(foreign).map(
    ([name, [columns, table, target]]) =>
      new TableForeignKey({
        name,
        columnNames: list(columns),
        referencedTableName: table,
        referencedColumnNames: list(target),
        onDelete: 'NO ACTION',
        onUpdate: 'NO ACTION',
      }),
  );

const indices = ({ unique = {}, index = {} }: Constraints): TableIndex[] => [
  ...Object.entries(unique).map(([name, columns]) => new TableIndex({ name, columnNames: [...columns], isUnique: true })),
  ...Object.entries(index).map(([name, columns]) => new TableIndex({ name, columnNames: [...columns] })),
];

/** Creates a table with everything that guards it; every constraint has its name. */
export async function createTable(runner: QueryRunner, name: string, columns: readonly ColumnOf[], constraints: Constraints = {}): Promise<void> {
  const dialect = dialectOf(runner.dataSource.options.type);
  const checks = Object.entries(constraints.check ?? {});
  const table = new Table({
    name,
    columns: columns.map((column) => column(dialect)),
    indices: indices(constraints),
    foreignKeys: foreignKeys(constraints.foreign),
    checks: dialect.name === 'sqlite' ? checks.map(([check, expression]) => ({ name: check, expression })) : [],
  });
  await runner.createTable(table, false, true, true);
  for (const [check, expression] of checks) {
    const statement = dialect.addCheck(name, check, expression);
    if (statement) await runner.query(statement);
  }
}

/** Adds columns to a table that is there; give them a default or make them nullable. */
export async function addColumns(runner: QueryRunner, table: string, columns: readonly ColumnOf[]): Promise<void> {
  const dialect = dialectOf(runner.dataSource.options.type);
  await runner.addColumns(table, columns.map((column) => new TableColumn(column(dialect))));
}

/** Adds indexes to a table that is there. */
export async function addIndexes(runner: QueryRunner, table: string, constraints: Pick<Constraints, 'unique' | 'index'>): Promise<void> {
  await runner.createIndices(table, indices(constraints));
}

/** Takes indexes away from a table that is there. */
export async function dropIndexes(runner: QueryRunner, table: string, ...names: readonly string[]): Promise<void> {
  for (const name of names) await runner.dropIndex(table, name);
}

/** For `down`: drops tables, the last created first. */
export async function dropTables(runner: QueryRunner, ...tables: readonly string[]): Promise<void> {
  for (const table of tables) await runner.dropTable(table);
}
