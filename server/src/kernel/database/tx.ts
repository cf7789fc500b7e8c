import type { Param } from './instants.js';

export type { Param } from './instants.js';

/** A class with `@Entity` and columns; no relations. */
export type EntityClass<T> = abstract new (...args: never[]) => T;

/** Reading. SQL is the common subset of both engines with `?` for parameters. */
export interface Reads {
  /** Raw rows as the database names their columns; instants are text (see `instant`), booleans 0 or 1. */
  rows<R extends object>(sql: string, params?: readonly Param[]): Promise<R[]>;
  /** The first raw row, or null. */
  one<R extends object>(sql: string, params?: readonly Param[]): Promise<R | null>;
  /** An entity by its primary key. */
  get<T extends object>(entity: EntityClass<T>, id: string | number): Promise<T | null>;
  /** Entities; `where` is what follows WHERE, with column names, and may end in ORDER BY and LIMIT. */
  find<T extends object>(entity: EntityClass<T>, where: string, params?: readonly Param[]): Promise<T[]>;
}

/** What a store receives: the one transaction of the use-case. Dead after the unit of work ends. */
export interface Tx extends Reads {
  /** The row, locked until the end (SELECT … FOR UPDATE; on SQLite the unit is the only writer anyway). */
  lock<T extends object>(entity: EntityClass<T>, id: string | number): Promise<T | null>;
  /** The rows that exist among `ids`, locked in the order of their ids by one statement. */
  lockAll<T extends object>(entity: EntityClass<T>, ids: readonly (string | number)[]): Promise<T[]>;
  /** Rows by a condition, locked. Say ORDER BY when there may be several. */
  lockWhere<T extends object>(entity: EntityClass<T>, where: string, params?: readonly Param[]): Promise<T[]>;
  /** A full row. Throws the named constraint's error when the database objects. */
  insert<T extends object>(entity: EntityClass<T>, row: NoInfer<T>): Promise<void>;
  /** A row whose integer key the database makes; answers the key. */
  insertKeyed<T extends { id: number }>(entity: EntityClass<T>, row: NoInfer<Omit<T, 'id'>>): Promise<number>;
  /** False when a unique constraint (or the primary key) says it is there already; the transaction goes on. */
  insertIfAbsent<T extends object>(entity: EntityClass<T>, row: NoInfer<T>): Promise<boolean>;
  /** A write in SQL; answers how many rows matched. Put the old state into WHERE and change it in SET. */
  change(sql: string, params?: readonly Param[]): Promise<number>;
  /** `update … set patch where …`; answers how many rows matched. */
  update<T extends object>(entity: EntityClass<T>, patch: NoInfer<Partial<T>>, where: string, params?: readonly Param[]): Promise<number>;
}
