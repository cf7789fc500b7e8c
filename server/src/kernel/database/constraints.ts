import type { ErrorCode } from '@supermarket/shared';
import type { EntityMetadata } from 'typeorm';
import { Refusal } from '../refusal.js';
import type { Violation } from './dialect.js';

/** The database refused a row by a constraint that has a name. */
export class ConstraintViolated extends Error {
  override readonly name = 'ConstraintViolated';

  constructor(
    readonly constraint: string,
    readonly kind: Violation['kind'],
    cause: unknown,
  ) {
    super(`violates ${constraint}`, { cause });
  }
}

/** The name of the constraint that an error of a statement is about, or null. */
export function violatedConstraint(error: unknown): string | null {
  return error instanceof ConstraintViolated ? error.constraint : null;
}

export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
}

/**
 * Table + columns ↔ name, read once from the entities (which `schema.db.spec.ts` holds equal to the tables).
 * Needed because SQLite names only CHECKs in its errors, and MariaDB calls every primary key PRIMARY.
 */
export class Constraints {
  readonly #uniqueByColumns = new Map<string, string>();
  readonly #foreignByTable = new Map<string, readonly ForeignKey[]>();

  constructor(entities: readonly EntityMetadata[]) {
    for (const entity of entities) {
      const table = entity.tableName;
      const remember = (columns: readonly string[], name: string): void => {
        this.#uniqueByColumns.set(`${table}(${[...columns].sort().join()})`, name);
      };
      remember(entity.primaryColumns.map((column) => column.databaseName), `pk_${table}`);
      remember([], `pk_${table}`); // what the MySQL dialect says for PRIMARY
      for (const index of entity.indices) if (index.isUnique) remember(index.columns.map((c) => c.databaseName), index.name);
      for (const unique of entity.uniques) remember(unique.columns.map((c) => c.databaseName), unique.name);
      this.#foreignByTable.set(
        table,
        entity.foreignKeys.map((key) => ({
          name: key.name,
          columns: key.columnNames,
          parent: key.referencedTablePath,
          parentColumns: key.referencedColumnNames,
        })),
      );
    }
  }

  /** The name, or null when the engine gave too little (a foreign key on SQLite). */
  nameOf(violation: Violation): string | null {
    if (violation.name) return violation.name;
    if (!violation.table || !violation.columns) return null;
    return this.#uniqueByColumns.get(`${violation.table}(${[...violation.columns].sort().join()})`) ?? null;
  }

  foreignKeysOf(table: string): readonly ForeignKey[] {
    return this.#foreignByTable.get(table) ?? [];
  }
}

const refusals = new Map<string, ErrorCode>();

/**
 * Says which refusal a violated constraint means: `refuseOn({ uq_gift_code: 'ID_TAKEN' })`, once, in the store's
 * file. A constraint without an entry stays an accident (500).
 */
export function refuseOn(codes: Readonly<Record<string, ErrorCode>>): void {
  for (const [constraint, code] of Object.entries(codes)) {
    const known = refusals.get(constraint);
    if (known && known !== code) throw new Error(`${constraint} already means ${known}`);
    refusals.set(constraint, code);
  }
}

/** The refusal an error stands for, or null. */
export function refusalFor(error: unknown): Refusal | null {
  const constraint = violatedConstraint(error);
  const code = constraint ? refusals.get(constraint) : undefined;
  return code ? Object.assign(new Refusal(code), { cause: error }) : null;
}
