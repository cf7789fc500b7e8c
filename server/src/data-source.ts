import { migrations } from '../migrations/index.js';
import type { Config } from './config.js';
import { entities } from './entities.js';
import { openDatabase, type OpenDatabase } from './kernel/database/open.js';

type Where = Pick<Config, 'database' | 'databasePool'>;

/** Milliseconds without an answer after which a server gives a statement up: longer than any wait for a lock. */
const SILENCE = 6_000;

/** Opens the configured database with our entities and migrations. `alone: false` for a command beside a running server. */
export function openOurs(config: Where, alone = true): Promise<OpenDatabase> {
  return openDatabase({ address: config.database, pool: config.databasePool, entities, migrations, alone });
}

/** The same for a server, where people wait: nobody waits for a database that has fallen silent. */
export function openForPeople(config: Where): Promise<OpenDatabase> {
  return openDatabase({ address: config.database, pool: config.databasePool, entities, migrations, silence: SILENCE });
}
