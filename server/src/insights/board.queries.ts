import { Injectable } from '@nestjs/common';
import {
  BOARD_COUNTED, BOARD_STATES, type BoardList, type BoardOrdersQuery, type BoardQuery, type BoardRow, type BoardState, type BoardView, type Id, type Page,
} from '@supermarket/shared';
import { Clock, Database, decodeCursor, limitOf, pageOf, Refusal, type Param } from '../kernel/index.js';
import { boardRow, type RawBoardRow } from './board.view.js';
import type { Span } from './ended.sql.js';
import { InsightsQueries } from './insights.queries.js';
import { Kept } from './kept.js';
import { EVERYWHERE, withinOf } from './within.sql.js';

/** Mediation has no public page, and is not counted on one. */
const OPEN_TO_ALL = "(shelf IS NULL OR shelf <> 'talk')";

const READ = 'id, kind, title, shelf, status, community_id, town_id, created_at, ended_at, seats, seats_taken, rating_way, solved';

/** The column by which a list is sorted, the last of the index that finds it; what waits begins with the soonest. */
const SORTED: Readonly<Record<BoardList, { readonly by: 'window_start' | 'ended_at'; readonly past: '>' | '<'; readonly way: 'ASC' | 'DESC' }>> = {
  needs: { by: 'window_start', past: '>', way: 'ASC' },
  tasks: { by: 'window_start', past: '<', way: 'DESC' },
  done: { by: 'ended_at', past: '<', way: 'DESC' },
};

/**
 * 公开清单, for everybody. Each list is a few ranges of an index (a state in a town, or what ended in a town), each left
 * after one page: nothing grows with what is over. Counts stop at a thousand and are kept for a minute.
 */
@Injectable()
export class BoardQueries {
  readonly #counts: Kept<BoardView['counts']>;

  constructor(
    private readonly database: Database,
    clock: Clock,
    private readonly insights: InsightsQueries,
  ) {
    this.#counts = new Kept(clock);
  }

  async board({ townId }: BoardQuery): Promise<BoardView> {
    const areaText = await this.nameOf(townId);
    const results = await this.insights.results(townId ?? null);
    const counts = await this.#counts.get(townId ?? '', async () => {
      const towns = await this.towns(townId);
      return { needs: await this.count('needs', towns), tasks: await this.count('tasks', towns), done: results.closed };
    });
    return { areaText, results, counts: { ...counts, done: results.closed } };
  }

  async orders({ list, townId, status, ...page }: BoardOrdersQuery): Promise<Page<BoardRow>> {
    const states: readonly BoardState[] = BOARD_STATES[list];
    if (status !== undefined && !states.includes(status)) throw new Refusal('BAD_INPUT');
    await this.nameOf(townId);
    const limit = limitOf(page.limit);
    const after = decodeCursor(page.cursor, ['string', 'string']);
    const { by, past, way } = SORTED[list];
    const ranges = this.ranges(list, status ? [status] : states, await this.towns(townId));
    const further = after ? `AND (${by} ${past} ? OR (${by} = ? AND id ${past} ?))` : '';
    const first = (sql: string): string => `SELECT ${READ}, ${by} AS sorted FROM service_order WHERE ${sql} AND ${OPEN_TO_ALL} ${further} ORDER BY ${by} ${way}, id ${way} LIMIT ${limit + 1}`;
    const rows = await this.database.rows<RawBoardRow>(
      `SELECT o.id AS id, o.kind AS kind, o.title AS title, o.shelf AS shelf, o.status AS status, t.name || ' ' || c.name AS place, o.created_at AS createdAt,
              o.ended_at AS endedAt, o.seats AS seats, o.seats_taken AS seatsTaken, o.rating_way AS ratingWay, o.solved AS solved, o.sorted AS sorted
       FROM (${ranges.map(({ sql }, i) => `SELECT * FROM (${first(sql)}) p${i}`).join(' UNION ALL ')} ORDER BY sorted ${way}, id ${way} LIMIT ${limit + 1}) o
       JOIN area c ON c.id = o.community_id JOIN area t ON t.id = o.town_id ORDER BY o.sorted ${way}, o.id ${way}`,
      ranges.flatMap(({ params }): Param[] => [...params, ...(after ? [after[0]!, after[0]!, after[1]!] : [])]),
    );
    return pageOf(rows, limit, boardRow, (row) => [row.sorted, row.id]);
  }

  private ranges(list: BoardList, states: readonly BoardState[], towns: readonly Id[]): { sql: string; params: Param[] }[] {
    if (list === 'done') {
      const { from, until }: Span = this.insights.thisYear();
      return towns.map((townId) => ({ sql: "town_id = ? AND ended_at >= ? AND ended_at < ? AND status = 'CLOSED'", params: [townId, from, until] }));
    }
    return states.flatMap((state) => towns.map((townId) => ({ sql: 'status = ? AND town_id = ?', params: [state, townId] })));
  }

  private async count(list: Exclude<BoardList, 'done'>, towns: readonly Id[]): Promise<number> {
    const ranges = this.ranges(list, BOARD_STATES[list], towns);
    const row = await this.database.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM (${ranges.map(({ sql }) => `SELECT * FROM (SELECT id FROM service_order WHERE ${sql} AND ${OPEN_TO_ALL} LIMIT ${BOARD_COUNTED}) p`).join(' UNION ALL ')}) counted`,
      ranges.flatMap(({ params }) => params),
    );
    return Math.min(BOARD_COUNTED, Number(row?.n ?? 0));
  }

  private async towns(townId: Id | undefined): Promise<readonly Id[]> {
    return townId === undefined ? (await withinOf(this.database, EVERYWHERE)).towns : [townId];
  }

  /** Throws NOT_FOUND when the id is not a town's. */
  private async nameOf(townId: Id | undefined): Promise<string> {
    const row = await this.database.one<{ name: string }>(
      townId === undefined ? "SELECT name FROM area WHERE kind = 'city' LIMIT 1" : "SELECT name FROM area WHERE id = ? AND kind = 'town'",
      townId === undefined ? [] : [townId],
    );
    if (!row && townId !== undefined) throw new Refusal('NOT_FOUND');
    return row?.name ?? '';
  }
}
