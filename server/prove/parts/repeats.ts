import type { Route } from '@supermarket/shared';
import { newId } from '../../src/kernel/index.js';
import { asked, NoAnswer, type Answer, type Asked, type Input } from '../client.js';
import type { Someone } from '../make.js';
import type { Part, Row } from '../part.js';
import { grouped, inParallel } from '../pool.js';
import type { Report, World } from '../world.js';

const TIMES = 8;
const LANES = 4;

/** One thing that somebody wants done, once. */
interface Wish {
  readonly kind: 'place' | 'redeem' | 'claim' | 'cancel' | 'giveBack';
  readonly who: Someone;
  readonly id: string;
  readonly asked: Asked;
  /** What everybody who got an answer was told. */
  told: string | null;
}

/** Impatient thumbs, tunnels and restarts. */
export const repeats: Part = {
  name: 'repeats',
  about: 'What is sent eight times at once, with answers lost and servers restarted, happens once.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    await world.start(2);
    const total = world.count(160, 5_000, 5_000);
    const creations = await makeCreations(world, total);
    const rows = [await sendAll(world, 'creations happen once', creations)];
    const actions = await makeActions(world, creations, total - creations.length);
    rows.push(await sendAll(world, 'actions happen once', actions));
    rows.push(await afterRestart(world, [...creations, ...actions]));
    rows.push(await others(world, creations));
    rows.push(await inTheTables(world, [...creations, ...actions]));
    return rows;
  },
};

const wish = <R extends Route>(kind: Wish['kind'], who: Someone, id: string, route: R, input: Input<R>): Wish => ({ kind, who, id, asked: asked(route, { ...input, token: who.token }), told: null });

/** Orders placed and gifts taken: six tenths of all. */
async function makeCreations(world: World, total: number): Promise<Wish[]> {
  const { make } = world;
  const orders = Math.floor(total * 0.35);
  const gifts = Math.floor(total * 0.25);
  const residents = await make.people(Math.ceil(orders / 5));
  const takers = await make.volunteers(Math.ceil(gifts / 25));
  await make.points(takers, 25);
  const stock = await make.gifts(5, () => gifts);
  return [
    ...Array.from({ length: orders }, (_, i) => {
      const who = residents[Math.floor(i / 5)]!;
      const body = make.orderBody({ window: make.window(24 + (i % 300)) });
      return wish('place', who, body.id, 'POST /v1/orders', { body });
    }),
    ...Array.from({ length: gifts }, (_, i) => {
      const id = newId(new Date());
      return wish('redeem', takers[Math.floor(i / 25)]!, id, 'POST /v1/redemptions', { body: { id, stockId: stock[i % stock.length]! } });
    }),
  ];
}

/** Claims, cancelled orders and vouchers given back. */
async function makeActions(world: World, creations: readonly Wish[], total: number): Promise<Wish[]> {
  const { make } = world;
  const claims = Math.floor(total / 2);
  const dispatcher = await make.staff('dispatcher');
  const open = await make.openOrders(claims, dispatcher, (i) => make.window(24 + (i % 1_300)));
  const volunteers = await make.volunteers(Math.ceil(claims / 2));
  const placed = creations.filter(({ kind }) => kind === 'place').slice(0, Math.ceil(total / 4));
  const redeemed = creations.filter(({ kind }) => kind === 'redeem').slice(0, total - claims - placed.length);
  return [
    ...open.map(({ id }, i) => wish('claim', volunteers[i % volunteers.length]!, id, 'POST /v1/orders/:id/claim', { params: { id }, body: { riskAgreed: true } })),
    ...placed.map(({ who, id }) => wish('cancel', who, id, 'POST /v1/orders/:id/cancel', { params: { id }, body: { reason: 'not_needed' } })),
    ...redeemed.map(({ who, id }) => wish('giveBack', who, id, 'POST /v1/redemptions/:id/cancel', { params: { id } })),
  ];
}

/** What of an answer must be the same for everybody who gets one. */
function essence({ body }: Answer<unknown>): string {
  const { id, status, state, points, title } = body as Record<string, unknown>;
  return JSON.stringify({ id, status, state, points, title });
}

/** Each wish eight times at once to both servers; of some nobody waits for the answer. */
function sendAll(world: World, test: string, wishes: readonly Wish[]): Promise<Row> {
  return world.row(test, async (report) => {
    const random = world.random.stream(test);
    const lost = wishes.map(() => random.pick([0, 0, 1, 2, 3]));
    let gone = 0;
    await inParallel(random.shuffle(wishes), LANES, async (one, index) => {
      const copies = Array.from({ length: TIMES }, (_, i) => i);
      const answers = await Promise.all(copies.map(async (i) => {
        if (i < lost[index]!) {
          gone += 1;
          await world.client.askAndHangUp(world.port(i), one.asked);
          return null;
        }
        return world.client.ask(world.port(index + i), one.asked).catch((error: unknown) => {
          if (error instanceof NoAnswer) return null;
          throw error;
        });
      }));
      for (const answer of answers) if (answer) judge(report, one, answer);
    });
    report.counts = `${grouped(wishes.length)} × ${TIMES}, ${grouped(gone)} answers lost, 2 servers`;
    report.expect(gone > 0, 'no answer was lost: the test proves nothing');
  });
}

