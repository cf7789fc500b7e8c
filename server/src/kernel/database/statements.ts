import { ConstraintViolated, type Constraints } from './constraints.js';
import type { Catalog, TableCodec } from './catalog.js';
import type { Dialect } from './dialect.js';
import type { Bound, Row, Session } from './engine.js';
import { bound } from './instants.js';
import type { EntityClass, Param, Reads, Tx } from './tx.js';

type Read = (sql: string, params: readonly Bound[]) => Promise<Row[]>;

/** `Reads` over any way of running one SELECT. */
export class ReadStatements implements Reads {
  constructor(
    protected readonly catalog: Catalog,
    protected readonly read: Read,
  ) {}

  async rows<R extends object>(sql: string, params: readonly Param[] = []): Promise<R[]> {
    return (await this.read(sql, params.map(bound))) as R[];
  }

  async one<R extends object>(sql: string, params: readonly Param[] = []): Promise<R | null> {
    return (await this.rows<R>(sql, params))[0] ?? null;
  }

  async get<T extends object>(entity: EntityClass<T>, id: string | number): Promise<T | null> {
    const codec = this.catalog.of(entity);
    return (await this.select<T>(codec, `\`${codec.key}\` = ?`, [id]))[0] ?? null;
  }

  async find<T extends object>(entity: EntityClass<T>, where: string, params: readonly Param[] = []): Promise<T[]> {
    return this.select<T>(this.catalog.of(entity), where, params);
  }

  protected async select<T>(codec: TableCodec, where: string, params: readonly Param[]): Promise<T[]> {
    const rows = await this.read(codec.select + where, params.map(bound));
    return rows.map((row) => codec.object<T>(row));
  }
}

/**
 * The statements of one attempt of one unit of work. Two states end it early: `over`, when the unit has ended
 * (a promise that nobody awaited would otherwise write into somebody else's transaction), and `dead`, when the
 * database has thrown the transaction away (going on would write outside of any).
 */
export class TxStatements extends ReadStatements implements Tx {
  #dead: unknown = null;
  #over = false;

  constructor(
    catalog: Catalog,
    private readonly constraints: Constraints,
    private readonly dialect: Dialect,
    private readonly session: Session,
  ) {
    super(catalog, (sql, params) => this.#run(() => session.read(sql, params)));
  }

  /** The error that killed the transaction, or null. */
  get dead(): unknown {
    return this.#dead;
  }

  end(): void {
    this.#over = true;
  }

  async lock<T extends object>(entity: EntityClass<T>, id: string | number): Promise<T | null> {
    const codec = this.catalog.of(entity);
    return (await this.select<T>(codec, `\`${codec.key}\` = ?${this.dialect.forUpdate}`, [id]))[0] ?? null;
  }

  async lockAll<T extends object>(entity: EntityClass<T>, ids: readonly (string | number)[]): Promise<T[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return [];
    const codec = this.catalog.of(entity);
    const marks = wanted.map(() => '?').join(', ');
    return this.select<T>(codec, `\`${codec.key}\` IN (${marks}) ORDER BY \`${codec.key}\`${this.dialect.forUpdate}`, wanted);
  }

  async lockWhere<T extends object>(entity: EntityClass<T>, where: string, params: readonly Param[] = []): Promise<T[]> {
    return this.select<T>(this.catalog.of(entity), where + this.dialect.forUpdate, params);
  }

  async insert<T extends object>(entity: EntityClass<T>, row: T): Promise<void> {
    const codec = this.catalog.of(entity);
    await this.#write(codec.insert, codec.values(row), codec, row);
  }

  async insertKeyed<T extends { id: number }>(entity: EntityClass<T>, row: Omit<T, 'id'>): Promise<number> {
    const codec = this.catalog.of(entity);
    return (await this.#write(codec.insertKeyed, codec.unkeyedValues(row), codec, row)).key;
  }

  async insertIfAbsent<T extends object>(entity: EntityClass<T>, row: T): Promise<boolean> {
    try {
      await this.insert(entity, row);
      return true;
    } catch (error) {
      // Only the statement is undone, on both engines; the words INSERT IGNORE would hide other faults as well.
      if (error instanceof ConstraintViolated && error.kind === 'unique') return false;
      throw error;
    }
  }

  async change(sql: string, params: readonly Param[] = []): Promise<number> {
    return (await this.#write(sql, params.map(bound))).affected;
  }

  async update<T extends object>(entity: EntityClass<T>, patch: Partial<T>, where: string, params: readonly Param[] = []): Promise<number> {
    const codec = this.catalog.of(entity);
    const { sql, values } = codec.assignments(patch);
    const statement = `UPDATE \`${codec.table}\` SET ${sql} WHERE ${where}`;
    return (await this.#write(statement, [...values, ...params.map(bound)], codec, patch)).affected;
  }

  async #write(sql: string, params: readonly Bound[], codec?: TableCodec, row?: object): Promise<{ affected: number; key: number }> {
    try {
      return await this.#run(() => this.session.write(sql, params));
    } catch (error) {
      const violation = this.dialect.violation(error);
      if (!violation) throw error;
      const name =
        this.constraints.nameOf(violation) ?? (violation.kind === 'foreign' && codec && row ? await this.#missingParent(codec, row) : null);
      throw name ? new ConstraintViolated(name, violation.kind, error) : error;
    }
  }

  /** SQLite does not say which foreign key failed: look for the parent that is not there. */
  async #missingParent(codec: TableCodec, row: object): Promise<string | null> {
    const values = codec.columnValues(row);
    for (const key of this.constraints.foreignKeysOf(codec.table)) {
      const wanted = key.columns.map((column) => values.get(column));
      if (wanted.some((value) => value === null || value === undefined)) continue;
      const where = key.parentColumns.map((column) => `\`${column}\` = ?`).join(' AND ');
      const found = await this.read(`SELECT 1 FROM \`${key.parent}\` WHERE ${where}`, wanted as Bound[]);
      if (found.length === 0) return key.name;
    }
    return null;
  }

  async #run<R>(statement: () => Promise<R>): Promise<R> {
    if (this.#over) throw new Error('this transaction is over: a promise in the unit of work was not awaited');
    if (this.#dead !== null) throw this.#dead;
    try {
      return await statement();
    } catch (error) {
      if (this.dialect.isRetryable(error) || this.dialect.isUnavailable(error)) this.#dead = error;
      throw error;
    }
  }
}
