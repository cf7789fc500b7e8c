import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { JobHandlers } from '../src/jobs/job-handlers.js';
import { Clock, Refusal } from '../src/kernel/index.js';
import type { OpenDatabase } from '../src/kernel/database/open.js';
import type { Running } from '../src/main.js';
import { PART_TIMERS } from '../src/orders/timers.rules.js';

/** In this header a request says when it is made, as an instant of the contract. */
export const NOW = 'x-prove-now';
/** Where the timers of somebody's own things are run, as of `NOW`. */
export const TIMERS = '/prove/timers';

export interface TimersBody {
  /** How the keys of the jobs begin; of two that are due at one moment the first named comes first. */
  readonly keys: readonly string[];
  /** Nothing has been looked at since: a timer runs at its own time, but not before this. */
  readonly since: string;
}

/** Every request lives in a time of its own, so that any number of histories pass years beside each other. */
export class OwnTime extends Clock {
  readonly #now = new AsyncLocalStorage<Date>();

  override now(): Date {
    return this.#now.getStore() ?? new Date();
  }

  at<T>(now: Date, work: () => T): T {
    return this.#now.run(now, work);
  }
}

/** From now on requests that name a moment are answered in it. */
export function answerInOwnTime({ app }: Running, clock: OwnTime, open: OpenDatabase): void {
  const server = app.getHttpServer() as Server;
  const listeners = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  const handlers = app.get(JobHandlers);
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const moment = request.headers[NOW];
    const now = typeof moment === 'string' ? new Date(moment) : new Date();
    if (request.url === TIMERS) void runTimers(request, now, clock, handlers, open).then((ran) => response.end(JSON.stringify({ ran })), (error: unknown) => response.writeHead(500).end(String(error)));
    else clock.at(now, () => listeners.forEach((listener) => listener.call(server, request, response)));
  });
}

interface Due {
  readonly id: string;
  readonly jobKey: string;
  readonly kind: string;
  readonly payload: string;
  readonly runAt: string;
}

/** Runs what is due for these things, one after the other, each at its own time; answers how many. What the runner of production adds is leases. */
async function runTimers(request: IncomingMessage, until: Date, clock: OwnTime, handlers: JobHandlers, { database, uow }: OpenDatabase): Promise<number> {
  const { keys: asked, since } = JSON.parse(await text(request)) as TimersBody;
  const keys = [...asked];
  const order = ({ jobKey }: Due): number => keys.findIndex((key) => jobKey.startsWith(key));
  for (let ran = 0; ; ran += 1) {
    const due = await database.rows<Due>(
      `SELECT id, job_key AS jobKey, kind, payload, run_at AS runAt FROM job WHERE state = 'waiting' AND run_at <= ? AND (${keys.map(() => 'job_key LIKE ?').join(' OR ')})`,
      [until, ...keys.map((key) => `${key}%`)],
    );
    const [next] = due.sort((a, b) => (a.runAt === b.runAt ? order(a) - order(b) : a.runAt < b.runAt ? -1 : 1));
    if (!next) return ran;
    const own = new Date(`${next.runAt.replace(' ', 'T')}Z`);
    const now = own.getTime() < Date.parse(since) ? new Date(since) : own;
    await clock.at(now, () => handlers.of(next.kind)(JSON.parse(next.payload) as Record<string, string>)).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error; // "no" from a rule is an answer: the thing has moved on
    });
    await uow.run((tx) => tx.change("UPDATE job SET state = 'done' WHERE id = ?", [next.id]));
    // Whom the system has just asked has timers too, of which whoever sent the request cannot know.
    if (next.kind === 'order.invite') keys.push(...(await timersOfParts(database, (JSON.parse(next.payload) as { id: string }).id)).filter((key) => !keys.includes(key)));
  }
}

async function timersOfParts(database: OpenDatabase['database'], orderId: string): Promise<string[]> {
  const parts = await database.rows<{ id: string }>('SELECT id FROM assignment WHERE order_id = ? ORDER BY id', [orderId]);
  return parts.flatMap(({ id }) => PART_TIMERS.map((kind) => `${kind}:${id}`));
}
