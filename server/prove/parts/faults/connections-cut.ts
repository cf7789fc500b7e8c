import mysql from 'mysql2/promise';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { World } from '../../world.js';
import { makeGood, wholeOrNothing } from './deeds.js';
import { nothingStuck } from './stuck.js';
import { Traffic } from './traffic.js';

/** The servers come under this name, so that the harness does not cut its own lines. */
const SERVERS = 'servers';

/** Connections are killed at random, idle ones, reading ones and some in the middle of a transaction. */
export function connectionsCut(world: World): Promise<Row> {
  return world.row('connections cut: reads go on, writes are whole', async (report) => {
    const cuts = world.count(60, 400, 2_000);
    await world.database.root(`CREATE OR REPLACE USER ${SERVERS}@'%'; GRANT ALL ON *.* TO ${SERVERS}@'%'`);
    await world.start(2, { DATABASE_URL: world.databaseUrl.replace('root@', `${SERVERS}@`) });
    const traffic = await Traffic.prepare(world, report, 'cut', world.count(60, 200, 400), world.count(20, 150, 400));
    // Sessions that were quiet for long note their use at the first request: a read with a write inside.
    await world.database.root('UPDATE login_session SET last_seen_at = last_seen_at - INTERVAL 10 MINUTE', world.schema);
    traffic.begin({ lanes: 16, port: () => world.port(traffic.reads.total) });
    const { busy, writing } = await cut(world, cuts);
    await traffic.end();
    await nothingStuck(world, report);
    const { deeds, reads, writes } = traffic;
    report.expect(reads.later === 0 && reads.refused === 0, `${reads.later} reads were put off, ${reads.refused} refused`);
    await wholeOrNothing(world, report, deeds);
    await makeGood(world, report, deeds, (turn) => world.port(turn));
    await wholeOrNothing(world, report, deeds);
    for (const { kind, id, told } of deeds) if (told === 'ask again') report.fail(`${kind} ${id} is not done yet`);
    for (const server of world.servers) report.expect(server.ended === null, `a server ended: ${JSON.stringify(server.ended)}`);
    report.counts = `${cuts} cut (${busy} busy, ${writing} writing), ${grouped(reads.total)} reads, ${grouped(writes.total)} writes, ${writes.later} put off`;
    report.expect(busy > writing && writing > 0, 'no connection was cut in the middle of work: the test proves nothing');
    report.figure('faults-cut-connections', cuts, 'connections', `>= ${cuts}`, true);
  });
}

interface Line {
  readonly id: number;
  readonly busy: number;
  /** A statement of a transaction is running on it. */
  readonly writing: number;
}

/** Kills so many connections of the servers, preferring those in the middle of something. */
async function cut(world: World, cuts: number): Promise<{ busy: number; writing: number }> {
  const random = world.random.stream('cuts');
  const root = await mysql.createConnection({ host: '127.0.0.1', port: world.database.port, user: 'root' });
  let busy = 0;
  let writing = 0;
  for (let done = 0; done < cuts; ) {
    const [rows] = await root.query(
      `SELECT id, command <> 'Sleep' AS busy, COALESCE(info REGEXP '^(INSERT|UPDATE|COMMIT)|FOR UPDATE$', 0) AS writing
       FROM information_schema.PROCESSLIST WHERE user = '${SERVERS}'`,
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
    await sleep(random.int(10, 60));
  }
  await root.end();
  return { busy, writing };
}
