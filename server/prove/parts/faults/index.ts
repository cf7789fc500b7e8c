import type { Part, Row } from '../../part.js';
import type { World } from '../../world.js';
import { connectionsCut } from './connections-cut.js';
import { locksHeld, manyClients, startSmall } from './crowded.js';
import { databaseFrozen, databaseKilled } from './database-away.js';
import { startNamed } from './named.js';
import { sigtermUnderLoad, startPairs } from './sigterm.js';
import { Town } from './town.js';
import { startDoor, wechatIll } from './wechat-ill.js';

/** What breaks around the servers: nobody sees more of it than "please try again". */
export const faults: Part = {
  name: 'faults',
  about: 'Lines to the database cut, its connections used up, WeChat ill, servers told to stop: reads go on, writes are whole.',
  inShort: true,
  beside: true,
  async run(world: World): Promise<readonly Row[]> {
    const [town, named, small, door, pairs] = await Promise.all([
      Town.make(world), startNamed(world, 'cut', world.count(1, 2, 2)), startSmall(world), startDoor(world), startPairs(world),
    ]);
    // Most of these wait most of the time, each for servers of its own.
    const [cut, held, ill, stopped] = await Promise.all([
      connectionsCut(world, town, named), locksHeld(world, town, small), wechatIll(world, town, door), sigtermUnderLoad(world, town, pairs),
    ]);
    const crowd = await manyClients(world, town, small);
    const away = [await databaseKilled(world, town, named), await databaseFrozen(world, town, named)];
    return [cut, held, crowd, ill, stopped, ...away, await town.onlyPutOff(world)];
  },
};
