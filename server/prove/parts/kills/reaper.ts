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

/** The share of the databases that fall together with servers. */
const TOGETHER = 0.8;

/** What is killed within one moment: the database, some servers, or all of them. */
export interface Blow {
  /** Acknowledged writes at which it falls. */
  readonly at: number;
  readonly servers: number;
  readonly database: boolean;
}

/**
 * So many kills of each kind in blows at these moments. Four fifths of the databases fall together with servers, as in
 * a cut of the power; the others fall alone, and so do the servers that are left.
 */
export function blowsOf(serverKills: number, databaseKills: number, servers: number, momentOf: () => number): Blow[] {
  const blows: Blow[] = [];
  let left = serverKills;
  for (let n = 0; n < databaseKills; n += 1) {
    const fall = n < databaseKills * TOGETHER ? Math.min(servers, left) : 0;
    left -= fall;
    blows.push({ at: momentOf(), servers: fall, database: true });
  }
  for (; left > 0; left -= 1) blows.push({ at: momentOf(), servers: 1, database: false });
  return blows.sort((a, b) => a.at - b.at);
}

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

  /** Strikes each time that so many writes are acknowledged; never again before all that fell is back. */
  async strike(blows: readonly Blow[], reached: (acknowledged: number) => Promise<void>): Promise<void> {
    for (const blow of blows) {
      await reached(blow.at);
      const victims = this.random.shuffle(this.servers).slice(0, blow.servers);
      await Promise.all([...victims.map((server) => this.#killServer(server)), ...(blow.database ? [this.#killDatabase()] : [])]);
    }
  }

  async #killServer(server: ServerProcess): Promise<void> {
    await sleep(this.random.int(0, HESITATION));
    const began = Date.now();
    this.#killing.add(server);
    await server.end('SIGKILL');
    server.launch();
    this.#killing.delete(server);
    await this.#readyAgain(server);
    this.serverRecoveries.push(Date.now() - began);
  }

  async #killDatabase(): Promise<void> {
    await sleep(this.random.int(0, HESITATION));
    const began = Date.now();
    await this.database!.kill();
    await this.database!.up();
    await Promise.all(this.servers.map((server) => this.#readyAgain(server)));
    this.databaseRecoveries.push(Date.now() - began);
  }

  async #readyAgain(server: ServerProcess): Promise<void> {
    for (const until = Date.now() + GIVEN_UP; Date.now() < until; await sleep(LOOK)) {
      if (server.ended && !this.#killing.has(server)) throw new Error(`a server ended by itself: ${JSON.stringify(server.ended)}`);
      if (await server.isReady()) return;
    }
    throw new Error(`a server was not ready again in ${GIVEN_UP} ms`);
  }
}
