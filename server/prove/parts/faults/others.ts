import { setTimeout as sleep } from 'node:timers/promises';
import { asked } from '../../client.js';
import type { Someone } from '../../make.js';
import type { ServerProcess } from '../../server-process.js';
import type { Report, World } from '../../world.js';
import type { Answers } from './answers.js';
import { cancel, place } from './deeds.js';

/** What needs no WeChat: looks, and an order placed and cancelled. Nothing of it may be put off. */
export class Others {
  constructor(
    private readonly world: World,
    private readonly report: Report,
    private readonly people: readonly Someone[],
    private readonly server: ServerProcess,
  ) {}

  /** They go on while `work` does; what they are told is heard by `answers`. */
  async during(answers: Answers, work: () => Promise<void>): Promise<void> {
    const going = { on: true };
    const lanes = Promise.all(this.people.map(async (who) => {
      while (going.on) await this.#live(who, answers);
    }));
    lanes.catch(() => {}); // told below, when the work has ended
    try {
      await work();
    } finally {
      going.on = false;
      await lanes;
    }
    const { done, total } = answers;
    this.report.expect(done === total, `${total - done} of ${total} other requests did not succeed`);
  }

  async #live(who: Someone, answers: Answers): Promise<void> {
    const { token } = who;
    const order = place(this.world, who);
    const all = [asked('GET /v1/me', { token }), asked('GET /v1/hall', { token, query: {} }), asked('GET /v1/orders', { token, query: {} }), order.asked, cancel(who, order.id).asked];
    for (const what of all) await answers.ask(`${what.method} ${what.path}`, () => this.world.client.ask(this.server.port, what));
    await sleep(40);
  }
}
