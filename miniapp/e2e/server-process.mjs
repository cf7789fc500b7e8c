import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));

/** The built server with data of its own, in a process of its own; its time stands still until the story moves it. */
export class ServerProcess {
  #child;
  #folder;

  /** `now` is the moment at which the story begins; `env` what this server is to have otherwise than usual. */
  static async start(now, env = {}) {
    const server = new ServerProcess();
    server.#folder = mkdtempSync(join(tmpdir(), 'journey-'));
    server.#child = fork(join(HERE, 'server.mjs'), [server.#folder, now, JSON.stringify(env)], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const began = await Promise.race([once(server.#child, 'message'), once(server.#child, 'exit')]);
    if (began[0]?.address === undefined) throw new Error(`the server did not start: ${began}`);
    server.address = began[0].address;
    /** Where WeChat's simulator listens. */
    server.wechat = began[0].wechat;
    return server;
  }

  async at(instant) {
    this.#child.send({ at: instant });
    await once(this.#child, 'message');
  }

  /** Somebody has tapped 允许 on their phone, and WeChat knows. */
  async allows(personId, templateId) {
    this.#child.send({ allows: { personId, templateId } });
    await once(this.#child, 'message');
  }

  async end() {
    this.#child.send({});
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await once(this.#child, 'exit');
    clearTimeout(late);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
