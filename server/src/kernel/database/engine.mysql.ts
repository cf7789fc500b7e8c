import type { Pool, PoolConnection, FieldPacket, ResultSetHeader } from 'mysql2';
import type { Bound, Engine, Row, Session } from './engine.js';
import { mysql, PoolExhausted } from './dialect.mysql.js';

/** How long a unit of work or a read waits for a free connection, in milliseconds. */
const PATIENCE = 5_000;
const DATETIME = 12;

/** Runs one prepared statement; instants come as text with milliseconds, as SQLite keeps them. */
function execute(connection: PoolConnection, sql: string, params: readonly Bound[]): Promise<Row[] | ResultSetHeader> {
  return new Promise((resolve, reject) => {
    connection.execute(sql, params as Bound[], (error, rows, fields) => {
      if (error) return reject(error);
      if (Array.isArray(rows)) padInstants(rows as Row[], fields);
      resolve(rows as Row[] | ResultSetHeader);
    });
  });
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

function command(connection: PoolConnection, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.query(sql, (error: unknown) => (error ? reject(error) : resolve()));
  });
}

class MysqlSession implements Session {
  constructor(private readonly connection: PoolConnection) {}

  async read(sql: string, params: readonly Bound[]): Promise<Row[]> {
    return (await execute(this.connection, sql, params)) as Row[];
  }

  async write(sql: string, params: readonly Bound[]): Promise<{ affected: number; key: number }> {
    const { affectedRows, insertId } = (await execute(this.connection, sql, params)) as ResultSetHeader;
    return { affected: affectedRows, key: insertId };
  }
}

/** MySQL, MariaDB and what speaks like them, through the pool that TypeORM's driver opened. */
export class MysqlEngine implements Engine {
  readonly dialect = mysql;

  constructor(
    private readonly pool: Pool,
    private readonly poolSize: number,
    private readonly afterClose: () => Promise<void>,
  ) {}

  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const connection = await this.#begun();
    let sound = false;
    try {
      const result = await work(new MysqlSession(connection));
      await command(connection, 'COMMIT');
      sound = true;
      return result;
    } catch (error) {
      // Always explicit: after a lock time-out only the statement is undone, the transaction is still there.
      sound = await command(connection, 'ROLLBACK').then(() => true, () => false);
      throw error;
    } finally {
      if (sound) connection.release();
      else connection.destroy();
    }
  }

  async read(sql: string, params: readonly Bound[]): Promise<Row[]> {
    try {
      return await this.#readOnce(sql, params);
    } catch (error) {
      // A pooled connection may have died unseen (the database restarted); a read may simply be asked again.
      if (error instanceof PoolExhausted || !mysql.isUnavailable(error)) throw error;
      return this.#readOnce(sql, params);
    }
  }

  async #readOnce(sql: string, params: readonly Bound[]): Promise<Row[]> {
    const connection = await this.#acquire();
    try {
      return (await execute(connection, sql, params)) as Row[];
    } finally {
      connection.release();
    }
  }

  /** A connection with an open transaction; a dead one from the pool is thrown away once. */
  async #begun(): Promise<PoolConnection> {
    const first = await this.#acquire();
    try {
      await command(first, 'START TRANSACTION');
      return first;
    } catch (error) {
      first.destroy();
      if (!mysql.isUnavailable(error)) throw error;
    }
    const second = await this.#acquire();
    try {
      await command(second, 'START TRANSACTION');
      return second;
    } catch (error) {
      second.destroy();
      throw error;
    }
  }

  #acquire(): Promise<PoolConnection> {
    return new Promise((resolve, reject) => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(new PoolExhausted(`no connection came free in ${PATIENCE} ms`));
      }, PATIENCE);
      this.pool.getConnection((error, connection) => {
        clearTimeout(timer);
        if (late) return connection?.release();
        if (error) return reject(error);
        // Without a listener an error on an idle connection would end the process.
        if (connection.listenerCount('error') === 0) connection.on('error', () => {});
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
    const connections = await Promise.all(Array.from({ length: this.poolSize }, () => this.#acquire()));
    await Promise.all(connections.map((connection) => command(connection, 'SELECT 1')));
    for (const connection of connections) connection.release();
  }

  async close(): Promise<void> {
    await this.afterClose();
  }
}
