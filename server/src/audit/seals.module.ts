import { Module, type DynamicModule } from '@nestjs/common';
import { Clock, Database, UnitOfWork } from '../kernel/index.js';
import { SEAL_EVERY, SealTimer } from './seal-timer.js';
import { Sealer, type SealerSettings } from './sealer.js';

/** Chains the tables of the list. `every`: milliseconds between two looks, 0 for a process that seals nothing. */
@Module({})
export class SealsModule {
  static of({ every, ...settings }: SealerSettings & { readonly every: number }): DynamicModule {
    return {
      module: SealsModule,
      providers: [
        { provide: SEAL_EVERY, useValue: every },
        {
          provide: Sealer,
          inject: [UnitOfWork, Database, Clock],
          useFactory: (uow: UnitOfWork, database: Database, clock: Clock) => new Sealer(settings, uow, database, clock),
        },
        SealTimer,
      ],
      exports: [Sealer],
    };
  }
}
