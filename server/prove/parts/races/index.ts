import type { Part, Row } from '../../part.js';
import type { World } from '../../world.js';
import { claimRace } from './claims.js';
import { lockRace } from './locks.js';
import { numberRace } from './numbers.js';
import { shelfRace } from './shelf.js';
import { stockRace } from './stock.js';

/** Claims, stock, numbers and opposite lock orders, over several servers at once. */
export const races: Part = {
  name: 'races',
  about: 'One winner a seat, no gift sold twice, one account a number, and locks in opposite orders end in an answer.',
  inShort: true,
  async run(world: World): Promise<readonly Row[]> {
    const rows: Row[] = [];
    const two = once(() => world.start(2));
    for (const race of [claimRace, stockRace, numberRace]) rows.push(await race(world, two));
    await world.stopServers();
    const impatient = once(() => world.start(2, { PROVE_LOCK_WAIT: '1' }, 'prove-main.js'));
    for (const race of [lockRace, shelfRace]) rows.push(await race(world, impatient));
    return rows;
  },
};

/** Its servers are started by the first test that is run. */
function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | null = null;
  return () => (started ??= start());
}
