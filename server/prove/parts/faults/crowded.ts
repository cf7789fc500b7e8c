import { setTimeout as sleep } from 'node:timers/promises';
import { asked } from '../../client.js';
import type { Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { Report, World } from '../../world.js';
import { claim, makeGood, note, wholeOrNothing } from './deeds.js';
import { holdOrders } from './hold.js';
import { startNamed, type Named } from './named.js';
import { nothingStuck } from './stuck.js';
import type { Town } from './town.js';
import { Traffic } from './traffic.js';

/** Connections of the one server. */
const POOL = 4;
/** Milliseconds in which a read is answered while writes wait: one that had to wait for them would take five seconds. */
const PROMPT = 4_000;

/** One server with few connections. */
export const startSmall = (world: World): Promise<Named> => startNamed(world, 'small', 1, { DB_POOL: String(POOL) });

/** Somebody holds rows that many writes want, for longer than anybody may wait: they use up what connections they get. */
export function locksHeld(world: World, town: Town, small: Named): Promise<Row> {
  return world.row('rows held: writes are put off, reads go on', async (report) => {
    const hold = world.count(5_400, 8_000, 12_000);
    const { port } = small.servers[0]!;
    const { make, client } = world;
    const orders = await make.openOrders(world.count(16, 30, 60), town.dispatcher, (i) => make.window(24 + i));
    const helpers = await make.volunteers(orders.length);
    const [reader] = await make.volunteers(1);
    const letGo = await holdOrders(world, orders.map(({ id }) => id));
    const deeds = orders.map(({ id }, i) => claim(helpers[i]!, id));
    const writes = town.hear(report);
    const reads = town.hear(report);
    const claiming = Promise.all(deeds.map(async (one) => note(one, await writes.ask(`claim ${one.id}`, () => client.ask(port, one.asked)))));
    for (const until = Date.now() + hold; Date.now() < until; await sleep(20)) {
      const what = [asked('GET /v1/hall', { token: reader!.token, query: {} }), asked('GET /v1/me', { token: reader!.token }), { method: 'GET', path: '/readyz' }][reads.total % 3]!;
      await reads.ask(`${what.method} ${what.path}`, () => client.ask(port, what), PROMPT);
    }
    await letGo();
    await claiming;
    await nothingStuck(world, report, small);
    report.expect(reads.later === 0, `${reads.later} reads were put off`);
    report.expect(writes.refused === 0, `${writes.refused} claims were refused`);
    await goodAgain(world, report, deeds, port);
    report.counts = `${deeds.length} writes on ${POOL} connections, ${writes.later} put off, slowest ${(writes.slowest / 1000).toFixed(1)} s; ${reads.total} reads`;
    report.expect(writes.later > 0, 'no write was put off: the test proves nothing');
  });
}

async function goodAgain(world: World, report: Report, deeds: Parameters<typeof makeGood>[2], port: number): Promise<void> {
  await wholeOrNothing(world, report, deeds);
  await makeGood(world, report, deeds, () => port);
  await wholeOrNothing(world, report, deeds);
}

/** Up to thirty clients for each connection of the server. */
export function manyClients(world: World, town: Town, small: Named): Promise<Row> {
  return world.row('far more clients than connections: answers in time', async (report) => {
    const { port } = small.servers[0]!;
    const clients = world.count(POOL * 10, POOL * 30, POOL * 30);
    const traffic = new Traffic(world, town, report, 'crowd');
    await traffic.during({ lanes: clients, ask: (what) => world.client.ask(port, what) }, async () => {
      await sleep(world.count(500, 3_000, 10_000));
      while (traffic.total < clients * 2) await sleep(20); // a busy machine takes its time
    });
    await nothingStuck(world, report, small);
    const { reads, writes, deeds } = traffic;
    report.counts = `${clients} clients on ${POOL} connections, ${grouped(reads.total)} reads, ${grouped(writes.total)} writes, ${reads.later + writes.later} put off, slowest ${(Math.max(reads.slowest, writes.slowest) / 1000).toFixed(1)} s`;
    await goodAgain(world, report, deeds, port);
  });
}
