import type { HallQuery } from '@supermarket/shared';
import { marks, type Param } from '../kernel/index.js';
import { ringsAround } from '../orders/place.rules.js';
import type { VolunteerRow } from '../orders/volunteers.store.js';

/** Orders that are equally near. Each part is one range of an index; together they are the circle. */
export interface Circle {
  readonly parts: readonly { readonly sql: string; readonly params: readonly Param[] }[];
}

/** Cells away from home: the first ring ends at about two, the second at about five to six kilometres. */
const RINGS = [
  { from: 0, to: 1 },
  { from: 2, to: 3 },
] as const;

const whole = (sql: string, ...params: readonly Param[]): Circle => ({ parts: [{ sql, params }] });

/** The town first, then everybody else's. 离我近 begins with the home community and goes outward. */
export function circlesOf(me: Pick<VolunteerRow, 'communityId' | 'townId' | 'home'>, query: HallQuery): Circle[] {
  const { communityId, townId } = me;
  if (query.communityId) return [whole('s.community_id = ?', query.communityId)];
  if (!query.near) return [whole('s.town_id = ?', townId), whole('s.town_id <> ?', townId)];
  return [whole('s.community_id = ?', communityId), ...outward(me)];
}

/** Rings of cells around the community's point, whatever town they lie in; then the rest of the town, and what has no point. */
function outward({ communityId, townId, home }: Pick<VolunteerRow, 'communityId' | 'townId' | 'home'>): Circle[] {
  if (!home) return [whole('s.town_id = ? AND s.community_id <> ?', townId, communityId)];
  const rings = RINGS.map(({ from, to }) => ringsAround(home, from, to));
  const seen = rings.flat();
  return [
    ...rings.map((cells) => ({ parts: cells.map((cell) => ({ sql: 's.cell = ? AND s.community_id <> ?', params: [cell, communityId] })) })),
    whole(`s.town_id = ? AND s.community_id <> ? AND (s.cell IS NULL OR s.cell NOT IN (${marks(seen)}))`, townId, communityId, ...seen),
  ];
}
