import type { Part, Row } from '../../part.js';
import type { World } from '../../world.js';
import { connectionsCut } from './connections-cut.js';

/** What breaks around the servers: nobody sees more of it than "please try again". */
export const faults: Part = {
  name: 'faults',
  about: 'Lines to the database cut, its connections used up, WeChat ill, servers told to stop: reads go on, writes are whole.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    return [await connectionsCut(world)];
  },
};