function judge(report: Report, one: Wish, answer: Answer<unknown>): void {
  if (answer.status !== 200) return report.fail(`${one.kind} ${one.id}: ${answer.status} ${answer.code}`);
  const told = essence(answer);
  one.told ??= told;
  if (told !== one.told) report.fail(`${one.kind} ${one.id}: ${told} after ${one.told}`);
}

/** Both servers are killed and started again; a repeated send is told the same as before, where nothing has happened since. */
function afterRestart(world: World, wishes: readonly Wish[]): Promise<Row> {
  return world.row('the same is answered after a restart', async (report) => {
    await Promise.all(world.servers.map((server) => server.end('SIGKILL')));
    for (const server of world.servers) server.launch();
    await Promise.all(world.servers.map((server) => server.ready()));
    const later = new Set(wishes.filter(({ kind }) => kind === 'cancel' || kind === 'giveBack').map(({ id }) => id));
    const same = wishes.filter(({ kind, id }) => (kind !== 'place' && kind !== 'redeem') || !later.has(id));
    const chosen = world.random.stream('restart').shuffle(same).slice(0, world.count(40, 1_000, 2_000));
    await inParallel(chosen, 16, async (one, i) => judge(report, one, await world.client.ask(world.port(i), one.asked)));
    report.counts = `${grouped(chosen.length)} sent again, 2 servers killed`;
  });
}

/** The id is taken: for another body, and for another person. */
function others(world: World, creations: readonly Wish[]): Promise<Row> {
  return world.row('another body or person is refused', async (report) => {
    const chosen = world.random.stream('others').shuffle(creations).slice(0, world.count(30, 500, 1_000));
    const [stranger] = await world.make.volunteers(1);
    await world.make.points([stranger!], 40);
    await inParallel(chosen, 16, async (one, i) => {
      const body = one.asked.body as Record<string, unknown>;
      const bent = one.kind === 'place' ? { ...body, words: '换一句话' } : { ...body, stockId: newId(new Date()) };
      const answers = [
        await world.client.ask(world.port(i), { ...one.asked, body: bent }),
        await world.client.ask(world.port(i), { ...one.asked, token: stranger!.token }),
      ];
      for (const { status, code } of answers) if (status !== 409 || code !== 'ID_TAKEN') report.fail(`${one.kind} ${one.id}: ${status} ${code}`);
    });
    report.counts = `${grouped(chosen.length)} ids × 2`;
  });
}

/** One row, one step, one line of the trail, one movement of points for each wish. */
function inTheTables(world: World, wishes: readonly Wish[]): Promise<Row> {
  return world.row('one effect each in the tables', async (report) => {
    const { database } = world.open;
    const count = async (sql: string): Promise<Map<string, number>> => new Map((await database.rows<{ id: string; n: number }>(sql)).map(({ id, n }) => [id, Number(n)]));
    const step = (event: string): Promise<Map<string, number>> => count(`SELECT order_id AS id, COUNT(*) AS n FROM order_history WHERE event = '${event}' GROUP BY order_id`);
    const trail = (action: string): Promise<Map<string, number>> => count(`SELECT subject_id AS id, COUNT(*) AS n FROM audit_entry WHERE action = '${action}' GROUP BY subject_id`);
    const moved = (phase: string): Promise<Map<string, number>> => count(`SELECT subject_id AS id, SUM(amount) AS n FROM point_transfer WHERE kind = 'redeem' AND phase = '${phase}' GROUP BY subject_id`);
    const wanted: Record<Wish['kind'], readonly Map<string, number>[]> = {
      place: [await step('placed'), await trail('order.placed')],
      claim: [await step('claimed'), await trail('order.claimed')],
      cancel: [await step('cancelled'), await trail('order.cancelled')],
      redeem: [await moved('hold'), await trail('gift.redeem')],
      giveBack: [await moved('release'), await trail('gift.cancel')],
    };
    let once = 0;
    for (const { kind, id } of wishes) {
      const found = wanted[kind].map((table) => table.get(id) ?? 0);
      if (found.every((n) => n === 1)) once += 1;
      else report.fail(`${kind} ${id}: ${found.join(' and ')} instead of 1`);
    }
    report.counts = `${grouped(once)} of ${grouped(wishes.length)}`;
    report.figure('repeats-once', once, 'effects', String(wishes.length), once === wishes.length);
  });
}
