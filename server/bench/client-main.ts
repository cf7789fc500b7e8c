import { connect } from 'node:net';
import type { Ask } from './county.js';

/*
 * The client, a process of its own: as many lines as asked for, each kept open, the next request when the answer is
 * there. Requests are written beforehand; of answers only the status and the length are read.
 */

export interface Order {
  readonly port: number;
  readonly asks: readonly Ask[];
  readonly lines: number;
}

export interface Outcome {
  readonly seconds: number;
  /** Answers that were not 200, by status. */
  readonly wrong: Readonly<Record<string, number>>;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const text = ({ method, path, token, body }: Ask): string => {
  const content = body ? JSON.stringify(body) : '';
  const about = body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(content)}\r\n` : '';
  return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n${about}\r\n${content}`;
};

async function run({ port, asks, lines }: Order): Promise<Outcome> {
  const requests = asks.map((ask) => Buffer.from(text(ask)));
  const times: number[] = [];
  const wrong: Record<string, number> = {};
  let next = 0;
  const line = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let sentAt = 0;
      let left = -1;
      let kept = '';
      const send = (): void => {
        if (next >= requests.length) return void (socket.end(), resolve());
        sentAt = performance.now();
        socket.write(requests[next++]!);
      };
      const done = (status: string): void => {
        times.push(performance.now() - sentAt);
        if (status !== '200') wrong[status] = (wrong[status] ?? 0) + 1;
        left = -1;
        kept = '';
        send();
      };
      let status = '';
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (part) => {
        if (left >= 0) {
          left -= part.length;
          if (left === 0) done(status);
          return;
        }
        kept += part.toString('latin1');
        const end = kept.indexOf('\r\n\r\n');
        if (end < 0) return;
        status = kept.slice(9, 12);
        left = Number(/content-length: (\d+)/i.exec(kept.slice(0, end))?.[1] ?? Number.NaN) - (kept.length - end - 4);
        if (Number.isNaN(left)) return reject(new Error('an answer without a length'));
        if (left === 0) done(status);
      });
    });
  const began = performance.now();
  await Promise.all(Array.from({ length: Math.min(lines, asks.length) }, line));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { seconds, wrong, p50: at(0.5), p99: at(0.99) };
}

process.on('message', (order: Order) => {
  void run(order).then(
    (outcome) => process.send!(outcome),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
