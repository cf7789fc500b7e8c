import type { Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { World } from '../../world.js';
import { households } from './households.js';
import { longest, recoveries } from './recoveries.js';
import { Storm } from './storm.js';

/** Two servers on one database: each of them and the database itself are killed, together too when it so happens. */
export function onMariadb(world: World): Promise<Row> {
  return world.row('two servers and MariaDB, kill -9', async (report) => {
    const { make, client, random, open, folder, database } = world;
    const houses = await households(make, world.count(16, 48, 64));
    const storm = new Storm({ client, make, random, open, folder, database, servers: await world.start(2) }, houses);
    const goal = { acknowledged: world.count(800, 30_000, 100_000), serverKills: world.count(3, 60, 100), databaseKills: Math.max(2, world.count(2, 30, 50)) };
    await storm.rage({ ...goal, rounds: world.count(1, 3, 5) }, report);

    const { journal, network, lost, doubled, reaper: { serverRecoveries, databaseRecoveries } } = storm;
    const all = [...serverRecoveries, ...databaseRecoveries];
    report.counts = `${grouped(journal.acknowledged)} writes, ${serverRecoveries.length} + ${databaseRecoveries.length} kills, ${recoveries(all)}`;
    report.expect(network.unanswered > 0, 'no answer was lost: nothing was killed under load');
    report.expect(network.turnedAway > 0, 'nobody was turned away: the database was never missed');
    report.expect(journal.refused > 0, 'nothing was refused: that a refusal has no effect was not seen');
    report.figure('kill9-acknowledged', journal.acknowledged, 'writes', `>= ${goal.acknowledged}`, journal.acknowledged >= goal.acknowledged);
    report.figure('kill9-lost', lost, 'effects', '0', lost === 0);
    report.figure('kill9-doubled', doubled, 'effects', '0', doubled === 0);
    report.figure('kill9-server-kills', serverRecoveries.length, 'kills', `>= ${goal.serverKills}`, serverRecoveries.length >= goal.serverKills);
    report.figure('kill9-database-kills', databaseRecoveries.length, 'kills', `>= ${goal.databaseKills}`, databaseRecoveries.length >= goal.databaseKills);
    report.figure('kill9-ready-seconds', longest(all), 's', '<= 5', longest(all) <= 5);
  });
}
