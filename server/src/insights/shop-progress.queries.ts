import { Injectable } from '@nestjs/common';
import type { ShopProgress } from '@supermarket/shared';
import { covers, type Reach } from '../areas/scope.rules.js';
import { Clock, Database, DAY, marks } from '../kernel/index.js';
import { FETCH_DAYS } from '../shop/shop.rules.js';
import { Station } from '../stations/station.entity.js';
import type { Span } from './ended.sql.js';
import { Kept } from './kept.js';

/** The pace of the shelf is that of so many days. */
const PACE_DAYS = 28;

const NOTHING: ShopProgress = { stations: 0, handed: { count: 0, points: 0 }, waiting: { count: 0, points: 0 }, weeksLeft: null };

/** 积分兑付: what the stations within the reach handed over, what waits there, and how long the shelves last. */
@Injectable()
export class ShopProgressQueries {
  readonly #kept: Kept<ShopProgress>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.#kept = new Kept(clock);
  }

  /** `question` names the reach, for what is kept. */
  progress(seats: readonly Reach[], question: string, span: Span): Promise<ShopProgress> {
    return this.#kept.get(`${question} ${span.from.getTime()}`, () => this.count(seats, span));
  }

  private async count(seats: readonly Reach[], span: Span): Promise<ShopProgress> {
    const stations = (await this.database.find(Station, 'active = 1 ORDER BY id')).filter((station) => covers(seats, station)).map(({ id }) => id);
    if (stations.length === 0) return NOTHING;
    const now = this.clock.now();
    const pace = await this.handed(stations, { from: new Date(now.getTime() - PACE_DAYS * DAY), until: now });
    return {
      stations: stations.length,
      handed: await this.handed(stations, span),
      waiting: await this.sum("state = 'READY'", stations, []),
      weeksLeft: pace.points === 0 ? null : Math.floor((await this.worth(stations)) / (pace.points / (PACE_DAYS / 7))),
    };
  }

  /** Vouchers end at most so many days after they were made, and are fetched before: the index leads by their end. */
  private handed(stations: readonly string[], { from, until }: Span): Promise<ShopProgress['handed']> {
    const last = new Date(until.getTime() + (FETCH_DAYS + 1) * DAY);
    return this.sum("state = 'FULFILLED' AND ends_at >= ? AND ends_at < ? AND closed_at >= ? AND closed_at < ?", stations, [from, last, from, until]);
  }

  private async sum(which: string, stations: readonly string[], params: readonly Date[]): Promise<ShopProgress['handed']> {
    const row = await this.database.one<{ count: number; points: number | null }>(
      `SELECT COUNT(*) AS count, SUM(points) AS points FROM redemption WHERE station_id IN (${marks(stations)}) AND ${which}`,
      [...stations, ...params],
    );
    return { count: Number(row?.count ?? 0), points: Number(row?.points ?? 0) };
  }

  /** What may still be taken, in points. */
  private async worth(stations: readonly string[]): Promise<number> {
    const row = await this.database.one<{ points: number | null }>(
      `SELECT SUM((on_hand - reserved) * price) AS points FROM gift_stock WHERE active = 1 AND station_id IN (${marks(stations)})`, stations,
    );
    return Number(row?.points ?? 0);
  }
}
