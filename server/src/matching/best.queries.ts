import type { Id } from '@supermarket/shared';
import { metresBetween, squareOf } from '../areas/squares.rules.js';
import { kinOf } from '../consent/family.store.js';
import type { Reads } from '../kernel/index.js';
import { thisVisit } from '../orders/course.rules.js';
import { ASKED } from '../orders/offer.rules.js';
import type { OrderCase } from '../orders/orders.store.js';
import { candidateOf, type Candidate } from './candidate.rules.js';
import type { Place } from './searches.js';
import { bestVolunteers } from './volunteers.search.queries.js';

/**
 * How far around an order people are looked for. `grid`: its own community (volunteers name a community, no grid) ·
 * `village`: and the communities within three kilometres · `town`: the whole town · `county`: everybody within reach,
 * which is the own town and whoever is known to live within 12 km.
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

/** In metres. */
const NEXT_VILLAGES = 3_000;

/**
 * The best volunteers of a circle for an order, by the one scoring rule: everybody answered passes every gate at
 * `now`, has not been asked in this visit, is no relative and may be invited. Reads only, takes no lock: inside a transaction call it
 * after the order is locked and before people are, then let `offer` judge them again under their locks.
 */
export async function bestFor(reads: Reads, c: OrderCase, { circle, count, now, except = [] }: Wanted): Promise<Candidate[]> {
  const { order } = c;
  const town = await placesOf(reads, 'town_id = ?', order.townId);
  const asked = thisVisit(c).filter(({ state }) => ASKED.includes(state)).map(({ volunteerId }) => volunteerId);
  const found = await bestVolunteers(reads, order, { count, now, except: [...except, ...asked, ...(await kinOf(reads, order.requesterId))], town, within: await within(reads, c, circle, town) });
  return found.map((suited) => candidateOf(order, suited, now));
}

/** The best of everybody for one order: what a plan of many orders chooses from. */
export const candidatesOf = (reads: Reads, c: OrderCase, count: number, now: Date): Promise<Candidate[]> => bestFor(reads, c, { circle: 'county', count, now });

async function within(reads: Reads, { order }: OrderCase, circle: Circle, town: readonly Place[]): Promise<readonly Place[] | null> {
  if (circle === 'county') return null;
  if (circle === 'town') return town;
  const own = town.filter(({ id }) => id === order.communityId);
  const from = order.square ?? own[0]?.square ?? null;
  if (circle === 'grid' || from === null) return own;
  const next = await placesOf(reads, 'lat IS NOT NULL AND id <> ?', order.communityId);
  return [...own, ...next.filter(({ square }) => square !== null && metresBetween(from, square) <= NEXT_VILLAGES)];
}

async function placesOf(reads: Reads, where: string, param: Id): Promise<Place[]> {
  const rows = await reads.rows<{ id: Id; lat: number | null; lng: number | null }>(`SELECT id, lat, lng FROM area WHERE ${where} AND kind IN ('village', 'community')`, [param]);
  return rows.map(({ id, lat, lng }) => ({ id, square: lat === null || lng === null ? null : squareOf({ lat, lng }) }));
}
