import { Inject, Injectable } from '@nestjs/common';
import { FromTimeToTime } from '../kernel/from-time-to-time.js';
import { Sealer } from './sealer.js';

/** Milliseconds between two looks; 0: this process seals nothing. */
export const SEAL_EVERY = Symbol('SEAL_EVERY');

/** Lets the sealer look from time to time, and stops between two links when the process is asked to end. */
@Injectable()
export class SealTimer extends FromTimeToTime {
  constructor(
    private readonly sealer: Sealer,
    @Inject(SEAL_EVERY) every: number,
  ) {
    super('Seals', every);
  }

  protected override look(goOn: () => boolean): Promise<unknown> {
    return this.sealer.look(goOn);
  }
}
