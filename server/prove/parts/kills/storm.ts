import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenDatabase } from '../../../src/kernel/database/open.js';
import { invariantsWith, verify } from '../../../src/verify.js';
import type { Client } from '../../client.js';
import type { DatabaseServer } from '../../database-server.js';
import type { Make } from '../../make.js';
import type { Random } from '../../random.js';
import type { ServerProcess } from '../../server-process.js';
import type { Report } from '../../world.js';
import { Journal, type Discrepancies } from './journal.js';
import { Lives, type Household } from './lives.js';
import { Astray, Network, Phone } from './phone.js';
import { blowsOf, Reaper } from './reaper.js';

/** A household whose every step goes astray, so many times in a row, has lost what it lives on. */
const HOPELESS = 10;
/** Milliseconds within which jobs are done that are due. */
const JOBS_PATIENCE = 60_000;

/** What a storm rages over. */
export interface Site {
  readonly client: Client;
  readonly make: Make;
  readonly random: Random;
  /** The same database, opened by the harness. */
  readonly open: OpenDatabase;
  /** Where the servers keep the anchors of their seals. */
  readonly folder: string;
  readonly servers: readonly ServerProcess[];
  readonly database: DatabaseServer | null;
}

/** What there must be in the end. */
export interface Wanted {
  readonly acknowledged: number;
  readonly serverKills: number;
  readonly databaseKills: number;
  /** Times that everything is compared, with the load stopped. */
  readonly rounds: number;
}

/** Households that go about their lives while processes are killed under them. */
export class Storm {
  readonly journal = new Journal();
  readonly network: Network;
  readonly reaper: Reaper;
  lost = 0;
  doubled = 0;
  readonly #lives: readonly Lives[];
  #hopeless = 0;

  constructor(
    private readonly site: Site,
    houses: readonly Household[],
  ) {
    const { client, servers, database, random, make } = site;
    this.network = new Network(client, servers.map(({ port }) => port), this.journal);
    this.reaper = new Reaper(servers, database, random);
    this.#lives = houses.map((house) => {
      const own = random.stream(`house ${house.number}`);
      return new Lives(new Phone(this.network, own), this.journal, make, own, house);
    });
  }

  /** Rages until all that is wanted has happened; compares after each round. */
  async rage(wanted: Wanted, report: Report): Promise<void> {
    await this.journal.begin(this.site.open.database);
    for (let round = 1; round <= wanted.rounds; round += 1) {
      const share = (count: number): number => Math.round((count * round) / wanted.rounds) - Math.round((count * (round - 1)) / wanted.rounds);
      const until = Math.round((wanted.acknowledged * round) / wanted.rounds);
      await this.#round(until, share(wanted.serverKills), share(wanted.databaseKills), report);
      await this.#compare(report);
    }
    report.expect(this.#hopeless === 0, `${this.#hopeless} of ${this.#lives.length} households could do nothing any more`);
  }

  /** Load until so many writes are acknowledged, and kills scattered over them. */
  async #round(until: number, serverKills: number, databaseKills: number, report: Report): Promise<void> {
    const { journal, reaper, site: { random, servers } } = this;
    const from = journal.acknowledged;
    const first = from + Math.round(Math.max(0, until - from) / 10); // a kill before anything was written would prove nothing
    const blows = blowsOf(serverKills, databaseKills, servers.length, () => random.int(first, Math.max(first, until)));
    const reached = async (acknowledged: number): Promise<void> => {
      while (journal.acknowledged < acknowledged && this.#hopeless < this.#lives.length) await sleep(5);
    };
    let goesOn = true;
    const lives = Promise.all(this.#lives.map((one) => this.#live(one, () => goesOn, report)));
    const done = Promise.all([reaper.strike(blows, reached), reached(until)]).finally(() => (goesOn = false));
    await Promise.all([done, lives]);
  }

  async #live(one: Lives, goesOn: () => boolean, report: Report): Promise<void> {
    for (let astray = 0; goesOn() && astray < HOPELESS; ) {
      try {
        await one.next();
        astray = 0;
      } catch (error) {
        if (!(error instanceof Astray)) throw error;
        report.fail(error.message);
        astray += 1;
        if (astray === HOPELESS) this.#hopeless += 1;
      }
    }
  }

  /** The load stands still: what is in the tables is what was acknowledged, and every invariant holds. */
  async #compare(report: Report): Promise<void> {
    const { journal, site: { open, folder } } = this;
    await this.#jobsDone(report);
    const { lost, doubled }: Discrepancies = await journal.compare(open.database);
    this.lost += lost.length;
    this.doubled += doubled.length;
    for (const what of lost.slice(0, 20)) report.fail(`lost: ${what}`);
    for (const what of doubled.slice(0, 20)) report.fail(`not acknowledged, or too often: ${what}`);
    const verdicts = await verify(open.database, invariantsWith(folder));
    for (const { name, violations } of verdicts) for (const violation of violations.slice(0, 5)) report.fail(`${name}: ${violation}`);
  }

  /**
   * Waits until the jobs that are due are done. Those that a killed server had begun wait for their lease, and those
   * that found no database for their next try: here that time has passed at once. A job that just runs may be taken by
   * another server as well; that too must do it once.
   */
  async #jobsDone(report: Report): Promise<void> {
    const { uow, database } = this.site.open;
    const began = Date.now();
    for (;;) {
      const now = new Date();
      await uow.run(async (tx) => {
        await tx.change("UPDATE job SET lease_until = ? WHERE state = 'running' AND lease_until > ?", [now, now]);
        await tx.change("UPDATE job SET run_at = ? WHERE state = 'waiting' AND attempts > 0 AND run_at > ?", [now, now]);
      });
      const row = await database.one<{ n: number }>("SELECT COUNT(*) AS n FROM job WHERE state IN ('waiting', 'running') AND run_at <= ?", [now]);
      if (Number(row!.n) === 0) return;
      if (Date.now() - began > JOBS_PATIENCE) return report.fail(`${row!.n} jobs are due and not done in ${JOBS_PATIENCE} ms`);
      await sleep(500);
    }
  }
}
