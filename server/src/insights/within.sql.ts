import type { Id } from '@supermarket/shared';
import { type Param, type Reads } from '../kernel/index.js';
import type { Reach } from '../areas/scope.rules.js';

/** The whole county. */
export const EVERYWHERE: readonly Reach[] = [{ townId: null, communityId: null }];

/** Where sums are taken: whole towns, and single communities of others. */
export interface Within {
  readonly towns: readonly Id[];
  readonly communities: readonly { readonly townId: Id; readonly communityId: Id }[];
}

/** The towns and communities that the seats reach. The county is its towns by name: the indexes of sums begin with the town. */
export async function withinOf(reads: Reads, seats: readonly Reach[]): Promise<Within> {
  const all = seats.some(({ townId, communityId }) => townId === null && communityId === null);
  const towns = all
    ? (await reads.rows<{ id: Id }>("SELECT id FROM area WHERE kind = 'town' ORDER BY sort, id")).map(({ id }) => id)
    : [...new Set(seats.flatMap(({ townId, communityId }) => (communityId === null && townId !== null ? [townId] : [])))];
  const communities = seats.flatMap(({ townId, communityId }) => (townId !== null && communityId !== null && !towns.includes(townId) ? [{ townId, communityId }] : []));
  return { towns, communities: [...new Map(communities.map((one) => [one.communityId, one])).values()] };
}

/** One condition a place, each a range of an index that begins with the town. */
export function placesOf({ towns, communities }: Within): { readonly sql: string; readonly params: readonly Param[] }[] {
  return [
    ...towns.map((townId) => ({ sql: 'town_id = ?', params: [townId] })),
    ...communities.map(({ townId, communityId }) => ({ sql: 'town_id = ? AND community_id = ?', params: [townId, communityId] })),
  ];
}

/** All of them as one condition; nowhere, nothing. */
export function withinSql(within: Within): { readonly sql: string; readonly params: readonly Param[] } {
  const places = placesOf(within);
  if (places.length === 0) return { sql: '1 = 0', params: [] };
  const towns = within.towns.length > 0 ? [`town_id IN (${within.towns.map(() => '?').join(', ')})`] : [];
  const rest = places.slice(within.towns.length).map(({ sql }) => `(${sql})`);
  return { sql: `(${[...towns, ...rest].join(' OR ')})`, params: places.flatMap(({ params }) => params) };
}

/** A name of the place for what is kept of it. */
export const questionOf = ({ towns, communities }: Within): string => [...towns, '/', ...communities.map(({ communityId }) => communityId)].join(' ');
