import { mysql } from './dialect.mysql.js';
import { sqlite } from './dialect.sqlite.js';

/** What a failed statement says about a constraint, before the registry gives it a name. */
export interface Violation {
  readonly kind: 'unique' | 'check' | 'foreign';
  /** As the engine reports it; absent where it does not. */
  readonly name?: string;
  readonly table?: string;
  /** SQLite names the columns of a unique constraint instead of the constraint. */
  readonly columns?: readonly string[];
}

/** Everything in which SQLite and MySQL/MariaDB differ and that a statement has to know. */
export interface Dialect {
  readonly name: 'sqlite' | 'mysql';
  /** Ends a SELECT whose rows shall stay locked until the end of the transaction. */
  readonly forUpdate: string;
  /** The column type of keys that the database makes. */
  readonly generatedKey: 'integer' | 'bigint';
  /** Options of every text column: comparison letter by letter, as SQLite does it anyway. */
  readonly letters: { readonly charset?: string; readonly collation?: string };
  /** The statement for a CHECK, where it cannot be part of CREATE TABLE through TypeORM; else null. */
  addCheck(table: string, name: string, expression: string): string | null;
  violation(error: unknown): Violation | null;
  /** The transaction lost a race and may be run again from BEGIN. */
  isRetryable(error: unknown): boolean;
  /** The database cannot be reached or has no connection to give: 503, not our fault in the work. */
  isUnavailable(error: unknown): boolean;
}

/** The dialect for TypeORM's `options.type`. */
export function dialectOf(type: string): Dialect {
  if (type === 'better-sqlite3') return sqlite;
  if (type === 'mysql' || type === 'mariadb') return mysql;
  throw new Error(`no dialect for ${type}`);
}
