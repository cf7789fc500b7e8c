import { Module, type DynamicModule } from '@nestjs/common';
import { EveryDay } from './every-day.js';
import { JobHandlers } from './job-handlers.js';
import { JOBS_EVERY, JobPoller } from './job-poller.js';
import { JobRunner } from './job-runner.js';

/** Outbox and timers. `every`: milliseconds between two looks, 0 for a process that runs no jobs. */
@Module({})
export class JobsModule {
  static of({ every }: { readonly every: number }): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      providers: [JobHandlers, EveryDay, JobRunner, JobPoller, { provide: JOBS_EVERY, useValue: every }],
      exports: [JobHandlers, EveryDay, JobRunner],
    };
  }
}
