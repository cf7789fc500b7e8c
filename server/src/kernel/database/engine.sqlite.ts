import type { Bound, Engine, Row, Session } from './engine.js';
import { sqlite } from './dialect.sqlite.js';

/** What we use of libsql (and of better-sqlite3, which has the same face). */
export interface SqliteFile {
  prepare(sql: string): SqliteStatement;
  exec(sql: string): unknown;
  close(): void;
  readonly inTransaction: boolean;
}
interface SqliteStatement {
  all(params: readonly Bound[]): Row[];
  run(params: readonly Bound[]): { changes: number; lastInsertRowid: number | bigint };
}

const KEPT_STATEMENTS = 500;

class SqliteSession implements Session {
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(readonly file: SqliteFile) {}

  // eslint-disable-next-line @typescript-eslint/require-await -- the engine is synchronous; errors become rejections
  async read(sql: string, params: readonly Bound[]): Promise<Row[]> {
    return this.#prepared(sql).all(params);
  }

  async write(sql: string, params: readonly Bound[]): Promise<{ affected: number; key: number }> {
    const { changes, lastInsertRowid } = this.#prepared(sql).run(params);
    return { affected: changes, key: Number(lastInsertRowid) };
  }

  #prepared(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.file.prepare(sql);
    if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.delete(this.#statements.keys().next().value!);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/**
 * SQLite with two connections to one file. All units of work queue for the writer, one at a time; reads outside
 * go through a second connection that may only read, and so see the last commit and never a half-done unit
 * (TypeORM alone would share one connection, and mix 64 clients into one transaction).
 */
export class SqliteEngine implements Engine {
  readonly dialect = sqlite;
  readonly #writer: SqliteSession;
  readonly #reader: SqliteSession;
  #lastInLine: Promise<void> = Promise.resolve();

  constructor(
    writer: SqliteFile,
    reader: SqliteFile,
    private readonly afterClose: () => Promise<void>,
  ) {
    this.#writer = new SqliteSession(writer);
    this.#reader = new SqliteSession(reader);
  }

  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const before = this.#lastInLine;
    let leave!: () => void;
    this.#lastInLine = new Promise((resolve) => (leave = resolve));
    await before;
    const { file } = this.#writer;
    try {
      file.exec('BEGIN IMMEDIATE');
      const result = await work(this.#writer);
      file.exec('COMMIT');
      return result;
    } catch (error) {
      if (file.inTransaction) file.exec('ROLLBACK');
      throw error;
    } finally {
      leave();
    }
  }

  read(sql: string, params: readonly Bound[]): Promise<Row[]> {
    return this.#reader.read(sql, params);
  }

  async durabilityProblems(): Promise<string[]> {
    const [mode] = await this.#writer.read('PRAGMA journal_mode', []);
    const [sync] = await this.#writer.read('PRAGMA synchronous', []);
    return [
      ...(mode?.['journal_mode'] === 'wal' ? [] : ['journal_mode is not WAL']),
      ...(Number(sync?.['synchronous']) >= 2 ? [] : ['synchronous is below FULL']),
    ];
  }

  async warm(): Promise<void> {}

  async close(): Promise<void> {
    await this.#lastInLine; // whoever is in line has been promised an answer
    this.#reader.file.close();
    await this.afterClose();
  }
}
