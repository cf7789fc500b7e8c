import { marks, type Param } from '../kernel/index.js';
import { ringsAround } from '../orders/place.rules.js';
import type { VolunteerRow } from '../orders/volunteers.store.js';

/** Cells on each side of home that count as near: a ring of one is about two to three kilometres. */
const NEAR = 1;

/**
 * Which open orders a volunteer sees in the hall: those whose ladder has come as far as them, and those without a ladder.
 * `s` stands for the order.
 */
export function reachSql({ communityId, townId, home }: Pick<VolunteerRow, 'communityId' | 'townId' | 'home'>): { readonly sql: string; readonly params: readonly Param[] } {
  const cells = home ? ringsAround(home, 0, NEAR) : [];
  const near = cells.length === 0 ? '' : ` OR (s.circle IN ('nearby', 'town') AND s.cell IN (${marks(cells)}))`;
  return { sql: `(s.circle IS NULL OR s.circle = 'partners' OR s.community_id = ? OR (s.circle = 'town' AND s.town_id = ?)${near})`, params: [communityId, townId, ...cells] };
}
