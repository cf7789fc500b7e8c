import { Injectable } from '@nestjs/common';
import type { ResultsView } from '@supermarket/shared';
import { Clock, Database, endOfYear, yearOf, type Param } from '../kernel/index.js';

/** How long one process shows the same numbers, in milliseconds: everybody's first screen asks for them. */
const FRESH = 60_000;

/**
 * Results of the year. Solved = confirmed as solved ÷ (solved + not solved), of those who answered; seven days of
 * silence are no answer and stay outside. Days are those from placing to the end of the last visit.
 */
@Injectable()
export class InsightsQueries {
  readonly #kept = new Map<string, { readonly view: ResultsView; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of one town, or of the whole county. */
  async results(townId: string | null): Promise<ResultsView> {
    const now = this.clock.now();
    const kept = this.#kept.get(townId ?? '');
    if (kept && kept.until > now.getTime()) return kept.view;
    const view = await this.count(townId, now);
    this.#kept.set(townId ?? '', { view, until: now.getTime() + FRESH });
    return view;
  }

  private async count(townId: string | null, now: Date): Promise<ResultsView> {
    const where = `ended_at >= ? AND ended_at < ? AND status = 'CLOSED' ${townId === null ? '' : 'AND town_id = ?'}`;
    const params: Param[] = [endOfYear(yearOf(now) - 1), endOfYear(yearOf(now)), ...(townId === null ? [] : [townId])];
    const sums = await this.database.one<{ closed: number; solved: number | null; unsolved: number | null }>(
      `SELECT COUNT(*) AS closed,
              SUM(CASE WHEN rating_way <> 'silence' AND solved = 1 THEN 1 ELSE 0 END) AS solved,
              SUM(CASE WHEN rating_way <> 'silence' AND solved = 0 THEN 1 ELSE 0 END) AS unsolved
       FROM service_order WHERE ${where}`,
      params,
    );
    const [closed, solved, unsolved] = [Number(sums?.closed ?? 0), Number(sums?.solved ?? 0), Number(sums?.unsolved ?? 0)];
    return {
      closed,
      solvedPermille: solved + unsolved === 0 ? null : Math.round((solved * 1000) / (solved + unsolved)),
      tenthsOfDays: await this.meanDays(where, params),
    };
  }

  /** Instants are text to SQL on both engines, so the last thousand are averaged here. */
  private async meanDays(where: string, params: readonly Param[]): Promise<number | null> {
    const rows = await this.database.rows<{ placed: string; finished: string }>(
      `SELECT created_at AS placed, finished_at AS finished FROM service_order WHERE ${where} AND finished_at IS NOT NULL ORDER BY ended_at DESC LIMIT 1000`,
      params,
    );
    if (rows.length === 0) return null;
    const days = rows.map(({ placed, finished }) => (Date.parse(`${finished.replace(' ', 'T')}Z`) - Date.parse(`${placed.replace(' ', 'T')}Z`)) / 86_400_000);
    return Math.round((days.reduce((sum, d) => sum + d, 0) / days.length) * 10);
  }
}
