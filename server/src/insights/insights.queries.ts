import { Injectable } from '@nestjs/common';
import type { ResultsView } from '@supermarket/shared';
import { Clock, Database, endOfYear, instant, yearOf } from '../kernel/index.js';
import type { Reach } from '../areas/scope.rules.js';
import { Kept } from './kept.js';
import { lastEndedSql, type Span } from './ended.sql.js';
import { questionOf, withinOf, withinSql, type Within } from './within.sql.js';

/** Means are of so many orders, the last ones. */
const MEAN_OF = 500;

/**
 * Results of a span of time. Solved = confirmed as solved ÷ (solved + not solved), of those who answered; seven days of
 * silence are no answer and stay outside. Days are those from placing to the end of the last visit.
 */
@Injectable()
export class InsightsQueries {
  readonly #kept: Kept<ResultsView>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.#kept = new Kept(clock);
  }

  /** Of this year, of one town or of the whole county. */
  async results(townId: string | null): Promise<ResultsView> {
    return this.resultsOf([{ townId, communityId: null }], this.thisYear());
  }

  /** Of what the seats reach. */
  async resultsOf(seats: readonly Reach[], span: Span): Promise<ResultsView> {
    const within = await withinOf(this.database, seats);
    return this.#kept.get(`${questionOf(within)} ${span.from.getTime()} ${span.until.getTime()}`, () => this.count(within, span));
  }

  thisYear(): Span {
    const year = yearOf(this.clock.now());
    return { from: endOfYear(year - 1), until: endOfYear(year) };
  }

  private async count(within: Within, { from, until }: Span): Promise<ResultsView> {
    const place = withinSql(within);
    const rows = await this.database.rows<{ status: string; answer: 'solved' | 'unsolved' | 'silent'; n: number }>(
      `SELECT status, CASE WHEN rating_way = 'silence' OR solved IS NULL THEN 'silent' WHEN solved = 1 THEN 'solved' ELSE 'unsolved' END AS answer, COUNT(*) AS n
       FROM service_order WHERE ${place.sql} AND ended_at >= ? AND ended_at < ? AND status IN ('CLOSED', 'REJECTED') GROUP BY 1, 2`,
      [...place.params, from, until],
    );
    const sum = (status: string, answer?: string): number =>
      rows.filter((row) => row.status === status && (answer === undefined || row.answer === answer)).reduce((total, { n }) => total + Number(n), 0);
    const [solved, unsolved] = [sum('CLOSED', 'solved'), sum('CLOSED', 'unsolved')];
    return {
      closed: sum('CLOSED'),
      solved,
      unsolved,
      silent: sum('CLOSED', 'silent'),
      refused: sum('REJECTED'),
      solvedPermille: solved + unsolved === 0 ? null : Math.round((solved * 1000) / (solved + unsolved)),
      tenthsOfDays: await this.meanDays(within, { from, until }),
    };
  }

  /** Instants are text to SQL on both engines, so the last ones are averaged here. */
  private async meanDays(within: Within, { from, until }: Span): Promise<number | null> {
    const last = lastEndedSql(within, 'created_at AS placed, finished_at AS finished', { from, until }, MEAN_OF);
    const rows = await this.database.rows<{ placed: string; finished: string }>(last.sql, last.params);
    if (rows.length === 0) return null;
    const days = rows.map(({ placed, finished }) => (instant(finished).getTime() - instant(placed).getTime()) / 86_400_000);
    return Math.round((days.reduce((sum, d) => sum + d, 0) / days.length) * 10);
  }
}
