import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { ServerProcess } from '../../server-process.js';
import type { Report, World } from '../../world.js';
import { Balancer } from './balancer.js';
import { claim, note, wholeOrNothing, type Deed } from './deeds.js';
import { holdOrders } from './hold.js';
import { startNamed, type Named } from './named.js';
import { nothingStuck } from './stuck.js';
import type { Town } from './town.js';
import { Traffic } from './traffic.js';

/** Milliseconds in which a process has to be gone. */
const GONE = 10_000;
/** Milliseconds that one request is kept waiting: longer than the two seconds which the balancer is given. */
const SLOW = 2_400;

/** Pairs of servers as a county runs them, of which one at a time is told to stop. */
export function startPairs(world: World): Promise<Named> {
  const production = {
    MODE: 'production', HOST: '127.0.0.1', PUBLIC_URL: 'https://volunteers.example', WECHAT_APPID: 'wx0123456789abcdef', WECHAT_SECRET: 'of-nobody',
    WECHAT_BASE_URL: 'http://127.0.0.1:9',
  };
  return startNamed(world, 'pairs', world.count(2, 4, 4), production);
}

/** What was in flight is answered, what comes later goes to the other server, and the process is gone in time. */
export function sigtermUnderLoad(world: World, town: Town, named: Named): Promise<Row> {
  return world.row('SIGTERM under load: no request fails', async (report) => {
    const stops = world.count(1, 10, 20);
    const { make } = world;
    const pairs = Array.from({ length: named.servers.length / 2 }, (_, i) => named.servers.slice(2 * i, 2 * i + 2));
    const traffic = new Traffic(world, town, report, 'sigterm');
    const orders = await make.openOrders(stops, town.dispatcher, (i) => make.window(24 + i));
    const helpers = await make.volunteers(stops);
    const slow = orders.map(({ id }, i) => claim(helpers[i]!, id));
    const balancers = pairs.map((pair) => new Balancer(world.client, pair));
    const ends: End[] = [];
    let turn = 0;
    await traffic.during({ lanes: 6 * pairs.length, ask: (what) => balancers[turn++ % balancers.length]!.ask(what), rest: 20 }, async () => {
      await Promise.all(pairs.map(async (pair, p) => {
        for (let i = p; i < stops; i += pairs.length) {
          const server = pair[Math.floor(i / pairs.length) % 2]!;
          ends.push(await stop(world, town, report, balancers[p]!, server, slow[i]!));
          if (i + pairs.length < stops) await comeBack(balancers[p]!, server);
        }
      }));
    });
    await Promise.all(balancers.map((balancer) => balancer.end()));
    await nothingStuck(world, report, named);
    await wholeOrNothing(world, report, [...traffic.deeds, ...slow]);
    const { reads, writes } = traffic;
    const failed = [reads, writes].reduce((sum, { later, faults, silent }) => sum + later + faults + silent, 0) + slow.filter(({ told }) => told !== 'done').length;
    const longest = Math.max(...ends.map(({ milliseconds }) => milliseconds)) / 1000;
    const running = ends.reduce((sum, end) => sum + end.running, 0);
    report.counts = `${ends.length} stops, ${running} in flight, ${grouped(traffic.total)} requests, longest ${longest.toFixed(1)} s`;
    for (const what of [...reads.putOff, ...writes.putOff]) report.fail(what);
    report.expect(failed === 0, `${failed} requests failed`);
    report.expect(running > ends.length, 'hardly anything was in flight: the test proves nothing');
    report.figure('sigterm-failed-requests', failed, 'requests', '0', failed === 0);
    report.figure('sigterm-exit-seconds', longest, 's', '<= 10', longest <= GONE / 1000);
  });
}

interface End {
  readonly milliseconds: number;
  /** Requests that the server had not answered yet when it was told. */
  readonly running: number;
}

/** Tells a server to stop in the middle of everything; one of its requests takes longer than the balancer is given. */
async function stop(world: World, town: Town, report: Report, balancer: Balancer, server: ServerProcess, slow: Deed): Promise<End> {
  const letGo = await holdOrders(world, [slow.id]);
  const asking = town.hear(report).ask(`claim ${slow.id}`, () => world.client.ask(server.port, slow.asked));
  await sleep(30);
  for (const until = Date.now() + 1_000; balancer.running(server) === 0 && Date.now() < until; ) await sleep(1);
  const running = balancer.running(server) + 1;
  const ending = server.end('SIGTERM', 2 * GONE);
  await sleep(SLOW);
  await letGo();
  const answer = await asking;
  note(slow, answer);
  report.expect(answer?.headers.connection === 'close', `the last answer says connection: ${answer?.headers.connection}`);
  const milliseconds = await ending;
  report.expect(milliseconds <= GONE, `gone after ${milliseconds} ms`);
  report.expect(server.ended?.code === 0, `ended with ${JSON.stringify(server.ended)}`);
  return { milliseconds, running };
}

/** Starts it again and waits until the balancer sends it visitors: only then may the other one stop. */
async function comeBack(balancer: Balancer, server: ServerProcess): Promise<void> {
  server.launch();
  await server.ready();
  while (!balancer.takes(server)) await sleep(10);
}
