import type { Reads } from '../../src/kernel/index.js';
import { bestOrders } from '../../src/matching/orders.search.queries.js';
import type { OrderSearch } from '../../src/matching/searches.js';
import { bestVolunteers } from '../../src/matching/volunteers.search.queries.js';
import { ServiceOrder } from '../../src/orders/order.entity.js';
import type { FitPerson } from '../../src/orders/score.rules.js';
import { everybody } from './brute.js';
import type { Spread } from './load.js';

/** Who or what is searched for: volunteers for an order, or orders for a volunteer. */
export type Subject = { readonly kind: 'volunteers'; readonly order: ServiceOrder } | { readonly kind: 'orders'; readonly me: FitPerson };

export const COUNT = 20;

/** The id that the loader gave to the `n`th person (letter a) or order (d). */
const idOf = (letter: 'a' | 'd', n: number): string => {
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  return `0190${hex(Math.floor(n / 65_536), 4)}-${hex(n % 65_536, 4)}-7${letter}00-8000-${hex(n, 12)}`;
};

/** The `i`th of a spread that is looked at, the same every time. */
export async function subjectOf(reads: Reads, kind: Subject['kind'], { volunteers, open, from }: Spread, i: number): Promise<Subject> {
  const n = (most: number): number => from + 1 + ((Math.abs(i) * 7_919 + 13) % most);
  if (kind === 'volunteers') return { kind, order: (await reads.get(ServiceOrder, idOf('d', n(open))))! };
  return { kind, me: (await everybody(reads, 'v.person_id IN (?)', [idOf('a', n(volunteers))]))[0]! };
}

/** As the hall asks with 我有 1 小时. */
const wanted = (now: Date): OrderSearch => ({ count: COUNT, now, except: [], reach: { sql: '1 = 1', params: [] }, minutes: 60, skill: null, near: false, between: null });

export async function search(reads: Reads, subject: Subject): Promise<void> {
  const now = new Date();
  if (subject.kind === 'volunteers') await bestVolunteers(reads, subject.order, { count: COUNT, now, except: [], within: null, town: [] });
  else await bestOrders(reads, subject.me, wanted(now));
}
