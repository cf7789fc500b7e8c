import { afterAll, beforeAll, describe } from '@jest/globals';
import type { DataSource, QueryRunner } from 'typeorm';
import { migrations } from '../migrations/index.js';
import { entities } from '../src/entities.js';
import { FakeClock } from '../src/kernel/clock.js';
import type { DatabaseAddress } from '../src/kernel/database/address.js';
import type { Database } from '../src/kernel/database/database.js';
import type { AnyEntity } from '../src/kernel/database/migrate.js';
import { openDatabase, type OpenDatabase } from '../src/kernel/database/open.js';
import type { UnitOfWork } from '../src/kernel/database/unit-of-work.js';
import { FieldCipher, type CipherKeys } from '../src/kernel/field-cipher.js';
import { freshFile, freshSchema } from './templates.js';
import { serverHere, testServer } from './test-server.js';

/** What a suite gets; to be touched inside tests and hooks only, it is opened before the first of them. */
export interface Engine {
  readonly name: 'sqlite' | 'mariadb';
  readonly address: DatabaseAddress;
  readonly open: OpenDatabase;
  readonly dataSource: DataSource;
  readonly uow: UnitOfWork;
  readonly database: Database;
  /** Set again to Monday 23 November 2026, 09:00 in Shanghai, before the suite. */
  readonly clock: FakeClock;
  readonly cipherKeys: CipherKeys;
  readonly cipher: FieldCipher;
}

export interface EngineOptions {
  /** A database with only these tables instead of ours. */
  readonly own?: { readonly entities: readonly AnyEntity[]; readonly tables: (runner: QueryRunner) => Promise<void> };
  readonly pool?: number;
  /** Runs after the suite, before the database is closed: the invariants, for instance. */
  readonly after?: (engine: Engine) => Promise<void>;
}

const POOL = 10;
export const testKeys: CipherKeys = { field: [{ id: 1, key: Buffer.alloc(32, 1) }], index: Buffer.alloc(32, 2) };

class OpenedLater implements Engine {
  readonly clock = new FakeClock();
  readonly cipherKeys = testKeys;
  readonly cipher = new FieldCipher(testKeys);
  #address: DatabaseAddress | null = null;
  #open: OpenDatabase | null = null;
  #drop: () => Promise<void> = async () => {};

  constructor(readonly name: 'sqlite' | 'mariadb') {}

  get address(): DatabaseAddress {
    if (!this.#address) throw new Error('the engine is open only inside tests and hooks');
    return this.#address;
  }
  get open(): OpenDatabase {
    if (!this.#open) throw new Error('the engine is open only inside tests and hooks');
    return this.#open;
  }
  get dataSource(): DataSource {
    return this.open.dataSource;
  }
  get uow(): UnitOfWork {
    return this.open.uow;
  }
  get database(): Database {
    return this.open.database;
  }

  async start({ own, pool = POOL }: EngineOptions): Promise<void> {
    if (this.name === 'sqlite') {
      this.#address = await freshFile(!own);
    } else {
      const server = await testServer();
      if ('missing' in server) throw new Error(server.missing);
      const fresh = await freshSchema(server.url, !own);
      this.#address = fresh.address;
      this.#drop = fresh.drop;
    }
    this.#open = await openDatabase({
      address: this.#address,
      pool,
      entities: own?.entities ?? entities,
      migrations: own ? [] : migrations,
    });
    if (!own) return;
    const runner = this.dataSource.createQueryRunner();
    await own.tables(runner);
    await runner.release();
  }

  async stop(): Promise<void> {
    await this.#open?.close();
    await this.#drop();
  }
}

/** Runs a suite on SQLite and, where there is a server, on MariaDB (or the one of TEST_DATABASE_URL). */
export function onEachEngine(title: string, suite: (engine: Engine) => void, options: EngineOptions = {}): void {
  for (const name of ['sqlite', 'mariadb'] as const) {
    const missing = name === 'mariadb' ? serverHere() : null;
    if (missing) {
      describe.skip(`${title} [${name}: skipped, ${missing}]`, () => suite(new OpenedLater(name)));
      continue;
    }
    describe(`${title} [${name}]`, () => {
      const engine = new OpenedLater(name);
      beforeAll(() => engine.start(options), 120_000);
      suite(engine);
      afterAll(async () => {
        try {
          await options.after?.(engine);
        } finally {
          await engine.stop();
        }
      });
    });
  }
}

/**
 * Starts `count` calls together, after every connection of the pool is open, so that they truly race.
 * Answers how each ended.
 */
export async function atOnce<T>(engine: Engine, count: number, call: (index: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> {
  await engine.database.warm();
  return Promise.allSettled(Array.from({ length: count }, (_, index) => call(index)));
}

/** The values of the calls that went well. */
export const successes = <T>(results: readonly PromiseSettledResult<T>[]): T[] =>
  results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));

/** What the others threw. */
export const failures = (results: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
