import { SKILLS } from '@supermarket/shared';
import type { OpenDatabase } from '../../src/kernel/database/open.js';
import { bestFor, type Circle } from '../../src/matching/best.queries.js';
import { bestOrders } from '../../src/matching/orders.search.queries.js';
import { ServiceOrder } from '../../src/orders/order.entity.js';
import { bruteOrders, bruteVolunteers, everybody } from './brute.js';
import { chances, settle } from './crowd.js';

const HOUR = 3_600_000;
/** More of them than a search takes from one place at once. */
const PEOPLE = 1_100;
const ORDERS = 1_500;
const CIRCLES: readonly Circle[] = ['county', 'county', 'county', 'town', 'grid'];

/** Fills an empty county and asks so many random questions of it; answers how many were not answered as by judging everybody. */
export async function disagreements({ database, uow }: OpenDatabase, cases: number, seed: number): Promise<number> {
  const chance = chances(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
  const start = new Date();
  await uow.run((tx) => settle(tx, { people: PEOPLE, orders: ORDERS, wide: 0.3, now: start, chance }));
  const people = await everybody(database);
  const orders = await database.find(ServiceOrder, '1 = 1');
  const open = orders.filter(({ status }) => status === 'OPEN');

  let wrong = 0;
  for (let i = 0; i < cases; i += 1) {
    const now = new Date(start.getTime() + Math.floor(chance() * 100) * HOUR);
    const count = pick([1, 5, 20, 20, 60]);
    let [found, brute]: [readonly { id: string; score: number }[], readonly { id: string; score: number }[]] = [[], []];
    if (i % 2 === 0) {
      const order = pick(open);
      const circle = pick(CIRCLES);
      found = (await bestFor(database, { order, assignments: [] }, { circle, count, now })).map(({ personId, score }) => ({ id: personId, score }));
      brute = bruteVolunteers(people.filter(({ communityId, townId }) => circle === 'county' || (circle === 'town' ? townId === order.townId : communityId === order.communityId)), order, count, now);
    } else {
      const me = pick(people);
      const from = new Date(now.getTime() + Math.floor(chance() * 80) * HOUR);
      const wanted = {
        count, now, near: chance() < 0.3, minutes: pick([null, null, 30, 60]), skill: pick([null, null, null, ...SKILLS.slice(0, 3)]),
        between: chance() < 0.3 ? ([from, new Date(from.getTime() + 48 * HOUR)] as const) : null,
      };
      found = (await bestOrders(database, me, { ...wanted, except: [], reach: { sql: '1 = 1', params: [] } })).map(({ order, score }) => ({ id: order.id, score }));
      brute = bruteOrders(orders, me, wanted);
    }
    if (JSON.stringify(found) !== JSON.stringify(brute)) wrong += 1;
  }
  return wrong;
}
