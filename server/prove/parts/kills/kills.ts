import type { Part, Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { World } from '../../world.js';
import { households } from './households.js';
import { Storm } from './storm.js';

/** Whoever was told that something is done can rely on it, whatever is killed afterwards. */
export const kills: Part = {
  name: 'kills',
  about: 'Servers and databases killed at random moments under load: nothing acknowledged is lost or done twice.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    return [await onMariadb(world)];
  },
};

function onMariadb(world: World): Promise<Row> {
  return world.row('two servers and MariaDB, kill -9', async (report) => {
    const houses = await households(world.make, world.count(24, 48, 48));
    const servers = await world.start(2);
    const { client, make, random, open, folder, database } = world;
    const storm = new Storm({ client, make, random, open, folder, servers, database }, houses);
    const wanted = {
      acknowledged: world.count(1_000, 30_000, 100_000),
      serverKills: world.count(3, 60, 100),
      databaseKills: world.count(2, 30, 50),
      rounds: world.count(1, 3, 5),
    };
    console.time('rage');
    await storm.rage(wanted, report);
    console.timeEnd('rage');
    const { journal, reaper, network } = storm;
    report.counts = `${grouped(journal.acknowledged)} writes, ${reaper.serverRecoveries.length} + ${reaper.databaseRecoveries.length} kills`;
    console.log(journal.refused, network.unanswered, network.turnedAway, reaper.startedInVain, reaper.serverRecoveries, reaper.databaseRecoveries);
  });
}
