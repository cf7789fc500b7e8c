import { setTimeout as sleep } from 'node:timers/promises';
import { ERRORS } from '@supermarket/shared';
import { SystemClock } from '../../../src/kernel/index.js';
import { WechatSimulator, type Trouble } from '../../../src/wechat/wechat.simulator.js';
import { asked } from '../../client.js';
import type { Someone } from '../../make.js';
import type { Row } from '../../part.js';
import type { ServerProcess } from '../../server-process.js';
import type { Report, World } from '../../world.js';
import { Answers } from './answers.js';
import { cancel, note, place, type Deed } from './deeds.js';

/** Milliseconds that a login waits for WeChat at most (3 s for a call, and a second one after -1), with some to spare. */
const PATIENCE = 7_000;
/** How much slower anything else may be in the middle, and by how many milliseconds, which is what a busy machine does. */
const SLOWER = 2;
const NOISE = 30;

/** What WeChat does wrong, and for how long it thinks about it in milliseconds. */
const ILLNESSES: readonly { readonly illness: Trouble | null; readonly latency: number }[] = [
  { illness: null, latency: 8_000 },
  { illness: -1, latency: 0 },
  { illness: 45009, latency: 0 },
  { illness: 'http 502', latency: 0 },
  { illness: 'not json', latency: 0 },
  { illness: 'html', latency: 0 },
  { illness: 'no openid', latency: 0 },
  { illness: 'half', latency: 0 },
  { illness: 'hang up', latency: 0 },
  { illness: -1, latency: 1_400 },
];

interface Sick {
  readonly server: ServerProcess;
  readonly wechat: WechatSimulator;
}

/** A server that asks a WeChat of the harness, which can fall ill. */
export async function startWithWechat(world: World): Promise<Sick> {
  const wechat = new WechatSimulator(new SystemClock(), { appId: 'wx0123456789abcdef', secret: 'a-secret-of-the-harness' });
  const baseUrl = await wechat.start();
  const { appId, secret } = wechat.account;
  // The proxy's header makes each login come from an address of its own, or the throttle would answer for us.
  const [server] = await world.start(1, { WECHAT_APPID: appId, WECHAT_SECRET: secret, WECHAT_BASE_URL: baseUrl, TRUST_PROXY: 'yes' });
  return { server: server!, wechat };
}

/** Whoever is logged in notices nothing; whoever logs in is told to come back, in time; and comes in when WeChat is well. */
export function wechatIll(world: World, { server, wechat }: Sick): Promise<Row> {
  return world.row('WeChat ill: the rest goes on, logins come back', async (report) => {
    const logins = world.count(4, 30, 120);
    const visitors = new Visitors(world, report, server, wechat);
    const residents = await world.make.volunteers(3);
    await visitors.comeIn(logins, 'before');
    const well = await othersDuring(world, report, server, residents, () => sleep(world.count(600, 2_000, 4_000)));
    let turnedAway = 0;
    const ill = await othersDuring(world, report, server, residents, async () => {
      const waiting: Promise<number>[] = [];
      // One falls on the other: what was asked before still waits.
      for (const { illness, latency } of ILLNESSES) {
        Object.assign(wechat, { illness, latency });
        waiting.push(visitors.areTurnedAway(logins, `${illness ?? 'slow'} ${latency}`));
        await sleep(world.count(150, 400, 1_000));
      }
      for (const away of waiting) turnedAway += await away;
    });
    Object.assign(wechat, { illness: null, latency: 0 });
    await visitors.comeIn(logins, 'after');
    const [calm, middle] = [well.quantile(0.5), ill.quantile(0.5)];
    report.expect(middle <= calm * SLOWER + NOISE, `while WeChat was ill, half of the rest took more than ${middle.toFixed(0)} ms instead of ${calm.toFixed(0)}`);
    report.expect(turnedAway === logins * ILLNESSES.length, `${turnedAway} of ${logins * ILLNESSES.length} were turned away`);
    report.counts = `${ILLNESSES.length} illnesses × ${logins} logins, ${ill.total} other requests: ${middle.toFixed(0)} ms, ${calm.toFixed(0)} before`;
    await wechat.stop();
  });
}

/** What needs no WeChat, all the time: looks, and an order placed and cancelled. Nothing of it may be put off. */
async function othersDuring(world: World, report: Report, { port }: ServerProcess, residents: readonly Someone[], work: () => Promise<void>): Promise<Answers> {
  const answers = new Answers(report);
  const going = { on: true };
  const lane = async (who: Someone): Promise<void> => {
    const ask = async (one: Deed): Promise<void> => note(one, await answers.ask(one.kind, () => world.client.ask(port, one.asked)));
    while (going.on) {
      for (const what of [asked('GET /v1/me', { token: who.token }), asked('GET /v1/hall', { token: who.token, query: {} }), asked('GET /v1/orders', { token: who.token, query: {} })]) {
        await answers.ask(what.path, () => world.client.ask(port, what));
      }
      const order = place(world, who);
      await ask(order);
      await ask(cancel(who, order.id));
      await sleep(40);
    }
  };
  const lanes = Promise.all(residents.map(lane));
  lanes.catch(() => {}); // told below, when the work has ended
  try {
    await work();
  } finally {
    going.on = false;
    await lanes;
  }
  report.expect(answers.done === answers.total, `${answers.total - answers.done} of ${answers.total} other requests did not succeed`);
  return answers;
}

/** People at the door, each from an address of their own. */
class Visitors {
  #count = 0;

  constructor(
    private readonly world: World,
    private readonly report: Report,
    private readonly server: ServerProcess,
    private readonly wechat: WechatSimulator,
  ) {}

  async comeIn(count: number, when: string): Promise<void> {
    for (const { status, code } of await this.#logins(count, when)) if (status !== 200) this.report.fail(`login ${when}: ${status} ${code}`);
  }

  /** Answers how many were told to come back. */
  async areTurnedAway(count: number, illness: string): Promise<number> {
    const answers = await this.#logins(count, illness);
    for (const { status, code, problem } of answers) {
      const fitting = status === 503 && code === 'WECHAT_UNAVAILABLE' && problem?.title === ERRORS.WECHAT_UNAVAILABLE.title;
      if (!fitting) this.report.fail(`login while WeChat is ill (${illness}): ${status} ${code} ${problem?.title}`);
    }
    return answers.filter(({ status }) => status === 503).length;
  }

  async #logins(count: number, when: string): Promise<{ status: number; code: string | null; problem: { title: string } | null }[]> {
    const judged = new Answers(this.report);
    const answers = await Promise.all(
      Array.from({ length: count }, () => {
        this.#count += 1;
        const address = `10.${this.#count >> 16}.${(this.#count >> 8) & 255}.${this.#count & 255}`;
        const body = { code: this.wechat.codeFor(`o-visitor-${this.#count}`) };
        const what = { ...asked('POST /v1/auth/wechat', { body }), headers: { 'x-forwarded-for': address } };
        return judged.ask(`login (${when})`, () => this.world.client.ask(this.server.port, what), PATIENCE);
      }),
    );
    return answers.filter((answer) => answer !== null);
  }
}
