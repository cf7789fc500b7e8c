import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../prove/client.js';
import { DatabaseServer } from '../prove/database-server.js';
import { ServerProcess } from '../prove/server-process.js';
import { County, type Counts } from './county.js';
import { Asker } from './measure.js';
import { environment } from './settings.js';

export interface BenchSettings {
  /** The repository. */
  readonly root: string;
  /** Everything of this run that may be thrown away. */
  readonly folder: string;
  readonly rounds: number;
}

/** A database, the two servers on it, and the client. Parts close what they open. */
export class Workbench {
  readonly client = new Client(4);
  #asker: Asker | null = null;
  #database: DatabaseServer | null = null;
  readonly #servers = new Set<ServerProcess>();

  constructor(readonly settings: BenchSettings) {}

  get asker(): Asker {
    return (this.#asker ??= new Asker());
  }

  /** The MariaDB of this run, with every commit flushed. */
  async database(): Promise<DatabaseServer> {
    return (this.#database ??= await DatabaseServer.start(['--innodb-buffer-pool-size=1G', '--innodb-log-file-size=512M']));
  }

  folder(name: string): string {
    const folder = join(this.settings.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  async county(env: Readonly<Record<string, string>>, counts: Counts): Promise<County> {
    const county = await County.open(env, this.settings.root);
    await county.fill(counts);
    return county;
  }

  /** The same database again, without filling it. */
  reopen(env: Readonly<Record<string, string>>): Promise<County> {
    return County.open(env, this.settings.root);
  }

  environment(databaseUrl: string, name: string): Record<string, string> {
    return environment(databaseUrl, this.folder(name));
  }

  /** The production build. */
  ours(env: Readonly<Record<string, string>>, name: string, options: readonly string[] = []): Promise<ServerProcess> {
    return this.#start([...options, join(this.settings.root, 'server/dist/server.js'), 'serve'], env, `${name}-ours.log`);
  }

  raw(env: Readonly<Record<string, string>>, name: string, options: readonly string[] = []): Promise<ServerProcess> {
    return this.#start([...options, join(this.settings.root, 'server/dist-bench/bench/raw/main.js')], env, `${name}-raw.log`);
  }

  async #start(command: readonly string[], env: Readonly<Record<string, string>>, log: string): Promise<ServerProcess> {
    const server = await ServerProcess.start(this.client, { command, env, logFile: join(this.settings.folder, log) });
    this.#servers.add(server);
    return server;
  }

  async stop(...servers: readonly ServerProcess[]): Promise<void> {
    await Promise.all(servers.map((server) => (this.#servers.delete(server), server.end('SIGTERM', 15_000))));
  }

  /** At once: a production server waits two seconds for its balancer otherwise. */
  async kill(server: ServerProcess): Promise<void> {
    this.#servers.delete(server);
    await server.end('SIGKILL');
  }

  async end(): Promise<void> {
    await Promise.all([...this.#servers].map((server) => server.end('SIGKILL')));
    this.#asker?.end();
    this.client.close();
    await this.#database?.end();
  }
}
