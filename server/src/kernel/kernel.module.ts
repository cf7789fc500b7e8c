import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock, SystemClock } from './clock.js';
import { Database } from './database/database.js';
import type { OpenDatabase } from './database/open.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { FieldCipher, type CipherKeys } from './field-cipher.js';
import { ErrorFilter } from './http/error.filter.js';
import { inputPipe } from './http/input.pipe.js';

/** What the kernel needs from outside. */
export interface KernelParts {
  readonly open: OpenDatabase;
  readonly cipherKeys: CipherKeys;
  /** The real one unless a test or the demo says otherwise. */
  readonly clock?: Clock;
}

/** Closes the database last: after the requests in flight have their answers. */
class DatabaseCloser implements OnApplicationShutdown {
  constructor(private readonly open: OpenDatabase) {}

  onApplicationShutdown(): Promise<void> {
    return this.open.close();
  }
}

/**
 * The data source, as somebody may use but not close it: Nest's module would destroy it while SQLite's queue still
 * holds promised answers. Closing is DatabaseCloser's.
 */
function lent(dataSource: DataSource): DataSource {
  return Object.create(dataSource, { isInitialized: { value: false } }) as DataSource;
}

/** Makes Clock, UnitOfWork, Database, DataSource and FieldCipher injectable everywhere, by their class. */
@Module({})
export class KernelModule {
  static of({ open, cipherKeys, clock = new SystemClock() }: KernelParts): DynamicModule {
    const shared = [
      { provide: Clock, useValue: clock },
      { provide: Database, useValue: open.database },
      { provide: UnitOfWork, useValue: open.uow },
      { provide: FieldCipher, useValue: new FieldCipher(cipherKeys) },
    ];
    return {
      module: KernelModule,
      global: true,
      // The data source is opened before the application, so that a database that cannot be used is one clear sentence.
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...open.dataSource.options, manualInitialization: true }),
          dataSourceFactory: () => Promise.resolve(lent(open.dataSource)),
        }),
      ],
      providers: [
        ...shared,
        { provide: DatabaseCloser, useValue: new DatabaseCloser(open) },
        { provide: APP_FILTER, useClass: ErrorFilter },
        { provide: APP_PIPE, useValue: inputPipe },
      ],
      exports: shared.map(({ provide }) => provide),
    };
  }
}
