import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { addDays, at, Clock, dayOf, UnitOfWork } from '../kernel/index.js';
import { JobHandlers } from './job-handlers.js';
import { schedule } from './jobs.store.js';

/** One run: the moment for which it was planned, however late it is. */
export type DailyWork = (plannedFor: Date) => Promise<void>;

/**
 * What is done at fixed times of the day, by whichever process is there. Each run is a row that plans the next one, so
 * that two processes do not run it twice and a night without power loses nothing but its punctuality.
 */
@Injectable()
export class EveryDay implements OnApplicationBootstrap {
  readonly #plans: { readonly kind: string; readonly minutes: readonly number[] }[] = [];
  #started = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
  ) {}

  /** `minutes`: times of the day in Asia/Shanghai, in minutes since midnight. The work may run twice and must not mind. */
  plan(kind: string, minutes: readonly number[], work: DailyWork): void {
    this.handlers.on(kind, async ({ at: planned }) => {
      await this.#next(kind, minutes);
      await work(new Date(Number(planned)));
    });
    this.#plans.push({ kind, minutes });
    if (this.#started) throw new Error(`${kind} is planned too late`);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#started = true;
    for (const { kind, minutes } of this.#plans) await this.#next(kind, minutes);
  }

  #next(kind: string, minutes: readonly number[]): Promise<void> {
    return this.uow.run(async (tx) => {
      const runAt = nextOf(minutes, this.clock.now());
      await schedule(tx, { kind, key: `${kind}:${runAt.getTime()}`, payload: { at: runAt.getTime() }, runAt });
    });
  }
}

/** The first of these times of the day after `now`. */
export function nextOf(minutes: readonly number[], now: Date): Date {
  const today = dayOf(now);
  const times = [today, addDays(today, 1)].flatMap((day) => minutes.map((minute) => at(day, minute)));
  return times.filter((time) => time > now).sort((a, b) => a.getTime() - b.getTime())[0]!;
}
