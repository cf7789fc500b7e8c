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
    await this.#told({ at: instant });
  }

  /** Somebody has tapped 允许 on their phone, and WeChat knows. */
  async allows(personId, templateId) {
    await this.#told({ allows: { personId, templateId } });
  }

  /** Says it and waits for the answer; a server that has ended is an error and no endless wait. */
  async #told(words) {
    const over = new AbortController();
    const { signal } = over;
    const ended = once(this.#child, 'exit', { signal }).then(([code]) => { throw new Error(`the server has ended (${code})`); });
    try {
      if (!this.#child.connected) throw new Error('the server has ended');
      this.#child.send(words);
      await Promise.race([once(this.#child, 'message', { signal }), ended]);
    } finally {
      over.abort();
      ended.catch(() => undefined);
    }
  }

  /** It may have ended by itself before: then only its folder is left. */
  async end() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit');
      // The line closes a moment before the process has ended.
      if (this.#child.connected) this.#child.send({}, () => undefined);
      const late = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
