import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { JobRunner } from './job-runner.js';

/** Milliseconds between two looks at the table; 0: this process runs no jobs. */
export const JOBS_EVERY = Symbol('JOBS_EVERY');

/** Looks for due jobs from time to time, and stops between two jobs when the process is asked to end. */
@Injectable()
export class JobPoller implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Jobs');
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly runner: JobRunner,
    @Inject(JOBS_EVERY) private readonly every: number,
  ) {}

  onApplicationBootstrap(): void {
    if (this.every > 0) this.#wait();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#working;
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#working = this.#look();
    }, this.every);
  }

  async #look(): Promise<void> {
    try {
      await this.runner.runDue(undefined, () => !this.#stopped);
    } catch (error) {
      this.#log.error({ msg: 'could not look for jobs', error: error instanceof Error ? error.name : 'unknown' });
    }
    if (!this.#stopped) this.#wait();
  }
}
