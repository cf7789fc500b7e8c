import { newId } from '../../../src/kernel/index.js';
import { NoAnswer, type Answer } from '../../client.js';
import type { Part, Row } from '../../part.js';
import { grouped, inParallel } from '../../pool.js';
import type { Report, World } from '../../world.js';
import { inTheTables } from './tables.js';
import { makeActions, makeCreations, type Wish } from './wishes.js';

const TIMES = 8;
const LANES = 4;

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
