import type { Pool, PoolConnection, FieldPacket, ResultSetHeader } from 'mysql2';
import type { Bound, Engine, Row, Session } from './engine.js';
import { mysql, PoolExhausted, Silent } from './dialect.mysql.js';
import { Turnstile } from './turnstile.js';

/** How long a unit of work or a read waits for a free connection, in milliseconds. */
const PATIENCE = 5_000;
/** How often a read is asked again when its connection is cut. */
const READ_AGAIN = 3;
const DATETIME = 12;

/**
 * Hands one statement to a connection and waits for its end, `silence` milliseconds at most (0: for ever). After that
 * the database is gone without having said so, and the connection with it.
 */
function ended<T>(connection: PoolConnection, silence: number, hand: (done: (error: unknown, result: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = silence > 0 ? setTimeout(giveUp, silence) : undefined;
    function giveUp(): void {
      connection.destroy();
      reject(new Silent(`no answer to a statement in ${silence} ms`));
    }
    hand((error, result) => {
      clearTimeout(late);
      if (error) reject(error as Error);
      else resolve(result);
    });
  });
}

/** Runs one prepared statement; instants come as text with milliseconds, as SQLite keeps them. */
function execute(connection: PoolConnection, silence: number, sql: string, params: readonly Bound[]): Promise<Row[] | ResultSetHeader> {
  return ended(connection, silence, (done) =>
    connection.execute(sql, params as Bound[], (error, rows, fields) => {
      if (!error && Array.isArray(rows)) padInstants(rows as Row[], fields);
      done(error, rows as Row[] | ResultSetHeader);
    }),
  );
}

/** The binary protocol leaves out a fraction that is zero. */
function padInstants(rows: Row[], fields: FieldPacket[]): void {
  for (const field of fields) {
    if (field.columnType !== DATETIME) continue;
    for (const row of rows) {
      const value = row[field.name];
      if (typeof value === 'string' && value.length === 19) row[field.name] = `${value}.000`;
    }
  }
}

function command(connection: PoolConnection, silence: number, sql: string): Promise<void> {
  return ended(connection, silence, (done) => connection.query(sql, (error: unknown) => done(error)));
}

class MysqlSession implements Session {
  constructor(
    private readonly connection: PoolConnection,
    private readonly silence: number,
  ) {}

  async read(sql: string, params: readonly Bound[]): Promise<Row[]> {
    return (await execute(this.connection, this.silence, sql, params)) as Row[];
  }

  async write(sql: string, params: readonly Bound[]): Promise<{ affected: number; key: number }> {
    const { affectedRows, insertId } = (await execute(this.connection, this.silence, sql, params)) as ResultSetHeader;
    return { affected: affectedRows, key: insertId };
  }
}

/** MySQL, MariaDB and what speaks like them, through the pool that TypeORM's driver opened. */
export class MysqlEngine implements Engine {
  readonly dialect = mysql;
  /** Units of work leave the last connection to reads: these go on while all units wait for locks. */
  readonly #units: Turnstile;

  constructor(
    private readonly pool: Pool,
    private readonly poolSize: number,
    /** Milliseconds without an answer after which a connection is given up; 0: never. */
    private readonly silence: number,
    private readonly afterClose: () => Promise<void>,
  ) {
    this.#units = new Turnstile(Math.max(1, poolSize - 1));
  }

  async transaction<T>(work: (session: Session) => Promise<T>, patience = PATIENCE): Promise<T> {
    const began = Date.now();
    if (!(await this.#units.enter(Math.min(patience, PATIENCE)))) throw new PoolExhausted('too many units of work were running');
    try {
      return await this.#transaction(work, patience - (Date.now() - began));
    } finally {
      this.#units.leave();
    }
  }

  async #transaction<T>(work: (session: Session) => Promise<T>, patience: number): Promise<T> {
    const connection = await this.#begun(patience);
    let sound = false;
    try {
      const result = await work(new MysqlSession(connection, this.silence));
      await command(connection, this.silence, 'COMMIT');
      sound = true;
      return result;
    } catch (error) {
      // Always explicit: after a lock time-out only the statement is undone, the transaction is still there.
      sound = await command(connection, this.silence, 'ROLLBACK').then(() => true, () => false);
      throw error;
    } finally {
      if (sound) connection.release();
      else connection.destroy();
    }
  }

  async read(sql: string, params: readonly Bound[]): Promise<Row[]> {
    const began = Date.now();
    for (let again = 0; ; again += 1) {
      try {
        return await this.#readOnce(sql, params, PATIENCE - (Date.now() - began));
      } catch (error) {
        // Its connection was cut, or had died unseen (the database restarted); a read may simply be asked again.
        if (again === READ_AGAIN || !mysql.isCut(error)) throw error;
      }
    }
  }

  async #readOnce(sql: string, params: readonly Bound[], patience: number): Promise<Row[]> {
    const connection = await this.#acquire(patience);
    try {
      return (await execute(connection, this.silence, sql, params)) as Row[];
    } finally {
      connection.release();
    }
  }

  /** A connection with an open transaction; a dead one from the pool is thrown away once. */
  async #begun(patience: number): Promise<PoolConnection> {
    const first = await this.#acquire(patience);
    try {
      await command(first, this.silence, 'START TRANSACTION');
      return first;
    } catch (error) {
      first.destroy();
      if (!mysql.isCut(error)) throw error;
    }
    const second = await this.#acquire(patience);
    try {
      await command(second, this.silence, 'START TRANSACTION');
      return second;
    } catch (error) {
      second.destroy();
      throw error;
    }
  }

  #acquire(patience: number): Promise<PoolConnection> {
    return new Promise((resolve, reject) => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(new PoolExhausted(`no connection came free in ${patience} ms`));
      }, patience);
      this.pool.getConnection((error, connection) => {
        clearTimeout(timer);
        if (late) return connection?.release();
        if (error) return reject(error);
        resolve(connection);
      });
    });
  }

  async durabilityProblems(): Promise<string[]> {
    const rows = await this.read(
      "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('innodb_flush_log_at_trx_commit', 'sync_binlog', 'log_bin')",
      [],
    );
    const settings = new Map(rows.map((row) => [String(row['Variable_name']), String(row['Value'])]));
    return [
      ...(settings.get('innodb_flush_log_at_trx_commit') === '1' ? [] : ['innodb_flush_log_at_trx_commit is not 1']),
      ...(settings.get('log_bin') === 'ON' && settings.get('sync_binlog') !== '1' ? ['sync_binlog is not 1'] : []),
    ];
  }

  async warm(): Promise<void> {
    const connections = await Promise.all(Array.from({ length: this.poolSize }, () => this.#acquire(PATIENCE)));
    await Promise.all(connections.map((connection) => command(connection, this.silence, 'SELECT 1')));
    for (const connection of connections) connection.release();
  }

  async close(): Promise<void> {
    await this.afterClose();
  }
}
