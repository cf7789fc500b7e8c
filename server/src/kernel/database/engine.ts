import type { Dialect } from './dialect.js';

export type Row = Record<string, unknown>;
export type Bound = string | number | null;

/** One connection while somebody holds it. */
export interface Session {
  read(sql: string, params: readonly Bound[]): Promise<Row[]>;
  write(sql: string, params: readonly Bound[]): Promise<{ readonly affected: number; readonly key: number }>;
}

/** A database that is open: the only way from our code to TypeORM's driver. */
export interface Engine {
  readonly dialect: Dialect;
  /** BEGIN, work, COMMIT; on any error ROLLBACK and the error again. One attempt, begun within `patience` milliseconds. */
  transaction<T>(work: (session: Session) => Promise<T>, patience?: number): Promise<T>;
  /** One statement outside, which sees only what is committed. */
  read(sql: string, params: readonly Bound[]): Promise<Row[]>;
  /** Settings under which an acknowledged write could be lost; empty when none. */
  durabilityProblems(): Promise<string[]>;
  /** Opens every connection of the pool, so that a race starts level. Nothing to do on SQLite. */
  warm(): Promise<void>;
  close(): Promise<void>;
}
