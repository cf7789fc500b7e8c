import { Injectable } from '@nestjs/common';
import { BOARD_COUNTED, STAGES, type ProgressQuery, type ProgressView, type Stage } from '@supermarket/shared';
import { nodesOf } from '../areas/areas.store.js';
import { addDays, Clock, Database, dayOf, instant, monthOf, Refusal, startOfDay, startOfMonth } from '../kernel/index.js';
import { orderSeats } from '../orders/party.rules.js';
import type { Actor } from '../people/actor.js';
import { narrowed } from '../people/narrow.store.js';
import { lastEndedSql, type Span } from './ended.sql.js';
import { InsightsQueries } from './insights.queries.js';
import { Kept } from './kept.js';
import { ShopProgressQueries } from './shop-progress.queries.js';
import { meanStages, type StageTimes } from './stages.rules.js';
import { questionOf, withinOf, withinSql, type Within } from './within.sql.js';

/** 近 14 天 */
const DAYS = 14;
/** The steps are the means of so many orders, the last of the month. */
const MEAN_OF = 500;
const MONTHS = 12;

/** How it goes where the seats reach: sums for the desktop, never of one person. */
@Injectable()
export class ProgressQueries {
  readonly #days: Kept<ProgressView['days']>;
  readonly #stages: Kept<ProgressView['stages']>;
  readonly #waiting: Kept<ProgressView['waiting']>;
  readonly #calls: Kept<ProgressView['calls']>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly insights: InsightsQueries,
    private readonly shops: ShopProgressQueries,
  ) {
    [this.#days, this.#stages, this.#waiting, this.#calls] = [new Kept(clock), new Kept(clock), new Kept(clock), new Kept(clock)];
  }

  /** Throws BAD_INPUT for a month that is not one of the last twelve, OUT_OF_SCOPE and NOT_FOUND for an area. */
  async progress(actor: Actor, query: ProgressQuery): Promise<ProgressView> {
    const seats = orderSeats(await narrowed(this.database, { ...actor, seats: orderSeats(actor) }, query.areaId));
    const now = this.clock.now();
    const span = spanOf(query.month ?? monthOf(now), now);
    const within = await withinOf(this.database, seats);
    const [place, question] = [(await nodesOf(this.database, seats.slice(0, 1).map(({ areaId }) => areaId)))[0], questionOf(within)];
    return {
      areaText: place?.text ?? '',
      month: monthOf(span.from),
      days: await this.#days.get(`${question} ${dayOf(now)}`, () => this.days(within, now)),
      results: await this.insights.resultsOf(seats, span),
      stages: await this.#stages.get(`${question} ${span.from.getTime()}`, () => this.stages(within, span)),
      waiting: await this.#waiting.get(question, () => this.waiting(within)),
      calls: await this.#calls.get(`${question} ${span.from.getTime()}`, () => this.calls(within, span)),
      shop: await this.shops.progress(seats, question, span),
      countedAt: now.toISOString(),
    };
  }

  /** Counted by the hours of UTC, which are those of Shanghai, and put together to days here. */
  private async days(within: Within, now: Date): Promise<ProgressView['days']> {
    const first = addDays(dayOf(now), 1 - DAYS);
    const place = withinSql(within);
    const hourly = (column: 'created_at' | 'ended_at', more: string): Promise<{ utcHour: string; n: number }[]> =>
      this.database.rows(
        `SELECT SUBSTR(${column}, 1, 13) AS utcHour, COUNT(*) AS n FROM service_order WHERE ${place.sql} AND ${column} >= ? ${more} GROUP BY 1`,
        [...place.params, startOfDay(first)],
      );
    const [placed, closed] = [daily(await hourly('created_at', '')), daily(await hourly('ended_at', "AND status = 'CLOSED'"))];
    return Array.from({ length: DAYS }, (_, i) => addDays(first, i)).map((day) => ({ day, placed: placed.get(day) ?? 0, closed: closed.get(day) ?? 0 }));
  }

  private async stages(within: Within, span: Span): Promise<ProgressView['stages']> {
    const last = lastEndedSql(within, 'id, submitted_at, finished_at, confirmed_at, rating_way', span, MEAN_OF);
    const rows = await this.database.rows<Record<keyof StageTimes, string | null>>(
      `SELECT o.submitted_at AS submitted, MIN(CASE WHEN h.event = 'approved' THEN h.at END) AS approved,
              MIN(CASE WHEN h.event = 'claimed' THEN h.at END) AS claimed, o.finished_at AS finished,
              CASE WHEN o.rating_way = 'silence' THEN NULL ELSE o.confirmed_at END AS confirmed
       FROM (${last.sql}) o JOIN order_history h ON h.order_id = o.id AND h.event IN ('approved', 'claimed')
       GROUP BY o.id, o.submitted_at, o.finished_at, o.confirmed_at, o.rating_way`,
      last.params,
    );
    const at = (column: string | null): Date | null => (column === null ? null : instant(column));
    const minutes = meanStages(rows.map(({ submitted, approved, claimed, finished, confirmed }) => (
      { submitted: at(submitted), approved: at(approved), claimed: at(claimed), finished: at(finished), confirmed: at(confirmed) }
    )));
    return STAGES.map((stage: Stage) => ({ stage, minutes: minutes[stage] }));
  }

  /** What households said when staff rang them up; chosen by whoever did not answer, so no sample of all. */
  private async calls(within: Within, { from, until }: Span): Promise<ProgressView['calls']> {
    const place = withinSql(within);
    const row = await this.database.one<{ answered: number; solved: number | null }>(
      `SELECT COUNT(*) AS answered, SUM(CASE WHEN solved = 1 THEN 1 ELSE 0 END) AS solved
       FROM service_order WHERE ${place.sql} AND ended_at >= ? AND ended_at < ? AND status = 'CLOSED' AND rating_way = 'staff' AND solved IS NOT NULL`,
      [...place.params, from, until],
    );
    return { answered: Number(row?.answered ?? 0), solved: Number(row?.solved ?? 0) };
  }

  /** The county by its towns, a town by its communities; a single community needs no such picture. */
  private async waiting({ towns }: Within): Promise<ProgressView['waiting']> {
    if (towns.length === 0) return [];
    const [column, which, params] = towns.length > 1 ? (['town_id', "kind = 'town'", []] as const) : (['community_id', "town_id = ? AND kind IN ('village', 'community')", towns] as const);
    const areas = await this.database.rows<{ id: string; name: string }>(`SELECT id, name FROM area WHERE ${which} ORDER BY sort, id`, params);
    if (areas.length === 0) return [];
    const open = `SELECT ? AS areaId, COUNT(*) AS n FROM (SELECT id FROM service_order WHERE status = 'OPEN' AND ${column} = ? LIMIT ${BOARD_COUNTED}) counted`;
    const counts = await this.database.rows<{ areaId: string; n: number }>(areas.map(() => open).join(' UNION ALL '), areas.flatMap(({ id }) => [id, id]));
    return areas.map(({ id, name }) => ({ areaId: id, name, count: Number(counts.find(({ areaId }) => areaId === id)?.n ?? 0) }));
  }
}

/** One of the last twelve months. */
function spanOf(month: string, now: Date): Span {
  const months = Array.from({ length: MONTHS }, () => '').reduce<Span[]>((found) => {
    const from = found.length === 0 ? startOfMonth(now) : startOfMonth(new Date(found.at(-1)!.from.getTime() - 1));
    const until = found.at(-1)?.from ?? startOfMonth(new Date(startOfMonth(now).getTime() + 32 * 86_400_000));
    return [...found, { from, until }];
  }, []);
  const span = months.find(({ from }) => monthOf(from) === month);
  if (!span) throw new Refusal('BAD_INPUT');
  return span;
}

/** `2026-11-22 16` in UTC is the first hour of the 23rd here. */
function daily(hours: readonly { readonly utcHour: string; readonly n: number }[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { utcHour, n } of hours) {
    const day = dayOf(instant(`${utcHour}:00:00.000`));
    days.set(day, (days.get(day) ?? 0) + Number(n));
  }
  return days;
}
