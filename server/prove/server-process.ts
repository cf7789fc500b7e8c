import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Client } from './client.js';
import { freePort } from './mariadb.mjs';

/** Nobody outlives the harness, however it ends. */
const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export interface ServerSettings {
  /** The file that is run, and its arguments: the production build, unless a proof needs another entry. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** One process of ours, as it runs in production. */
export class ServerProcess {
  #process: ChildProcess | null = null;
  /** How the process ended, when it did. */
  ended: { readonly code: number | null; readonly signal: string | null } | null = null;

  private constructor(
    readonly port: number,
    private readonly client: Client,
    private readonly settings: ServerSettings,
  ) {}

  /** Starts it on a free port and waits until it may be sent visitors. */
  static async start(client: Client, settings: ServerSettings): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), client, settings);
    server.launch();
    await server.ready(90_000); // a first start on a busy machine
    return server;
  }

  /** Starts the process, again after its end; does not wait. */
  launch(): void {
    const { command, env, logFile } = this.settings;
    const log = openSync(logFile, 'a');
    this.ended = null;
    const child = spawn(process.execPath, [...command], {
      env: { PATH: process.env['PATH'], PUBLIC_URL: `http://127.0.0.1:${this.port}`, ...env, PORT: String(this.port) },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    alive.add(child);
    child.once('exit', (code, signal) => {
      alive.delete(child);
      if (this.#process === child) this.ended = { code, signal };
    });
    this.#process = child;
  }

  get pid(): number {
    return this.#process!.pid!;
  }

  /** Waits for /readyz. Answers the milliseconds it took; throws when the process ended or `patience` is over. */
  async ready(patience = 30_000): Promise<number> {
    const began = Date.now();
    for (;;) {
      if (this.ended) throw new Error(`the server ended (${JSON.stringify(this.ended)}): see ${this.settings.logFile}`);
      const answer = await this.#readyz();
      if (answer?.status === 200) return Date.now() - began;
      if (Date.now() - began > patience) throw new Error(`not ready in ${patience} ms: ${answer?.text ?? 'no answer'}; see ${this.settings.logFile}`);
      await sleep(20);
    }
  }

  /** Whether it says just now that it may be sent visitors. */
  async isReady(): Promise<boolean> {
    return (await this.#readyz())?.status === 200;
  }

  #readyz(): Promise<Answer<unknown> | null> {
    return this.client.ask(this.port, { method: 'GET', path: '/readyz', patience: 2_000 }).catch(() => null);
  }

  /** Sends a signal and waits for the end. Answers the milliseconds it took. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM', patience = 20_000): Promise<number> {
    const child = this.#process;
    const began = Date.now();
    if (!child || child.exitCode !== null || child.signalCode !== null) return 0;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), patience);
    await gone;
    clearTimeout(late);
    return Date.now() - began;
  }
}
