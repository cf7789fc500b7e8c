import mysql from 'mysql2/promise';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { World } from '../../world.js';
import { makeGood, wholeOrNothing } from './deeds.js';
import type { Named } from './named.js';
import { nothingStuck } from './stuck.js';
import type { Town } from './town.js';
import { byTurns, Traffic } from './traffic.js';

/** Connections are killed at random, idle ones, reading ones and some in the middle of a transaction. */
export function connectionsCut(world: World, town: Town, named: Named): Promise<Row> {
  return world.row('connections cut: reads go on, writes are whole', async (report) => {
    const { servers } = named;
    const portOf = (turn: number): number => servers[turn % servers.length]!.port;
    const cuts = world.count(60, 300, 2_000);
    const traffic = new Traffic(world, town, report, 'cut');
    // Sessions that were quiet for long note their use at the first request: a read with a write inside.
    await world.database.root('UPDATE login_session SET last_seen_at = last_seen_at - INTERVAL 10 MINUTE', world.schema);
    const { busy, writing } = await traffic.during({ lanes: world.count(8, 16, 16), ask: byTurns(world, servers) }, () => cut(world, named, traffic, cuts));
    await nothingStuck(world, report, named);
    const { deeds, reads, writes } = traffic;
    for (const what of reads.putOff) report.fail(what);
    report.expect(reads.refused === 0, `${reads.refused} reads were refused`);
    await wholeOrNothing(world, report, deeds);
    await makeGood(world, report, deeds, portOf);
    await wholeOrNothing(world, report, deeds);
    for (const server of servers) report.expect(server.ended === null, `a server ended: ${JSON.stringify(server.ended)}`);
    report.counts = `${cuts} cut (${busy} busy, ${writing} writing), ${grouped(reads.total)} reads, ${grouped(writes.total)} writes, ${writes.later} put off`;
    report.expect(writing > 0, 'no connection was cut in the middle of a unit of work: the test proves nothing');
    report.figure('faults-cut-connections', cuts, 'connections', `>= ${cuts}`, true);
  });
}

interface Line {
  readonly id: number;
  readonly busy: number;
  /** A statement of a transaction is running on it. */
  readonly writing: number;
}

/** Kills so many connections of the servers, preferring those in the middle of something, a few after every few answers. */
async function cut(world: World, { name }: Named, traffic: Traffic, cuts: number): Promise<{ busy: number; writing: number }> {
  const random = world.random.stream('cuts');
  const root = await mysql.createConnection({ host: '127.0.0.1', port: world.database.port, user: 'root' });
  let busy = 0;
  let writing = 0;
  for (let done = 0; done < cuts; ) {
    const [rows] = await root.query(
      `SELECT id, command <> 'Sleep' AS busy, COALESCE(info REGEXP '^(INSERT|UPDATE|COMMIT)|FOR UPDATE$', 0) AS writing
       FROM information_schema.PROCESSLIST WHERE user = '${name}'`,
    );
    const lines = rows as Line[];
    const working = lines.filter((line) => line.busy);
    const some = random.shuffle(random.chance(0.7) && working.length > 0 ? working : lines).slice(0, random.pick([1, 1, 1, 2, 5]));
    for (const line of some) {
      if (done === cuts) break;
      const killed = await root.query(`KILL CONNECTION ${line.id}`).then(() => true, () => false); // it may have ended by itself
      if (!killed) continue;
      done += 1;
      if (line.busy) busy += 1;
      if (line.writing) writing += 1;
    }
    const answered = traffic.total + random.int(2, 12);
    while (traffic.total < answered) await sleep(2);
  }
  await root.end();
  return { busy, writing };
}
