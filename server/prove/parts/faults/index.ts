import type { Part, Row } from '../../part.js';
import type { World } from '../../world.js';
import { connectionsCut } from './connections-cut.js';
import { locksHeld, manyClients, startSmall } from './crowded.js';
import { databaseFrozen, databaseKilled } from './database-away.js';
import { startNamed } from './named.js';
import { sigtermUnderLoad, startPairs } from './sigterm.js';
import { makeTown } from './town.js';
import { startWithWechat, wechatIll } from './wechat-ill.js';

/** What breaks around the servers: nobody sees more of it than "please try again". */
export const faults: Part = {
  name: 'faults',
  about: 'Lines to the database cut, its connections used up, WeChat ill, servers told to stop: reads go on, writes are whole.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    const town = await makeTown(world);
    const servers = await startNamed(world, 'cut', 2);
    const cut = await connectionsCut(world, town, servers);
    const [small, sick, pairs] = [await startSmall(world), await startWithWechat(world), await startPairs(world)];
    // Each of these mostly waits, on servers of its own.
    const [held, ill, stopped] = await Promise.all([locksHeld(world, small), wechatIll(world, sick), sigtermUnderLoad(world, town, pairs)]);
    const crowd = await manyClients(world, town, small);
    return [cut, held, crowd, ill, stopped, await databaseKilled(world, town, servers), await databaseFrozen(world, town, servers)];
  },
};
