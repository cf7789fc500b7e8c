import { Injectable, Logger } from '@nestjs/common';
import { ERRORS } from '@supermarket/shared';
import { randomUUID } from 'node:crypto';
import { Clock, Refusal, UnitOfWork } from '../kernel/index.js';
import { JobHandlers } from './job-handlers.js';
import type { Job } from './job.entity.js';
import { BATCH, LEASE, MAX_ATTEMPTS, nextTry } from './job.rules.js';
import { claimDue, finish, giveBack, renew } from './jobs.store.js';

/** Runs what is due. Any number of processes may do so at once, and any of them may die at any moment. */
@Injectable()
export class JobRunner {
  readonly #log = new Logger('Jobs');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
  ) {}

  /**
   * Runs every job that is due while it runs, also those that the jobs themselves add. Answers how many were run. A test
   * that stands still may give a moment ahead of its clock; else the clock is asked each time, for it may be set back.
   */
  async runDue(from: Date | null = null, goOn: () => boolean = () => true): Promise<number> {
    let count = 0;
    while (goOn()) {
      const now = this.#now(from);
      const lease = randomUUID();
      const kinds = this.handlers.kinds;
      const jobs = await this.uow.run((tx) => claimDue(tx, { kinds, lease, now, until: leaseFrom(now), limit: BATCH }));
      if (jobs.length === 0) break;
      for (const job of jobs) if (goOn() && (await this.#run(job, lease, from))) count += 1;
      if (!goOn()) await this.uow.run((tx) => giveBack(tx, lease));
    }
    return count;
  }

  async #run(job: Job, lease: string, from: Date | null): Promise<boolean> {
    // Those before it in the batch may have taken long: the lease begins anew, or another process has the job now.
    if (!(await this.uow.run((tx) => renew(tx, job.id, lease, leaseFrom(this.#now(from)))))) return false;
    const end = await this.#attempt(job, this.#now(from));
    await this.uow.run((tx) => finish(tx, job.id, lease, end));
    return true;
  }

  #now(from: Date | null): Date {
    const now = this.clock.now();
    return from === null || now > from ? now : from;
  }

  async #attempt(job: Job, now: Date): Promise<Parameters<typeof finish>[3]> {
    try {
      // A process that dies takes no note of it: too many begun runs are failures as well.
      if (job.attempts > MAX_ATTEMPTS) throw new Error('every process that began it died');
      await this.handlers.of(job.kind)(job.payload);
      return { failed: false, note: null };
    } catch (error) {
      // "No" from a rule is an answer: the thing has moved on since the job was written. "Not now" is none.
      if (error instanceof Refusal && !isNotNow(error)) return { failed: false, note: error.code };
      const note = String(error instanceof Error ? (Reflect.get(error, 'code') ?? error.name) : 'unknown').slice(0, 120);
      const nextAt = nextTry(job.attempts, now);
      const facts = { job: job.id, kind: job.kind, attempts: job.attempts, error: note };
      if (nextAt === null) this.#log.error({ ...facts, msg: 'job given up' });
      else this.#log.warn({ ...facts, msg: 'job failed, will be tried again' });
      return { failed: true, note, nextAt };
    }
  }
}

const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE);

function isNotNow({ code }: Refusal): boolean {
  const { status } = ERRORS[code];
  return status >= 500 || status === 429;
}
