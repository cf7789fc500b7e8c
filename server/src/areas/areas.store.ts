import type { Reads, Param } from '../kernel/index.js';
import type { Reach } from './scope.rules.js';

/** A village or community with what orders keep and show of it. */
export interface Place {
  readonly communityId: string;
  readonly townId: string;
  /** 恩城街道 东门社区 */
  readonly text: string;
  readonly hotline: string | null;
}

/** The place of a village or community; null when the id is none (a town, a grid, nothing at all). */
export async function placeOf(reads: Reads, communityId: string): Promise<Place | null> {
  const row = await reads.one<{ name: string; townId: string; townName: string; hotline: string | null }>(
    `SELECT a.name AS name, a.town_id AS townId, t.name AS townName, COALESCE(a.hotline, t.hotline, c.hotline) AS hotline
     FROM area a JOIN area t ON t.id = a.town_id JOIN area c ON c.id = t.parent_id
     WHERE a.id = ? AND a.kind IN ('village', 'community')`,
    [communityId],
  );
  return row && { communityId, townId: row.townId, text: `${row.townName} ${row.name}`, hotline: row.hotline };
}

/** A node with its reach and its path (恩城街道 东门社区; for a town or the city the name alone). */
export interface AreaNode extends Reach {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
}

export async function nodeOf(reads: Reads, areaId: string): Promise<AreaNode | null> {
  return (await nodesOf(reads, [areaId]))[0] ?? null;
}

export async function nodesOf(reads: Reads, areaIds: readonly string[]): Promise<AreaNode[]> {
  if (areaIds.length === 0) return [];
  const rows = await reads.rows<{ id: string; kind: string; name: string; townId: string | null; communityId: string | null; townName: string | null; communityName: string | null }>(
    `SELECT a.id AS id, a.kind AS kind, a.name AS name, a.town_id AS townId, a.community_id AS communityId,
            t.name AS townName, c.name AS communityName
     FROM area a LEFT JOIN area t ON t.id = a.town_id AND t.id <> a.id
                 LEFT JOIN area c ON c.id = a.community_id AND c.id <> a.id
     WHERE a.id IN (${areaIds.map(() => '?').join(', ')})`,
    areaIds,
  );
  return rows.map(({ id, kind, name, townId, communityId, townName, communityName }) => ({
    id,
    kind,
    townId,
    communityId,
    text: [townName, communityName, name].filter((part) => part !== null).join(' '),
  }));
}

/** A condition for rows that carry `town_id` and `community_id`: those the seats reach. No seats, no rows. */
export function scopeSql(seats: readonly Reach[], alias: string): { readonly sql: string; readonly params: readonly Param[] } {
  if (seats.some((seat) => seat.townId === null && seat.communityId === null)) return { sql: '1 = 1', params: [] };
  const towns = distinct(seats.filter((seat) => seat.communityId === null).map((seat) => seat.townId));
  const communities = distinct(seats.map((seat) => seat.communityId));
  const parts = [
    ...(towns.length ? [`${alias}.town_id IN (${towns.map(() => '?').join(', ')})`] : []),
    ...(communities.length ? [`${alias}.community_id IN (${communities.map(() => '?').join(', ')})`] : []),
  ];
  return parts.length ? { sql: `(${parts.join(' OR ')})`, params: [...towns, ...communities] } : { sql: '1 = 0', params: [] };
}

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];
