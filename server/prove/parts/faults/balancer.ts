import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Asked, Client } from '../../client.js';
import type { ServerProcess } from '../../server-process.js';

/** Milliseconds between two looks at a server. */
const LOOKS = 100;

/**
 * What stands before the servers of a county: it sends each request to a server that has said it is ready, by turns,
 * and nothing to one that has said it is not. It does not repeat what went wrong.
 */
export class Balancer {
  /** Requests that each server has not answered yet. */
  readonly #running = new Map<ServerProcess, number>();
  readonly #ready = new Set<ServerProcess>();
  #turn = 0;
  #going = true;
  readonly #looking: Promise<unknown>;

  constructor(
    private readonly client: Client,
    private readonly servers: readonly ServerProcess[],
  ) {
    for (const server of servers) this.#ready.add(server);
    this.#looking = Promise.all(servers.map((server) => this.#lookAt(server)));
  }

  async ask(what: Asked): Promise<Answer<unknown>> {
    const server = await this.#next();
    this.#running.set(server, this.running(server) + 1);
    try {
      return await this.client.ask(server.port, what);
    } finally {
      this.#running.set(server, this.running(server) - 1);
    }
  }

  running(server: ServerProcess): number {
    return this.#running.get(server) ?? 0;
  }

  takes(server: ServerProcess): boolean {
    return this.#ready.has(server);
  }

  async end(): Promise<void> {
    this.#going = false;
    await this.#looking;
  }

  /** Waits a little when none is ready: one of the two has just come up. */
  async #next(): Promise<ServerProcess> {
    for (const until = Date.now() + 5_000; ; await sleep(10)) {
      const able = this.servers.filter((server) => this.#ready.has(server));
      if (able.length > 0) return able[this.#turn++ % able.length]!;
      if (Date.now() > until) throw new Error('no server is ready');
    }
  }

  /** A server is out when it says so, or is not there; to be slow once is not enough. */
  async #lookAt(server: ServerProcess): Promise<void> {
    while (this.#going) {
      const answer = await this.client.ask(server.port, { method: 'GET', path: '/readyz', patience: 5_000 }).catch((error: Error) => error);
      if (answer instanceof Error ? /ECONNREFUSED/.test(answer.message) : answer.status !== 200) this.#ready.delete(server);
      else if (!(answer instanceof Error)) this.#ready.add(server);
      await sleep(LOOKS);
    }
  }
}
