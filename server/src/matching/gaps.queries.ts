import { Injectable } from '@nestjs/common';
import type { DayPart, GapCause, GapOutcome, GapRow, GapsQuery, Id, OrderState, Page, Shelf, Skill } from '@supermarket/shared';
import { scopeSql } from '../areas/areas.store.js';
import { Database, decodeCursor, instant, limitOf, pageOf, type Param } from '../kernel/index.js';
import { orderSeats } from '../orders/party.rules.js';
import type { Actor } from '../people/actor.js';
import { maskName } from '../people/mask.rules.js';

interface RawGap {
  readonly id: Id;
  readonly orderId: Id;
  readonly title: string;
  readonly shelf: Shelf | null;
  readonly skill: Skill | null;
  readonly place: string;
  readonly townId: Id;
  readonly communityId: Id;
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly dayPart: DayPart | null;
  readonly cause: GapCause;
  readonly missing: number;
  readonly asked: number;
  readonly declined: number;
  readonly at: string;
  readonly status: OrderState;
  readonly outcome: GapOutcome | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
}

const ROWS = `SELECT g.id AS id, g.order_id AS orderId, o.title AS title, o.shelf AS shelf, g.skill AS skill, t.name || ' ' || c.name AS place,
    g.town_id AS townId, g.community_id AS communityId, g.window_start AS windowStart, g.window_end AS windowEnd, g.day_part AS dayPart, g.cause AS cause,
    g.missing AS missing, g.asked AS asked, g.declined AS declined, g.at AS at, o.status AS status, g.outcome AS outcome, g.closed_at AS closedAt, p.name AS closedBy
  FROM service_gap g JOIN service_order o ON o.id = g.order_id JOIN area c ON c.id = g.community_id JOIN area t ON t.id = g.town_id
    LEFT JOIN person p ON p.id = g.closed_by_id`;

/** 缺人清单: what could not be served in the actor's scope, the newest first. */
@Injectable()
export class GapsQueries {
  constructor(private readonly database: Database) {}

  async list(actor: Actor, query: GapsQuery): Promise<Page<GapRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const scope = scopeSql(orderSeats(actor), 'g');
    const params: Param[] = [...scope.params, ...(query.skill ? [query.skill] : []), ...(after ? [after[0]!, after[0]!, after[1]!] : [])];
    const rows = await this.database.rows<RawGap>(
      `${ROWS} WHERE ${scope.sql} AND g.closed_at IS ${query.which === 'closed' ? 'NOT NULL' : 'NULL'} ${query.skill ? 'AND g.skill = ?' : ''}
         ${after ? 'AND (g.at < ? OR (g.at = ? AND g.id < ?))' : ''} ORDER BY g.at DESC, g.id DESC LIMIT ${limit + 1}`,
      params,
    );
    return pageOf(rows, limit, gapRow, ({ at, id }) => [at, id]);
  }

  /** For who has just closed it. */
  async one(id: Id): Promise<GapRow> {
    return gapRow((await this.database.one<RawGap>(`${ROWS} WHERE g.id = ?`, [id]))!);
  }

  /** How many nobody has closed. */
  async waiting(actor: Actor): Promise<number> {
    const scope = scopeSql(orderSeats(actor), 'g');
    return Number((await this.database.one<{ n: number }>(`SELECT COUNT(*) AS n FROM service_gap g WHERE g.open_key IS NOT NULL AND ${scope.sql}`, scope.params))?.n ?? 0);
  }
}

function gapRow({ windowStart, windowEnd, at, closedAt, closedBy, ...row }: RawGap): GapRow {
  return {
    ...row,
    window: { start: instant(windowStart).toISOString(), end: instant(windowEnd).toISOString() },
    at: instant(at).toISOString(),
    closedAt: closedAt && instant(closedAt).toISOString(),
    closedBy: closedBy && maskName(closedBy),
  };
}
