import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { answers, freePort, missing, prepare, start } from './mariadb.mjs';

/** Nobody outlives the harness, however it ends. */
const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** What every database of a run begins as. */
const TEMPLATE = 'prove_template';

/** A MariaDB that belongs to this run, with every commit flushed to the disk. */
export class DatabaseServer {
  #process: ChildProcess | null = null;
  #template: Promise<void> | null = null;

  private constructor(
    readonly folder: string,
    readonly port: number,
    /** Options of mariadbd, in place of our own. */
    private readonly options: readonly string[],
    private readonly kept: boolean,
  ) {}

  /** With a folder of its own that `end` removes; or in `keptIn`, with the data that were left there. */
  static async start(options: readonly string[] = [], keptIn?: string): Promise<DatabaseServer> {
    const why = missing();
    if (why) throw new Error(`${why}: the proofs need it (Debian: apt-get install mariadb-server)`);
    const server = new DatabaseServer(keptIn ?? mkdtempSync(join(tmpdir(), 'prove-')), await freePort(), options, keptIn !== undefined);
    mkdirSync(server.folder, { recursive: true });
    if (!existsSync(join(server.folder, 'mariadb'))) prepare(server.folder);
    await server.up();
    return server;
  }

  /** Starts it, or again after `kill`, on the same data. Answers the milliseconds until it answered. */
  async up(): Promise<number> {
    const began = Date.now();
    this.#process = start(this.folder, this.port, [
      '--innodb-flush-log-at-trx-commit=1',
      '--innodb-log-file-size=96M',
      '--innodb-buffer-pool-size=256M',
      '--max-connections=600',
      '--thread-cache-size=64',
      ...this.options,
    ]);
    const child = this.#process;
    child.unref();
    alive.add(child);
    child.once('exit', () => alive.delete(child));
    if (!(await answers(child, this.port, 30_000))) throw new Error('mariadbd did not start');
    return Date.now() - began;
  }

  /** As a power cut for the process: nothing is tidied up. */
  async kill(): Promise<void> {
    const server = this.#process;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.ref(); // or the harness would end before it has heard
    server.kill('SIGKILL');
    await gone;
  }

  /** In peace, so that what is kept is whole. */
  async stop(): Promise<void> {
    const server = this.#process;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.ref();
    server.kill('SIGTERM');
    await gone;
  }

  get pid(): number {
    return this.#process!.pid!;
  }

  url(database: string): string {
    return `mariadb://root@127.0.0.1:${this.port}/${database}`;
  }

  /** One statement or several as the server's root, past everything of ours. */
  async root<T = unknown>(sql: string, database?: string): Promise<T> {
    const connection = await mysql.createConnection({ host: '127.0.0.1', port: this.port, user: 'root', multipleStatements: true, dateStrings: true, ...(database ? { database } : {}) });
    try {
      const [rows] = await connection.query(sql);
      return rows as T;
    } finally {
      await connection.end();
    }
  }

  /** An empty database with this name. */
  async fresh(database: string): Promise<string> {
    await this.root(`DROP DATABASE IF EXISTS \`${database}\`; CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`);
    return this.url(database);
  }

  /** As it was copied once already: `fill` makes the first of this kind, everybody else's is a copy of that. */
  async filled(database: string, fill: (database: string) => Promise<void>): Promise<void> {
    await this.fresh(database);
    await (this.#template ??= this.#makeTemplate(fill));
    await this.#copy(TEMPLATE, database);
  }

  async #makeTemplate(fill: (database: string) => Promise<void>): Promise<void> {
    await this.fresh(TEMPLATE);
    await fill(TEMPLATE);
  }

  /** Tables with their constraints, then their rows; the copy is committed like anything else. */
  async #copy(from: string, to: string): Promise<void> {
    const tables = await this.root<{ name: string }[]>(`SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${from}' ORDER BY TABLE_NAME`);
    const made = await this.root<Record<string, string>[][]>(tables.map(({ name }) => `SHOW CREATE TABLE \`${from}\`.\`${name}\``).join(';\n'));
    const rows = tables.map(({ name }) => `INSERT INTO \`${name}\` SELECT * FROM \`${from}\`.\`${name}\``);
    await this.root(['SET FOREIGN_KEY_CHECKS = 0', ...made.map(([row]) => row!['Create Table']), ...rows].join(';\n'), to);
  }

  async end(): Promise<void> {
    await (this.kept ? this.stop() : this.kill());
    if (!this.kept) rmSync(this.folder, { recursive: true, force: true });
  }
}
