import type { Part, Row } from '../../part.js';
import type { World } from '../../world.js';
import { onMariadb } from './mariadb.js';
import { onSqlite } from './sqlite.js';

/** Whoever was told that something is done can rely on it, whatever is killed afterwards. */
export const kills: Part = {
  name: 'kills',
  about: 'Servers and databases killed at random moments under load: nothing acknowledged is lost or done twice.',
  inShort: true,
  beside: true,
  async run(world: World): Promise<readonly Row[]> {
    return [await onMariadb(world), await onSqlite(world)];
  },
};
