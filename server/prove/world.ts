import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { seedBase } from '../seeds/index.js';
import { readConfig, type Config } from '../src/config.js';
import { openOurs } from '../src/data-source.js';
import { FieldCipher } from '../src/kernel/index.js';
import { migrate } from '../src/kernel/database/migrate.js';
import type { OpenDatabase } from '../src/kernel/database/open.js';
import { invariantsWith, verify } from '../src/verify.js';
import { Client } from './client.js';
import { DatabaseServer } from './database-server.js';
import type { Fault } from './faults/index.js';
import { Make } from './make.js';
import type { Figure, Form, Row } from './part.js';
import { Random } from './random.js';
import { ServerProcess } from './server-process.js';

const key = (letter: string): string => Buffer.from(letter.repeat(32)).toString('base64');

/** The keys of every server of a run; nothing here is worth guarding. */
const KEYS = { FIELD_KEYS: `1:${key('f')}`, INDEX_KEY: key('i'), DOOR_KEY: key('d'), TOKEN_KEY: key('t') };

export interface RunSettings {
  readonly form: Form;
  readonly seed: number;
  /** The repository. */
  readonly root: string;
  /** Everything of this run that may be thrown away. */
  readonly folder: string;
}

/** A part run in little, to see what it says of a fault; `fault` null: of the same servers without any. */
export interface Trial {
  readonly fault: Fault | null;
  /** The tests that are run; the others are left out. */
  readonly tests: readonly string[];
  /** How much of the short counts: 0.5 is half. */
  readonly share: number;
}

/** The lines of a row while its test runs. */
export class Report {
  counts = '';
  readonly failures: string[] = [];
  readonly figures: Figure[] = [];

  /** Something went wrong: ids and numbers only. */
  fail(what: string): void {
    this.failures.push(what);
  }

  /** Fails unless it is so. */
  expect(isSo: boolean, otherwise: string): void {
    if (!isSo) this.fail(otherwise);
  }

  figure(name: string, value: number, unit: string, goal: string, ok: boolean): void {
    this.figures.push({ name, value, unit, goal, ok });
  }
}

/** What a part stands in: a database of its own, servers when it asks for them, and hands to fill them. */
export class World {
  readonly client = new Client(128);
  readonly random: Random;
  readonly folder: string;
  readonly servers: ServerProcess[] = [];
  #launched = 0;
  #open: OpenDatabase | null = null;
  #make: Make | null = null;
  #database: DatabaseServer | null = null;
  /** Where a fault is one of the database itself. */
  #bentDatabase: DatabaseServer | null = null;

  constructor(
    readonly name: string,
    readonly settings: RunSettings,
    private readonly sharedDatabase: () => Promise<DatabaseServer>,
    /** What every server of this world, its tables and its rules are bent by. */
    readonly trial: Trial | null = null,
  ) {
    this.random = new Random(settings.seed, name);
    this.folder = join(settings.folder, name);
    mkdirSync(this.folder, { recursive: true });
  }

  get form(): Form {
    return this.settings.form;
  }

  /** The count of this form. */
  count(short: number, usual: number, full: number): number {
    return this.trial ? Math.ceil(short * this.trial.share) : { short, usual, full }[this.form];
  }

  /** All of them; in a trial a share. */
  some<T>(all: readonly T[]): readonly T[] {
    return this.trial ? this.random.shuffle(all).slice(0, Math.ceil(all.length * this.trial.share)) : all;
  }

  /** A world beside this one, on the same MariaDB, for a part that is tried. */
  forTrial(name: string, trial: Trial): World {
    return new World(name, { ...this.settings, form: 'short' }, this.sharedDatabase, trial);
  }

