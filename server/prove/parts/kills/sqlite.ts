import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { seedBase } from '../../../seeds/index.js';
import { readConfig } from '../../../src/config.js';
import { openOurs } from '../../../src/data-source.js';
import { migrate } from '../../../src/kernel/database/migrate.js';
import { Make } from '../../make.js';
import type { Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { World } from '../../world.js';
import { households } from './households.js';
import { longest, recoveries } from './recoveries.js';
import { Storm } from './storm.js';

/** One server on a file: while it is away nobody is answered. */
export function onSqlite(world: World): Promise<Row> {
  return world.row('the server on SQLite, kill -9', async (report) => {
    await world.stopServers();
    const folder = join(world.folder, 'sqlite');
    mkdirSync(folder, { recursive: true });
    const env = { DATA_DIR: folder, DATABASE_URL: `sqlite:${join(folder, 'app.db')}` };
    const config = readConfig({ ...world.env, ...env }, world.settings.root);

    const alone = await openOurs(config); // before the server takes the file for itself
    await migrate(alone.dataSource);
    await seedBase(alone);
    const houses = await households(new Make(alone, config), world.count(8, 24, 32));
    await alone.close();

    const servers = await world.start(1, env);
    const beside = await openOurs(config, false);
    try {
      const { client, random } = world;
      const site = { client, make: new Make(beside, config), random: random.stream('sqlite'), open: beside, folder, database: null, servers };
      const goal = { acknowledged: world.count(300, 3_000, 15_000), serverKills: world.count(2, 30, 100) };
      const storm = new Storm(site, houses);
      await storm.rage({ ...goal, databaseKills: 0, rounds: world.count(1, 2, 4) }, report);

      const { journal, network, lost, doubled, reaper: { serverRecoveries } } = storm;
      report.counts = `${grouped(journal.acknowledged)} writes, ${serverRecoveries.length} kills, ${recoveries(serverRecoveries)}`;
      report.expect(network.unanswered > 0, 'no answer was lost: nothing was killed under load');
      report.figure('kill9-sqlite-acknowledged', journal.acknowledged, 'writes', `>= ${goal.acknowledged}`, journal.acknowledged >= goal.acknowledged);
      report.figure('kill9-sqlite-lost', lost, 'effects', '0', lost === 0);
      report.figure('kill9-sqlite-doubled', doubled, 'effects', '0', doubled === 0);
      report.figure('kill9-sqlite-kills', serverRecoveries.length, 'kills', `>= ${goal.serverKills}`, serverRecoveries.length >= goal.serverKills);
      report.figure('kill9-sqlite-ready-seconds', longest(serverRecoveries), 's', '<= 5', longest(serverRecoveries) <= 5);
    } finally {
      await world.stopServers();
      await beside.close();
    }
  });
}
