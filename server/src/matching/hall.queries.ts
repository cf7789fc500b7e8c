import { Injectable } from '@nestjs/common';
import type { DayPart, HallQuery, Id, Page, PointsChoice, Shelf, TaskCardView } from '@supermarket/shared';
import { addDays, Clock, Database, dayOf, decodeCursor, encodeCursor, limitOf, marks, mondayOf, Refusal, startOfDay, type Param } from '../kernel/index.js';
import { reasonsForMe, type FitFacts } from '../orders/fit.rules.js';
import { ServiceOrder } from '../orders/order.entity.js';
import { aroundOf } from '../orders/place.rules.js';
import { volunteersOf } from '../orders/volunteers.store.js';
import type { PointRule } from '../points/point-rule.entity.js';
import { pointsFor } from '../points/points.rules.js';
import { ruleAt } from '../points/points.store.js';

interface Circle {
  readonly sql: string;
  readonly params: readonly Param[];
}

/** The number beside 件等人接 is counted no further. */
const COUNTED = 100;

/** 接单: open orders, circle by circle from the volunteer's home, each by its start; never a street number. */
@Injectable()
export class HallQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async tasks(personId: Id, query: HallQuery): Promise<Page<TaskCardView>> {
    const now = this.clock.now();
    const me = await this.volunteer(personId, now);
    const limit = limitOf(query.limit);
    const [from = 0, start, id] = (decodeCursor(query.cursor, ['number', 'string', 'string']) ?? []) as [number?, string?, string?];
    const circles = circlesOf(me, query);
    const found: { circle: number; order: ServiceOrder }[] = [];
    for (let circle = from; circle < circles.length && found.length <= limit; circle += 1) {
      const after = circle === from && start !== undefined ? { start, id: id! } : null;
      const orders = await this.inCircle(circles[circle]!, me, query, after, limit + 1 - found.length, now);
      found.push(...orders.map((order) => ({ circle, order })));
    }
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return { items: await this.cards(shown.map(({ order }) => order), me, now), next: found.length > limit && last ? cursorOf(last) : null };
  }

  /** Open tasks of the volunteer's town, counted up to 100. */
  async openNearby(personId: Id): Promise<number> {
    const now = this.clock.now();
    const { townId } = await this.volunteer(personId, now);
    const row = await this.database.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM (SELECT id FROM service_order WHERE status = 'OPEN' AND town_id = ? AND window_end > ? LIMIT ${COUNTED}) open_ones`,
      [townId, now],
    );
    return Number(row?.n ?? 0);
  }

  private async volunteer(personId: Id, now: Date): Promise<FitFacts> {
    const me = (await volunteersOf(this.database, [personId], now)).get(personId);
    if (!me) throw new Refusal('NOT_A_VOLUNTEER');
    return me;
  }

  private inCircle(circle: Circle, me: FitFacts, query: HallQuery, after: { start: string; id: string } | null, count: number, now: Date): Promise<ServiceOrder[]> {
    const filters = filtersOf(query, now);
    return this.database.find(
      ServiceOrder,
      `status = 'OPEN' AND ${circle.sql} AND window_end > ? AND requester_id <> ? AND creator_id <> ?
         AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.live_key = service_order.id || ':' || ?)
         ${filters.sql} ${after ? 'AND (window_start > ? OR (window_start = ? AND id > ?))' : ''}
       ORDER BY window_start, id LIMIT ${count}`,
      [...circle.params, now, me.id, me.id, me.id, ...filters.params, ...(after ? [after.start, after.start, after.id] : [])],
    );
  }

  private async cards(orders: readonly ServiceOrder[], me: FitFacts, now: Date): Promise<TaskCardView[]> {
    if (orders.length === 0) return [];
    const communities = [...new Set(orders.map(({ communityId }) => communityId))];
    const names = await this.database.rows<{ id: Id; text: string }>(
      `SELECT c.id AS id, t.name || ' ' || c.name AS text FROM area c JOIN area t ON t.id = c.town_id WHERE c.id IN (${marks(communities)})`,
      communities,
    );
    const choice = await this.database.one<{ choice: PointsChoice }>('SELECT points_choice AS choice FROM volunteer WHERE person_id = ?', [me.id]);
    const rule = choice?.choice === 'points' ? await ruleAt(this.database, now) : null;
    const texts = new Map(names.map(({ id, text }) => [id, text]));
    return orders.map((order) => card(order, texts.get(order.communityId) ?? '', me, rule, now));
  }
}

/** The home community first when near is asked for; else the town, then everybody else's. */
function circlesOf({ communityId, townId }: FitFacts, query: HallQuery): Circle[] {
  if (query.communityId) return [{ sql: 'community_id = ?', params: [query.communityId] }];
  if (query.near) return [{ sql: 'community_id = ?', params: [communityId] }, { sql: 'town_id = ? AND community_id <> ?', params: [townId, communityId] }];
  return [{ sql: 'town_id = ?', params: [townId] }, { sql: 'town_id <> ?', params: [townId] }];
}

function filtersOf({ minutes, skill, weekend }: HallQuery, now: Date): { sql: string; params: Param[] } {
  const saturday = addDays(mondayOf(dayOf(now)), 5);
  return {
    sql: [minutes ? 'AND minutes <= ?' : '', skill ? 'AND skill = ?' : '', weekend ? 'AND window_start >= ? AND window_start < ?' : ''].join(' '),
    params: [...(minutes ? [minutes] : []), ...(skill ? [skill] : []), ...(weekend ? [startOfDay(saturday), startOfDay(addDays(saturday, 2))] : [])],
  };
}

const cursorOf = ({ circle, order }: { circle: number; order: ServiceOrder }): string =>
  encodeCursor([circle, order.windowStart.toISOString().replace('T', ' ').replace('Z', ''), order.id]);

function card(order: ServiceOrder, text: string, me: FitFacts, rule: PointRule | null, now: Date): TaskCardView {
  return {
    id: order.id,
    title: order.title,
    shelf: order.shelf satisfies Shelf | null,
    urgent: order.urgent,
    points: rule && pointsFor(order.level, order.minutes, rule),
    window: { start: order.windowStart.toISOString(), end: order.windowEnd.toISOString() },
    dayPart: order.dayPart satisfies DayPart | null,
    minutes: order.minutes,
    place: { communityId: order.communityId, text, around: aroundOf(order) },
    seatsLeft: order.seats - order.seatsTaken,
    reasons: reasonsForMe(order, me, now),
  };
}
