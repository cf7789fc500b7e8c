import { Inject, Injectable } from '@nestjs/common';
import { FromTimeToTime } from '../kernel/from-time-to-time.js';
import { JobRunner } from './job-runner.js';

/** Milliseconds between two looks at the table; 0: this process runs no jobs. */
export const JOBS_EVERY = Symbol('JOBS_EVERY');

/** Looks for due jobs from time to time, and stops between two jobs when the process is asked to end. */
@Injectable()
export class JobPoller extends FromTimeToTime {
  constructor(
    private readonly runner: JobRunner,
    @Inject(JOBS_EVERY) every: number,
  ) {
    super('Jobs', every);
  }

  protected override look(goOn: () => boolean): Promise<unknown> {
    return this.runner.runDue(null, goOn);
  }
}
