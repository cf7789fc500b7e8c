import { ERRORS } from '@supermarket/shared';
import type { WechatSimulator } from '../../../src/wechat/wechat.simulator.js';
import { asked, Client, type Answer } from '../../client.js';
import type { ServerProcess } from '../../server-process.js';
import type { Report } from '../../world.js';
import { BOUND } from './answers.js';
import type { Town } from './town.js';

/** Milliseconds that a login waits for WeChat at most (3 s for a call, and a second one after -1), with some to spare. */
const PATIENCE = 7_000;

/**
 * People at the door, each from an address of their own, and each with a line of their own: who waited for a line behind
 * those whom a slow WeChat keeps would reach the next illness too, and the waits of both would count as one of the server.
 */
export class Visitors {
  #count = 0;
  readonly #lines: Client;

  constructor(
    private readonly town: Town,
    private readonly report: Report,
    private readonly server: ServerProcess,
    private readonly wechat: WechatSimulator,
    /** How many may be at the door at once. */
    most: number,
  ) {
    this.#lines = new Client(most);
  }

  leave(): void {
    this.#lines.close();
  }

  async comeIn(count: number, when: string): Promise<void> {
    for (const { status, code } of await this.#logins(count, when, BOUND)) if (status !== 200) this.report.fail(`login ${when}: ${status} ${code}`);
  }

  /** Answers how many were told to come back. */
  async areTurnedAway(count: number, illness: string): Promise<number> {
    const answers = await this.#logins(count, illness, PATIENCE);
    for (const { status, code, problem } of answers) {
      const fitting = status === 503 && code === 'WECHAT_UNAVAILABLE' && problem?.title === ERRORS.WECHAT_UNAVAILABLE.title;
      if (!fitting) this.report.fail(`login while WeChat is ill (${illness}): ${status} ${code} ${problem?.title}`);
    }
    return answers.filter(({ status }) => status === 503).length;
  }

  async #logins(count: number, when: string, bound: number): Promise<Answer<unknown>[]> {
    const judged = this.town.hear(this.report);
    const answers = await Promise.all(
      Array.from({ length: count }, () => {
        this.#count += 1;
        const address = `10.${this.#count >> 16}.${(this.#count >> 8) & 255}.${this.#count & 255}`;
        const body = { code: this.wechat.codeFor(`o-visitor-${this.#count}`) };
        const what = { ...asked('POST /v1/auth/wechat', { body }), headers: { 'x-forwarded-for': address } };
        return judged.ask(`login (${when})`, () => this.#lines.ask(this.server.port, what), bound);
      }),
    );
    return answers.filter((answer) => answer !== null);
  }
}
