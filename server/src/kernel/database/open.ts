import libsql from 'libsql';
import mysql2, { type Pool, type PoolOptions } from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { DatabaseAddress } from './address.js';
import { Catalog } from './catalog.js';
import { Constraints } from './constraints.js';
import { Database } from './database.js';
import { dialectOf } from './dialect.js';
import type { Engine } from './engine.js';
import { MysqlEngine } from './engine.mysql.js';
import { SqliteEngine, type SqliteFile } from './engine.sqlite.js';
import { MIGRATIONS_TABLE, type AnyEntity, type MigrationClass } from './migrate.js';
import { SnakeNames } from './naming.js';
import { takeAlone } from './sole-process.js';
import { UnitOfWork } from './unit-of-work.js';

/** The embedded engine, behind this one line; better-sqlite3 has the same face. */
const SqliteEngineDriver = libsql;

export interface OpenOptions {
  readonly address: DatabaseAddress;
  /** Connections to MySQL; 8–16 is best. */
  readonly pool: number;
  readonly entities: readonly AnyEntity[];
  readonly migrations: readonly MigrationClass[];
  /** Servers take a SQLite file for themselves; a short command beside a running server says false. */
  readonly alone?: boolean;
  /** Milliseconds for which MySQL may be silent about one statement, where people wait for it; 0 or absent: for ever. */
  readonly silence?: number;
}

export interface OpenDatabase {
  readonly dataSource: DataSource;
  readonly uow: UnitOfWork;
  readonly database: Database;
  close(): Promise<void>;
}

const openFile = (file: string): SqliteFile => new SqliteEngineDriver(file) as unknown as SqliteFile;

function setUp(file: SqliteFile): void {
  file.exec('PRAGMA busy_timeout = 5000');
  file.exec('PRAGMA journal_mode = WAL');
  file.exec('PRAGMA synchronous = FULL');
  file.exec('PRAGMA foreign_keys = ON');
  file.exec('PRAGMA case_sensitive_like = ON'); // as utf8mb4_bin compares
}

/** Every new connection: READ COMMITTED, short waits for locks, UTC, and `||` joining text as on SQLite. */
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET SESSION innodb_lock_wait_timeout = 3, time_zone = '+00:00', sql_mode = " +
    "'STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY,PIPES_AS_CONCAT'",
];

const driver = {
  ...mysql2,
  // The pool's own event comes before its first connection only when the listener is there from the start.
  createPool(options: PoolOptions): Pool {
    const pool = mysql2.createPool(options);
    pool.on('connection', (connection) => {
      connection.on('error', () => {}); // told to whoever uses it; without a listener it would end the process
      for (const sql of SESSION) connection.query(sql, (error: unknown) => error && connection.destroy());
    });
    return pool;
  },
};

function optionsFor({ address, pool, entities, migrations }: OpenOptions): DataSourceOptions {
  const common = {
    entities: [...entities] as never[],
    migrations: [...migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    namingStrategy: new SnakeNames(),
    synchronize: false,
    logging: false as const,
  };
  if (address.kind === 'sqlite') {
    return {
      ...common,
      type: 'better-sqlite3',
      driver: SqliteEngineDriver,
      database: address.file,
      prepareDatabase: (file: SqliteFile) => setUp(file),
      migrationsTransactionMode: 'each',
    };
  }
  return {
    ...common,
    type: address.kind,
    driver,
    host: address.host,
    port: address.port,
    username: address.user,
    password: address.password,
    database: address.database,
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false, // numbers up to 2^53, as on SQLite
    trace: false,
    connectTimeout: 5_000,
    poolSize: pool,
    extra: { decimalNumbers: true, maxPreparedStatements: 500, enableKeepAlive: true },
    migrationsTransactionMode: 'none', // DDL commits by itself there
  };
}

/** A data source with the entities as this engine's tables have them; not yet connected. */
export function buildDataSource(options: OpenOptions): DataSource {
  return new DataSource(optionsFor(options));
}

/** Opens the database. Throws AlreadyRunning when another server has the SQLite file. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const { address } = options;
  const leave = address.kind === 'sqlite' && options.alone !== false ? takeAlone(address.file, openFile) : () => {};
  const dataSource = buildDataSource(options);
  try {
    await dataSource.initialize();
    const { generatedKey } = dialectOf(dataSource.options.type);
    for (const entity of dataSource.entityMetadatas) for (const column of entity.generatedColumns) column.type = generatedKey;
    const afterClose = async (): Promise<void> => {
      await dataSource.destroy();
      leave();
    };
    const engine = engineOf(dataSource, options, afterClose);
    const catalog = new Catalog(dataSource);
    return {
      dataSource,
      uow: new UnitOfWork(engine, catalog, new Constraints(dataSource.entityMetadatas)),
      database: new Database(catalog, engine, dataSource),
      close: () => engine.close(),
    };
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    leave();
    throw error;
  }
}

function engineOf(dataSource: DataSource, { address, pool, silence = 0 }: OpenOptions, afterClose: () => Promise<void>): Engine {
  if (address.kind !== 'sqlite') return new MysqlEngine((dataSource.driver as unknown as { pool: Pool }).pool, pool, silence, afterClose);
  const reader = openFile(address.file);
  setUp(reader);
  reader.exec('PRAGMA query_only = ON');
  return new SqliteEngine((dataSource.driver as unknown as { databaseConnection: SqliteFile }).databaseConnection, reader, afterClose);
}
