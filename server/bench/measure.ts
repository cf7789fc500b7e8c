import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Order, Outcome } from './client-main.js';
import type { Ask } from './county.js';

/** Ticks of /proc in a second; the same on every Linux that Node runs on. */
const TICKS = 100;
const LINES = 16;

/** Seconds of processor time that a process has used. */
export function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Megabytes in memory. */
export const memoryOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** What one round cost. */
export interface Cost {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds of processor time of the server, and of the database, a request. */
  readonly server: number;
  readonly database: number;
  readonly p50: number;
  readonly p99: number;
}

/** The client process; one for all rounds, so that both sides meet the same. */
export class Asker {
  readonly #child: ChildProcess = fork(fileURLToPath(new URL('client-main.js', import.meta.url)));

  async ask(port: number, asks: readonly Ask[], lines = LINES): Promise<Outcome> {
    const answered = new Promise<Outcome>((resolve, reject) => {
      this.#child.once('message', (outcome) => resolve(outcome as Outcome));
      this.#child.once('exit', () => reject(new Error('the client ended')));
    });
    this.#child.send({ port, asks, lines } satisfies Order);
    const outcome = await answered;
    this.#child.removeAllListeners('exit');
    if (Object.keys(outcome.wrong).length > 0) throw new Error(`not every answer was 200: ${JSON.stringify(outcome.wrong)}`);
    return outcome;
  }

  async round(server: { readonly port: number; readonly pid: number }, asks: readonly Ask[], databasePid: number | null): Promise<Cost> {
    const before = [processorTime(server.pid), databasePid ? processorTime(databasePid) : 0] as const;
    const { seconds, p50, p99 } = await this.ask(server.port, asks);
    const each = 1000 / asks.length;
    return {
      rate: asks.length / seconds,
      server: (processorTime(server.pid) - before[0]) * each,
      database: databasePid ? (processorTime(databasePid) - before[1]) * each : 0,
      p50,
      p99,
    };
  }

  end(): void {
    this.#child.kill();
  }
}
