import { Injectable } from '@nestjs/common';
import { GAPS_GROUPED, type DayPart, type GapCause, type GapGroupsView, type GapOutcome, type GapRow, type GapsFilter, type GapsQuery, type Id, type OrderState, type Page, type Shelf, type Skill } from '@supermarket/shared';
import { scopeSql } from '../areas/areas.store.js';
import { addDays, Clock, Database, dayOf, decodeCursor, instant, limitOf, pageOf, startOfDay, type Param } from '../kernel/index.js';
import { orderSeats } from '../orders/party.rules.js';
import type { Actor } from '../people/actor.js';
import { maskName } from '../people/mask.rules.js';
import { narrowed } from '../people/narrow.store.js';
import { grouped } from './gaps.rules.js';

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
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: GapsQuery): Promise<Page<GapRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const wanted = await this.wanted(actor, query);
    const rows = await this.database.rows<RawGap>(
      `${ROWS} WHERE ${wanted.sql} ${after ? 'AND (g.at < ? OR (g.at = ? AND g.id < ?))' : ''} ORDER BY g.at DESC, g.id DESC LIMIT ${limit + 1}`,
      [...wanted.params, ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    return pageOf(rows, limit, gapRow, ({ at, id }) => [at, id]);
  }

  /** The newest of them, gathered by place, skill and time. OUT_OF_SCOPE, NOT_FOUND. */
  async groups(actor: Actor, query: GapsFilter): Promise<GapGroupsView> {
    const wanted = await this.wanted(actor, query);
    const rows = await this.database.rows<Omit<RawGap, 'shelf'> & { requesterId: Id }>(
      `SELECT g.id AS id, g.order_id AS orderId, o.requester_id AS requesterId, o.title AS title, o.status AS status, g.skill AS skill, t.name || ' ' || c.name AS place,
         g.community_id AS communityId, g.window_start AS windowStart, g.window_end AS windowEnd, g.day_part AS dayPart, g.cause AS cause
       FROM service_gap g JOIN service_order o ON o.id = g.order_id JOIN area c ON c.id = g.community_id JOIN area t ON t.id = g.town_id
       WHERE ${wanted.sql} ORDER BY g.at DESC, g.id DESC LIMIT ${GAPS_GROUPED + 1}`,
      wanted.params,
    );
    const gaps = rows.slice(0, GAPS_GROUPED).map((row) => ({ ...row, windowStart: instant(row.windowStart), windowEnd: instant(row.windowEnd) }));
    return { groups: grouped(gaps), more: rows.length > GAPS_GROUPED };
  }

  private async wanted(all: Actor, { areaId, which, skill, days }: GapsFilter): Promise<{ readonly sql: string; readonly params: readonly Param[] }> {
    const scope = scopeSql(orderSeats(await narrowed(this.database, all, areaId)), 'g');
    return {
      sql: `${scope.sql} AND g.closed_at IS ${which === 'closed' ? 'NOT NULL' : 'NULL'} ${skill ? 'AND g.skill = ?' : ''} ${days ? 'AND g.at >= ?' : ''}`,
      params: [...scope.params, ...(skill ? [skill] : []), ...(days ? [startOfDay(addDays(dayOf(this.clock.now()), 1 - days))] : [])],
    };
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
