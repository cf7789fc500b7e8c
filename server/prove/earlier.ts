import type { Config } from '../src/config.js';
import { FakeClock } from '../src/kernel/index.js';
import type { OpenDatabase } from '../src/kernel/database/open.js';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { doorCode } from '../src/orders/door-code.js';
import { OrderTimers } from '../src/orders/order.timers.js';
import { Make } from './make.js';

/** People are numbered from here, so that their numbers are not those of `world.make`. */
const FIRST = 5_000_000;

/**
 * Makes what lies in the past: the same use-cases, by a clock that is told. Only while no server seals (before they
 * start, or with SEAL_EVERY 0): seals go by the rows' own time, and these come late.
 */
export class Earlier extends Make {
  override readonly clock = new FakeClock(new Date());

  constructor(open: OpenDatabase, config: Config) {
    super(open, config, FIRST);
  }

  /** So many hours before the real now; negative: after it. */
  hoursAgo(hours: number): void {
    this.clock.set(new Date(Date.now() - hours * 3_600_000));
  }

  /** What the resident tells at the door, at this clock's time. */
  doorCode(orderId: string, assignmentId: string): string {
    return doorCode(this.settings.doorKey, orderId, assignmentId, this.clock.now());
  }

  /** Runs every timer of orders that is due by this clock; answers how many. */
  async runTimers(): Promise<number> {
    const handlers = new JobHandlers();
    new OrderTimers(handlers, this.open.uow, this.acts, this.orders).onModuleInit();
    return new JobRunner(this.open.uow, this.clock, handlers).runDue();
  }
}
