import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../../server-process.js';
import type { ToldClock } from '../../told-clock.js';
import type { World } from '../../world.js';
import type { Answers } from './answers.js';

const MINUTE = 60_000;
/** Minutes that pass at once: more than the lease of who died, less than any step. */
const JUMP = { least: 150, most: 600 };
/** Jumps after which a search has not ended but is stuck: three weeks at least. */
const ENOUGH = 120;
/** Milliseconds until what is due must have been taken by somebody. */
const PATIENCE = 60_000;
/** After the last search the night, and the calls of the next morning. */
const AFTERWARDS = 4;

/** Days pass in jumps; in each what is due is done, by servers of which one may die over it. */
export class Days {
  jumps = 0;
  kills = 0;
  /** People who were seen with two invitations of the system at once. */
  readonly atOnce: string[] = [];

  constructor(
    private readonly world: World,
    private readonly clock: ToldClock,
    private readonly servers: readonly ServerProcess[],
    private readonly answers: Answers,
    /** Kills, spread over the jumps; the rest pass in peace. */
    private readonly goal: number,
  ) {}

  /** Until no search goes on by itself. Answers how many still do. */
  async pass(): Promise<number> {
    for (let after = 0; this.jumps < ENOUGH && after < AFTERWARDS; ) {
      this.clock.jump(this.world.random.int(JUMP.least, JUMP.most) * MINUTE);
      this.jumps += 1;
      const inPeace = this.kills >= this.goal;
      const dying = inPeace ? Promise.resolve() : this.#kill();
      await this.answers.send();
      await dying;
      await this.#settle(inPeace);
      await this.#look();
      after = (await this.#searching()) === 0 ? after + 1 : 0;
    }
    return this.#searching();
  }

  /** Strikes one of them while somebody is at a job. */
  async #kill(): Promise<void> {
    const until = Date.now() + 3_000;
    const isAtWork = async (): Promise<boolean> =>
      (await this.world.open.database.one("SELECT 1 AS x FROM job WHERE state = 'running' AND lease_until > ? LIMIT 1", [this.clock.now()])) !== null;
    while (!(await isAtWork())) {
      if (Date.now() > until) return; // nothing was due in these hours
      await sleep(5);
    }
    const victim = this.world.random.pick(this.servers);
    await victim.end('SIGKILL');
    this.kills += 1;
    victim.launch();
    await victim.ready();
  }

  /** Waits until nobody waits, and in peace until nobody works: what the dead were at is due again after the next jump. */
  async #settle(inPeace: boolean): Promise<void> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const now = this.clock.now();
      const left = await this.world.open.database.one<{ n: number }>(
        "SELECT COUNT(*) AS n FROM job WHERE (kind LIKE 'order.%' OR kind = 'message.ring') AND ((state = 'waiting' AND run_at <= ?) OR (state = 'running' AND (lease_until <= ? OR ? = 1)))",
        [now, now, inPeace ? 1 : 0],
      );
      if (Number(left?.n) === 0) return;
      if (Date.now() > until) throw new Error(`${left?.n} jobs are due and not done in ${PATIENCE} ms`);
      await sleep(50);
    }
  }

  async #look(): Promise<void> {
    const rows = await this.world.open.database.rows<{ who: string }>(
      "SELECT volunteer_id AS who FROM assignment WHERE state = 'OFFERED' AND offered_by_id IS NULL GROUP BY volunteer_id HAVING COUNT(*) > 1",
    );
    for (const { who } of rows) this.atOnce.push(`${who} has two invitations at once`);
  }

  async #searching(): Promise<number> {
    const row = await this.world.open.database.one<{ n: number }>("SELECT COUNT(*) AS n FROM service_order WHERE status IN ('OPEN', 'DISPATCHED') AND ladder_due IS NOT NULL");
    return Number(row?.n ?? 0);
  }
}
