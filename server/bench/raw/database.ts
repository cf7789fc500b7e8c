import libsql from 'libsql';
import mysql2, { type PoolConnection } from 'mysql2/promise';

export type Cell = string | number | null;
export type Row = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** One statement, prepared once for each connection: rows of a SELECT, or how many rows a write met and the key it made. */
export type Execute = (sql: string, params: readonly Cell[]) => Promise<Row[] & { affected: number; key: number }>;

export interface RawDatabase {
  readonly mysql: boolean;
  readonly read: Execute;
  transaction<T>(work: (execute: Execute) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** mysql2 as its makers advise: a pool, `execute`, texts for dates, no stack traces kept. */
export function openMysql(url: string, size: number): RawDatabase {
  const { hostname, port, username, password, pathname } = new URL(url);
  const pool = mysql2.createPool({
    host: hostname, port: Number(port), user: username, password: decodeURIComponent(password), database: pathname.slice(1), charset: 'utf8mb4', timezone: 'Z', dateStrings: true,
    decimalNumbers: true, supportBigNumbers: true, trace: false, connectionLimit: size, maxPreparedStatements: 500, enableKeepAlive: true,
  } as never);
  pool.pool.on('connection', (connection) => {
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    connection.query("SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,PIPES_AS_CONCAT'");
  });
  const on = (connection: Pick<PoolConnection, 'execute'>): Execute => async (sql, params) => {
    const [rows] = await connection.execute(sql, params as Cell[]);
    return (Array.isArray(rows) ? rows : Object.assign([], { affected: (rows as { affectedRows: number }).affectedRows, key: (rows as { insertId: number }).insertId })) as never;
  };
  return {
    mysql: true,
    read: on(pool as never),
    async transaction(work) {
      const connection = await pool.getConnection();
      try {
        await connection.query('START TRANSACTION');
        const result = await work(on(connection));
        await connection.query('COMMIT');
        return result;
      } catch (error) {
        await connection.query('ROLLBACK');
        throw error;
      } finally {
        connection.release();
      }
    },
    close: () => pool.end(),
  };
}

/** One connection that writes, one unit after the other, and one that reads. */
export function openSqlite(file: string): RawDatabase {
  const open = (): Execute & { exec(sql: string): void; close(): void } => {
    const connection = new libsql(file);
    for (const pragma of ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) connection.exec(`PRAGMA ${pragma}`);
    const known = new Map<string, ReturnType<typeof connection.prepare>>();
    const execute = async (sql: string, params: readonly Cell[]): Promise<never> => {
      let statement = known.get(sql);
      if (!statement) known.set(sql, (statement = connection.prepare(sql)));
      if (sql.startsWith('SELECT')) return statement.all(params as never) as never;
      const { changes, lastInsertRowid } = statement.run(params as never);
      return Object.assign([], { affected: changes, key: Number(lastInsertRowid) }) as never;
    };
    return Object.assign(execute, { exec: (sql: string) => void connection.exec(sql), close: () => void connection.close() });
  };
  const writer = open();
  const reader = open();
  let last: Promise<unknown> = Promise.resolve();
  return {
    mysql: false,
    read: reader,
    transaction(work) {
      const mine = last.then(async () => {
        writer.exec('BEGIN IMMEDIATE');
        try {
          const result = await work(writer);
          writer.exec('COMMIT');
          return result;
        } catch (error) {
          writer.exec('ROLLBACK');
          throw error;
        }
      });
      last = mine.catch(() => {});
      return mine;
    },
    async close() {
      writer.close();
      reader.close();
    },
  };
}