  /** The MariaDB of this run; parts run one after the other, so it may be killed and brought up again. */
  get database(): DatabaseServer {
    if (!this.#database) throw new Error('first: await world.prepare()');
    return this.#database;
  }

  /** Our tables, places, menu and stations, opened by the harness itself with a pool of its own. */
  get open(): OpenDatabase {
    if (!this.#open) throw new Error('first: await world.prepare()');
    return this.#open;
  }

  /** People, orders, points and gifts, made quickly. */
  get make(): Make {
    return (this.#make ??= new Make(this.open, this.config));
  }

  get env(): Record<string, string> {
    return {
      ...KEYS,
      NODE_ENV: 'production', // without the guards that look for mistakes of ours: the tests have them
      MODE: 'demo',
      DATA_DIR: this.folder,
      DATABASE_URL: this.databaseUrl,
      WEB_DIR: join(this.folder, 'no-pages'),
      LOG_LEVEL: 'warn',
      DB_POOL: '10',
      SEAL_AFTER: '30',
      SEAL_EVERY: '5',
    };
  }

  get databaseUrl(): string {
    return this.database.url(this.schema);
  }

  /** The database's name on the server. */
  get schema(): string {
    return `prove_${this.name.replace(/\W/g, '_')}`;
  }

  get config(): Config {
    return readConfig(this.env, this.settings.root);
  }

  get cipher(): FieldCipher {
    return new FieldCipher(this.config.cipherKeys);
  }

  /** An empty database, as migrations and seeds leave it: they run once, and each part takes a copy. Again: from the beginning. */
  async prepare(): Promise<void> {
    await this.close();
    const { tables, database } = this.trial?.fault ?? {};
    this.#database = database ? (this.#bentDatabase ??= await DatabaseServer.start(database)) : await this.sharedDatabase();
    await this.database.filled(this.schema, (template) => this.#fill(template));
    this.#open = await openOurs(this.config);
    if (tables) await this.database.root(tables, this.schema);
  }

  /** Every migration, and what every county needs. */
  async #fill(schema: string): Promise<void> {
    const open = await openOurs(readConfig({ ...this.env, DATABASE_URL: this.database.url(schema) }, this.settings.root));
    try {
      await migrate(open.dataSource);
      await seedBase(open);
    } finally {
      await open.close();
    }
  }

  /** Starts servers of the production build and waits until they are ready; in a trial one, of the entry that can be bent. */
  async start(count: number, env: Readonly<Record<string, string>> = {}, entry: string | null = this.trial && 'prove-main.js'): Promise<readonly ServerProcess[]> {
    const { root } = this.settings;
    const fault = this.trial?.fault;
    const bent: Record<string, string> = fault?.insteadOf ? { PROVE_FAULT: fault.name } : {};
    const command = entry ? [join(root, 'server/dist-prove/prove', entry)] : [join(root, 'server/dist/server.js'), 'serve'];
    const fresh = await Promise.all(
      Array.from({ length: this.trial ? 1 : count }, () => {
        const logFile = join(this.folder, `server-${(this.#launched += 1)}.log`);
        return ServerProcess.start(this.client, { command, env: { ...this.env, ...bent, ...env }, logFile });
      }),
    );
    this.servers.push(...fresh);
    return fresh;
  }

  /** Any of the running servers, by turns. */
  port(turn: number): number {
    return this.servers[turn % this.servers.length]!.port;
  }

  /** Runs one test and measures it; a trial leaves out those it does not name. */
  async row(test: string, work: (report: Report) => Promise<void>): Promise<Row> {
    if (this.trial && !this.trial.tests.includes(test)) return { test, counts: 'left out', failures: [], seconds: 0, figures: [] };
    return this.measured(test, work);
  }

  /** Runs it in any case; an error is a failure, not the end of the run. */
  async measured(test: string, work: (report: Report) => Promise<void>): Promise<Row> {
    const report = new Report();
    const began = Date.now();
    try {
      await work(report);
    } catch (error) {
      report.fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    return { test, counts: report.counts, failures: report.failures, seconds: (Date.now() - began) / 1000, figures: report.figures };
  }

  /** What `npm run verify` says of the database of this part; null when the part has none. */
  async verify(): Promise<Row | null> {
    if (!this.#open) return null;
    return this.row('invariants', async (report) => {
      const verdicts = await verify(this.open.database, invariantsWith(this.folder));
      report.counts = `${verdicts.length} invariants`;
      for (const { name, violations } of verdicts) for (const violation of violations.slice(0, 5)) report.fail(`${name}: ${violation}`);
    });
  }

  /** Ends the servers; answers what does not belong at an end in peace. */
  async stopServers(): Promise<void> {
    await Promise.all(this.servers.splice(0).map((server) => server.end('SIGTERM', 12_000)));
  }

  async close(): Promise<void> {
    await this.stopServers();
    await this.#open?.close();
    this.#open = null;
    this.#make = null;
  }

  /** At the very end of the part. */
  async end(): Promise<void> {
    await this.close();
    await this.#bentDatabase?.end();
    this.client.close();
  }
}
