import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Sealer } from './sealer.js';

/** Milliseconds between two looks; 0: this process seals nothing. */
export const SEAL_EVERY = Symbol('SEAL_EVERY');

/** Lets the sealer look from time to time, and stops between two links when the process is asked to end. */
@Injectable()
export class SealTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Seals');
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly sealer: Sealer,
    @Inject(SEAL_EVERY) private readonly every: number,
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
      await this.sealer.look(() => !this.#stopped);
    } catch (error) {
      // Nothing is lost: the rows wait for the next look.
      this.#log.error({ msg: 'could not seal', error: error instanceof Error ? error.name : 'unknown' });
    }
    if (!this.#stopped) this.#wait();
  }
}
