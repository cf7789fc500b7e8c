import { setTimeout as sleep } from 'node:timers/promises';
import { SystemClock } from '../../../src/kernel/index.js';
import { WechatSimulator, type Trouble } from '../../../src/wechat/wechat.simulator.js';
import type { Row } from '../../part.js';
import type { ServerProcess } from '../../server-process.js';
import type { World } from '../../world.js';
import { Others } from './others.js';
import type { Town } from './town.js';
import { Visitors } from './visitors.js';
import { Writers } from './writers.js';

/** How much slower anything else may be in the middle, and by how many milliseconds, which is what a busy machine does. */
const SLOWER = 3;
const NOISE = 100;

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

/** A server, and the WeChat that it asks: one of the harness, which can fall ill. */
interface Door {
  readonly server: ServerProcess;
  readonly wechat: WechatSimulator;
}

export async function startDoor(world: World): Promise<Door> {
  const wechat = new WechatSimulator(new SystemClock(), { appId: 'wx0123456789abcdef', secret: 'a-secret-of-the-harness' });
  const baseUrl = await wechat.start();
  const { appId, secret } = wechat.account;
  // The proxy's header makes each login come from an address of its own, or the throttle would answer for us.
  const [server] = await world.start(1, { WECHAT_APPID: appId, WECHAT_SECRET: secret, WECHAT_BASE_URL: baseUrl, TRUST_PROXY: 'yes' });
  return { server: server!, wechat };
}

/** Whoever is logged in notices nothing, and what they write is kept for staff to look at; whoever logs in is told to come back, in time; and comes in when WeChat is well. */
export function wechatIll(world: World, town: Town, { server, wechat }: Door): Promise<Row> {
  return world.row('WeChat ill: the rest goes on, logins come back', async (report) => {
    const logins = world.count(4, 30, 60);
    const visitors = new Visitors(town, report, server, wechat, logins * ILLNESSES.length);
    const writers = await Writers.make(world, town, report, server, wechat, ILLNESSES.length);
    const others = new Others(world, report, await world.make.volunteers(3), server);
    const [well, ill] = [town.hear(report), town.hear(report)];
    const comeIn = async (when: string): Promise<void> => {
      await visitors.comeIn(logins, when);
      await sleep(world.count(300, 1_000, 2_000));
    };
    await others.during(well, () => comeIn('before'));
    let turnedAway = 0;
    await others.during(ill, async () => {
      const waiting: Promise<number>[] = [];
      const written: Promise<void>[] = [];
      // One falls on the other: what was asked before still waits.
      for (const { illness, latency } of ILLNESSES) {
        Object.assign(wechat, { illness, latency });
        waiting.push(visitors.areTurnedAway(logins, `${illness ?? 'slow'} ${latency}`));
        written.push(writers.write(`${illness ?? 'slow'} ${latency}`));
        await sleep(world.count(150, 400, 1_000));
      }
      await Promise.all(written);
      for (const away of waiting) turnedAway += await away;
    });
    Object.assign(wechat, { illness: null, latency: 0 });
    const held = await writers.expectHeld();
    await others.during(well, () => comeIn('after'));
    visitors.leave();
    await wechat.stop();
    const [calm, troubled] = [well.quantile(0.5), ill.quantile(0.5)];
    report.expect(troubled <= calm * SLOWER + NOISE, `half of the rest took more than ${troubled.toFixed(0)} ms instead of ${calm.toFixed(0)}`);
    report.expect(turnedAway === logins * ILLNESSES.length, `${turnedAway} of ${logins * ILLNESSES.length} were turned away`);
    report.counts = `${ILLNESSES.length} illnesses × ${logins} logins; ${held} orders kept for staff; ${ill.total} other requests in ${troubled.toFixed(0)} ms, ${calm.toFixed(0)} else`;
  });
}
