import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../../part.js';
import type { ServerProcess } from '../../server-process.js';
import type { Report, World } from '../../world.js';
import { makeGood, wholeOrNothing } from './deeds.js';
import type { Named } from './named.js';
import { nothingStuck } from './stuck.js';
import type { Town } from './town.js';
import { byTurns, Traffic } from './traffic.js';

/** Milliseconds in which a server says that it is not ready, and in which it is again. */
const NOTICED = 2_000;
const BACK = 5_000;

/** A way in which the database goes, and comes back. */
interface Away {
  readonly test: string;
  /** Milliseconds. */
  readonly gone: number;
  leave(): Promise<void>;
  comeBack(): Promise<unknown>;
  /** Whether it is gone for long enough that requests are given up. */
  readonly putsOff: boolean;
}

export function databaseKilled(world: World, town: Town, named: Named): Promise<Row> {
  const { database } = world;
  return away(world, town, named, {
    test: 'database gone: 503 in plain words, then all goes on',
    gone: world.count(400, 2_000, 5_000),
    leave: () => database.kill(),
    comeBack: () => database.up(),
    putsOff: true,
  });
}

/** It holds its connections open and says nothing: worse than gone. */
export function databaseFrozen(world: World, town: Town, named: Named): Promise<Row> {
  const { database } = world;
  const gone = world.count(1_700, 7_000, 12_000);
  return away(world, town, named, {
    test: 'database frozen: told in time, then all goes on',
    gone,
    leave: () => Promise.resolve(void process.kill(database.pid, 'SIGSTOP')),
    comeBack: () => Promise.resolve(process.kill(database.pid, 'SIGCONT')),
    putsOff: gone > 6_500,
  });
}

function away(world: World, town: Town, named: Named, fault: Away): Promise<Row> {
  const { test, gone, putsOff } = fault;
  const { servers } = named;
  return world.row(test, async (report) => {
    const portOf = (turn: number): number => servers[turn % servers.length]!.port;
    const traffic = new Traffic(world, town, report, test);
    const { reads, writes, deeds } = traffic;
    const { noticed, back } = await traffic.during({ lanes: 12, ask: byTurns(world, servers), rest: 20 }, async () => {
      await sleep(300);
      return untilBack(world, servers, fault);
    });
    const before = reads.later + writes.later;
    await nothingStuck(world, report, named);
    report.expect(noticed <= NOTICED, `ready until ${noticed} ms after the database was gone`);
    report.expect(back <= BACK, `not ready until ${back} ms after it was back`);
    report.expect(!putsOff || before > 0, 'nobody was put off: the test proves nothing');
    await goesOn(world, report, traffic, servers);
    await wholeOrNothing(world, report, deeds);
    await makeGood(world, report, deeds, portOf);
    await wholeOrNothing(world, report, deeds);
    for (const server of servers) report.expect(server.ended === null, `a server ended: ${JSON.stringify(server.ended)}`);
    report.counts = `${(gone / 1000).toFixed(1)} s, ${before} put off, told in ${(noticed / 1000).toFixed(1)} s, back in ${(back / 1000).toFixed(1)} s`;
  });
}

/** Takes the database away and brings it back; answers after how many milliseconds all servers had told of each. */
async function untilBack(world: World, servers: readonly ServerProcess[], { gone, leave, comeBack }: Away): Promise<{ noticed: number; back: number }> {
  const told = async (status: 200 | 503): Promise<number> => {
    const began = Date.now();
    return Math.max(...(await Promise.all(servers.map((server) => until(world, server, status, began)))));
  };
  let noticed: number;
  try {
    await leave();
    noticed = await told(503);
    await sleep(Math.max(0, gone - noticed));
  } finally {
    await comeBack();
  }
  return { noticed, back: await told(200) };
}

/** Asks whether the server may be sent visitors until it says so, or not; answers the milliseconds since `began`. */
async function until(world: World, server: ServerProcess, status: 200 | 503, began: number): Promise<number> {
  for (;;) {
    const answer = await world.client.ask(server.port, { method: 'GET', path: '/readyz', patience: 10_000 });
    if (answer.status === status) return Date.now() - began;
    if (Date.now() - began > 10_000) throw new Error(`/readyz still says ${answer.status}: ${answer.text}`);
    await sleep(30);
  }
}

/** The same processes serve as if nothing had been. */
async function goesOn(world: World, report: Report, traffic: Traffic, servers: readonly ServerProcess[]): Promise<void> {
  const { reads, writes } = traffic;
  const put = reads.later + writes.later;
  await traffic.during({ lanes: 8, ask: byTurns(world, servers), rest: 5 }, () => sleep(world.count(200, 500, 2_000)));
  const late = reads.later + writes.later - put;
  report.expect(late === 0, `${late} were put off when the database was back`);
}
