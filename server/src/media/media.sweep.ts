import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database } from '../kernel/index.js';
import { FromTimeToTime } from '../kernel/from-time-to-time.js';
import { MediaFiles } from './media.files.js';
import { calledFor } from './media.store.js';

/** Milliseconds between two sweeps; 0: this process sweeps nothing. */
export const SWEEP_EVERY = Symbol('SWEEP_EVERY');

/** How old a file without a row must be: no upload takes a day. */
export const STRAY = 24 * 3_600_000;

/** Files that no row calls for: their upload ended between the disk and the database, or their deletion did. */
@Injectable()
export class MediaSweep extends FromTimeToTime {
  constructor(
    private readonly files: MediaFiles,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(SWEEP_EVERY) every: number,
  ) {
    super('Media', every);
  }

  /** Answers how many it removed. */
  override async look(goOn: () => boolean = () => true): Promise<number> {
    let count = 0;
    for await (const keys of this.files.olderThan(new Date(this.clock.now().getTime() - STRAY))) {
      if (!goOn()) break;
      const called = await calledFor(this.database, keys);
      for (const key of keys.filter((one) => !called.has(one))) {
        await this.files.remove(key);
        count += 1;
      }
    }
    return count;
  }
}
