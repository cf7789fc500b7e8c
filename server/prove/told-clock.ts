import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Clock } from '../src/kernel/index.js';

/**
 * The real clock and so many milliseconds more as a file says: servers that share the file jump together, but for the
 * moment in which one of them has looked and the other has not.
 */
export class ToldClock extends Clock {
  constructor(readonly file: string) {
    super();
  }

  override now(): Date {
    return new Date(Date.now() + this.#ahead());
  }

  /** The harness begins with the real time. */
  begin(): this {
    return this.#write(0);
  }

  /** So many milliseconds pass at once. */
  jump(ms: number): this {
    return this.#write(this.#ahead() + ms);
  }

  #ahead(): number {
    return Number(readFileSync(this.file, 'utf8'));
  }

  /** By renaming: nobody reads half a number. */
  #write(ahead: number): this {
    writeFileSync(`${this.file}.new`, String(Math.round(ahead)));
    renameSync(`${this.file}.new`, this.file);
    return this;
  }
}
