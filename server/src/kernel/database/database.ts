import type { DataSource } from 'typeorm';
import type { Catalog } from './catalog.js';
import type { Engine } from './engine.js';
import { migrationState, type MigrationState } from './migrate.js';
import { ReadStatements } from './statements.js';
import { insideUnitOfWork } from './unit-of-work.js';

/** What readiness asks of the database. */
export interface DatabaseFacts {
  readonly engine: 'sqlite' | 'mysql';
  /** Empty when every acknowledged write survives a power cut. */
  readonly durabilityProblems: readonly string[];
  readonly migrations: MigrationState;
}

/**
 * Reads outside of a transaction: lists, screens, statistics. Sees the last commit, never a half-done unit.
 * Inside a unit of work it refuses, so that nobody reads past a lock by accident: use `tx` there.
 */
export class Database extends ReadStatements {
  constructor(
    catalog: Catalog,
    private readonly engine: Engine,
    readonly dataSource: DataSource,
  ) {
    super(catalog, (sql, params) =>
      insideUnitOfWork() ? Promise.reject(new Error('reading past the transaction: use tx inside a unit of work')) : engine.read(sql, params),
    );
  }

  /** Throws when the database cannot be reached. */
  async facts(): Promise<DatabaseFacts> {
    return {
      engine: this.engine.dialect.name,
      durabilityProblems: await this.engine.durabilityProblems(),
      migrations: await migrationState(this.dataSource, (sql) => this.engine.read(sql, [])),
    };
  }

  /** Opens every connection of the pool: before a race, or before the first visitor. */
  warm(): Promise<void> {
    return this.engine.warm();
  }

  isRetryable(error: unknown): boolean {
    return this.engine.dialect.isRetryable(error);
  }

  isUnavailable(error: unknown): boolean {
    return this.engine.dialect.isUnavailable(error);
  }
}
