import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseServer } from '../../database-server.js';
import type { Random } from '../../random.js';
import type { ServerProcess } from '../../server-process.js';

/** Milliseconds between two looks at a server that is coming back. */
const LOOK = 25;
/** Milliseconds after which a server is given up. */
const GIVEN_UP = 300_000;

/** Milliseconds at most between the write that makes a kill due and the kill. */
const HESITATION = 40;

/** Kills processes at random moments, and measures how long it takes until visitors may come again. */
export class Reaper {
  /** Milliseconds from the kill to the first answer that the server is ready. */
  readonly serverRecoveries: number[] = [];
  /** Milliseconds from the kill of the database until every server said again that it is ready. */
  readonly databaseRecoveries: number[] = [];
  readonly #killing = new Set<ServerProcess>();

  constructor(
    private readonly servers: readonly ServerProcess[],
    private readonly database: DatabaseServer | null,
    private readonly random: Random,
  ) {}

  /** Kills a server each time that so many writes are acknowledged; never a second one before the first is back. */
  async killServers(moments: readonly number[], reached: (acknowledged: number) => Promise<void>): Promise<void> {
    const random = this.random.stream('servers');
    for (const moment of moments) {
      await reached(moment);
      await sleep(random.int(0, HESITATION));
      const server = random.pick(this.servers);
      const began = Date.now();
      this.#killing.add(server);
      await server.end('SIGKILL');
      server.launch();
      this.#killing.delete(server);
      await this.#readyAgain(server);
      this.serverRecoveries.push(Date.now() - began);
    }
  }

  /** Kills the database each time that so many writes are acknowledged, whatever the servers are doing. */
  async killDatabase(moments: readonly number[], reached: (acknowledged: number) => Promise<void>): Promise<void> {
    const random = this.random.stream('database');
    for (const moment of moments) {
      await reached(moment);
      await sleep(random.int(0, HESITATION));
      const began = Date.now();
      await this.database!.kill();
      await this.database!.up();
      await Promise.all(this.servers.map((server) => this.#readyAgain(server)));
      this.databaseRecoveries.push(Date.now() - began);
    }
  }

  async #readyAgain(server: ServerProcess): Promise<void> {
    for (const until = Date.now() + GIVEN_UP; Date.now() < until; await sleep(LOOK)) {
      if (server.ended && !this.#killing.has(server)) throw new Error(`a server ended by itself: ${JSON.stringify(server.ended)}`);
      if (await server.isReady()) return;
    }
    throw new Error(`a server was not ready again in ${GIVEN_UP} ms`);
  }
}
