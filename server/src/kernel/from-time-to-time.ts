import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

/**
 * Looks from time to time for something to do, one look after the other, from the start of the application until
 * it is asked to end; then it stops between two pieces of work. `every` is in milliseconds; 0: never in this process.
 */
export abstract class FromTimeToTime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log: Logger;
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(
    name: string,
    private readonly every: number,
  ) {
    this.#log = new Logger(name);
  }

  /** One look; asks `goOn` before each piece of work. What fails is left for the next look. */
  protected abstract look(goOn: () => boolean): Promise<unknown>;

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
      this.#working = this.#lookOnce();
    }, this.every);
  }

  async #lookOnce(): Promise<void> {
    try {
      await this.look(() => !this.#stopped);
    } catch (error) {
      this.#log.error({ msg: 'a look failed', error: error instanceof Error ? error.name : 'unknown' });
    }
    if (!this.#stopped) this.#wait();
  }
}
