import type { Id } from '@supermarket/shared';
import type { Reads } from '../kernel/index.js';
import { ASKED } from '../orders/offer.rules.js';
import { thisVisit } from '../orders/course.rules.js';
import type { OrderCase } from '../orders/orders.store.js';
import { volunteersOf } from '../orders/volunteers.store.js';
import { mayBeInvited } from '../consent/purposes.store.js';
import { candidatesFor, type Candidate } from './candidate.rules.js';

/**
 * How far around an order people are looked for. `grid`: its own community (volunteers name a community, no grid) ·
 * `village`: and the communities within three kilometres · `town`: the whole town · `county`: everybody within reach.
 */
export type Circle = 'grid' | 'village' | 'town' | 'county';

export interface Wanted {
  readonly circle: Circle;
  /** At most so many, the best first. */
  readonly count: number;
  readonly now: Date;
  /** Who is left out beside those who were asked in this visit already. */
  readonly except?: readonly Id[];
}

/**
 * The best volunteers of a circle for an order, by the one scoring rule: everybody answered passes every gate at
 * `now`, has not been asked in this visit and may be invited. Reads only, takes no lock: inside a transaction call it
 * after the order is locked and before people are, then let `offer` judge them again under their locks.
 */
export async function bestFor(reads: Reads, c: OrderCase, { circle, count, now, except = [] }: Wanted): Promise<Candidate[]> {
  const { order } = c;
  const where = circle === 'county' ? '1 = 1' : circle === 'town' ? 'v.town_id = ?' : 'v.community_id = ?';
  const rows = await reads.rows<{ id: Id }>(
    `SELECT v.person_id AS id FROM volunteer v WHERE ${where} AND ${mayBeInvited('v.person_id')} ORDER BY v.person_id LIMIT 300`,
    circle === 'county' ? [] : [circle === 'town' ? order.townId : order.communityId],
  );
  const asked = new Set([...except, ...thisVisit(c).filter(({ state }) => ASKED.includes(state)).map(({ volunteerId }) => volunteerId)]);
  const facts = await volunteersOf(reads, rows.map(({ id }) => id).filter((id) => !asked.has(id)), now);
  return candidatesFor(order, [...facts.values()], now).slice(0, count);
}

/** The best of the whole county for one order: what a plan of many orders chooses from. */
export const candidatesOf = (reads: Reads, c: OrderCase, count: number, now: Date): Promise<Candidate[]> => bestFor(reads, c, { circle: 'county', count, now });
