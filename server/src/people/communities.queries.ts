import { Injectable } from '@nestjs/common';
import type { CommunitiesQuery, CommunityRow, Page } from '@supermarket/shared';
import { scopeSql } from '../areas/areas.store.js';
import { Database, decodeCursor, limitOf, pageOf, Refusal, type Reads } from '../kernel/index.js';
import { seatsAs, type Actor } from './actor.js';

interface Row {
  readonly id: string;
  readonly townId: string;
  readonly sort: number;
  readonly text: string;
  readonly hotline: string | null;
  readonly inherited: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
}

const ROWS = `SELECT a.id AS id, a.town_id AS townId, a.sort AS sort, t.name || ' ' || a.name AS text, a.hotline AS hotline,
    COALESCE(t.hotline, c.hotline) AS inherited, a.lat AS lat, a.lng AS lng
  FROM area a JOIN area t ON t.id = a.town_id JOIN area c ON c.id = t.parent_id
  WHERE a.kind IN ('village', 'community')`;

/** Villages and communities with their number and point, for those who set them. */
@Injectable()
export class CommunitiesQueries {
  constructor(private readonly database: Database) {}

  /** Within the reach of the actor's seats; with `missing` only those without a number of their own. */
  async page(actor: Actor, query: CommunitiesQuery): Promise<Page<CommunityRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'number', 'string']);
    const scope = scopeSql(seatsAs(actor, 'dispatcher', 'town', 'city'), 'a');
    const rows = await this.database.rows<Row>(
      `${ROWS} AND ${scope.sql} ${query.which === 'missing' ? 'AND a.hotline IS NULL' : ''}
       ${after ? 'AND (a.town_id > ? OR (a.town_id = ? AND (a.sort > ? OR (a.sort = ? AND a.id > ?))))' : ''}
       ORDER BY a.town_id, a.sort, a.id LIMIT ${limit + 1}`,
      [...scope.params, ...(after ? [after[0]!, after[0]!, after[1]!, after[1]!, after[2]!] : [])],
    );
    return pageOf(rows, limit, communityRow, (row) => [row.townId, Number(row.sort), row.id]);
  }
}

/** One of them as its row. NOT_FOUND for a town, a grid, or nothing at all. */
export async function readCommunity(reads: Reads, id: string): Promise<CommunityRow> {
  const row = await reads.one<Row>(`${ROWS} AND a.id = ?`, [id]);
  if (!row) throw new Refusal('NOT_FOUND');
  return communityRow(row);
}

const communityRow = ({ id, text, hotline, inherited, lat, lng }: Row): CommunityRow => ({
  id,
  text,
  hotline,
  inherited,
  point: lat === null || lng === null ? null : { lat, lng, datum: 'gcj02' },
});
