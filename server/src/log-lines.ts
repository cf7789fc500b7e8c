import { writeSync } from 'node:fs';

/** Milliseconds that a line waits for others. */
const GATHER = 50;
const STDOUT = 1;

/**
 * Where the log goes: lines of some milliseconds are written together, because under load each write would cost as
 * much as a statement. What waits is written when the process ends; a kill may take the last lines with it.
 */
export class LogLines {
  #waiting = '';

  constructor() {
    process.once('exit', () => this.#waiting && writeSync(STDOUT, this.#waiting));
  }

  write(line: string): void {
    if (this.#waiting === '') setTimeout(() => this.#flush(), GATHER);
    this.#waiting += line;
  }

  #flush(): void {
    process.stdout.write(this.#waiting);
    this.#waiting = '';
  }
}
