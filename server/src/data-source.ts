import { migrations } from '../migrations/index.js';
import type { Config } from './config.js';
import { entities } from './entities.js';
import { openDatabase, type OpenDatabase } from './kernel/database/open.js';

/** Opens the configured database with our entities and migrations. `alone: false` for a command beside a running server. */
export function openOurs(config: Pick<Config, 'database' | 'databasePool'>, alone = true): Promise<OpenDatabase> {
  return openDatabase({ address: config.database, pool: config.databasePool, entities, migrations, alone });
}
