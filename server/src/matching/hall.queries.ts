import { Injectable } from '@nestjs/common';
import type { HallQuery, Id, Page, TaskCardView } from '@supermarket/shared';
import { NEAR, squareOf, squaresAround } from '../areas/squares.rules.js';
import { addDays, Clock, Database, dayOf, decodeCursor, encodeCursor, instant, limitOf, marks, mondayOf, Refusal, startOfDay, type Param } from '../kernel/index.js';
import { reasonsForMe } from '../orders/fit.rules.js';
import { aroundOf, ringsAround } from '../orders/place.rules.js';
import type { FitPerson } from '../orders/score.rules.js';
import { volunteersOf, withAcquaintances, type VolunteerRow } from '../orders/volunteers.store.js';
import type { PointRule } from '../points/point-rule.entity.js';
import { pointsFor } from '../points/points.rules.js';
import { ruleAt } from '../points/points.store.js';
import { circlesOf, type Circle } from './hall.circles.js';
import { reachSql } from './hall.reach.js';
import { CARD_COLUMNS, READ_COLUMNS, type CardRow } from './hall.rows.js';
import { bestOrders } from './orders.search.queries.js';
import { eachOf, rangesOf } from './region.js';
import type { FoundOrder } from './searches.js';

interface Looking {
  readonly me: VolunteerRow;
  readonly known: readonly Id[];
  readonly query: HallQuery;
  readonly after: { readonly start: string; readonly id: string } | null;
  readonly count: number;
  readonly now: Date;
}

/** So far a list of what suits best is read on. */
const MOST_BEST = 100;

/** The number beside 件等人接 is counted no further. */
const COUNTED = 100;

/** Orders left out of the hall are named in blocks of so many, so that few texts of the same statement are prepared. */
const BLOCK = 8;

/** Cells on each side of home that hold everything within three kilometres, and the rest of its squares. */
const CELLS_NEAR = 3;

type Cursor = [circle?: number, start?: string, id?: string];

/** 接单: open orders, circle by circle from the volunteer's home, each by its start; never a street number. */
@Injectable()
export class HallQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What the hall shows of orders: one page, and how many are open in the town, or near by where only those are shown; counted up to 100. */
  async hall(personId: Id, query: HallQuery): Promise<{ tasks: Page<TaskCardView>; openNearby: number }> {
    const now = this.clock.now();
    const me = await this.volunteer(personId, now);
    return { tasks: await this.page(me, query, now), openNearby: query.near && query.best ? await this.countNear(me, now) : await this.countIn(me, now) };
  }

  async tasks(personId: Id, query: HallQuery): Promise<Page<TaskCardView>> {
    const now = this.clock.now();
    return this.page(await this.volunteer(personId, now), query, now);
  }

  async openNearby(personId: Id): Promise<number> {
    const now = this.clock.now();
    return this.countIn(await this.volunteer(personId, now), now);
  }

  private async page(me: VolunteerRow, query: HallQuery, now: Date): Promise<Page<TaskCardView>> {
    const limit = limitOf(query.limit);
    if (query.best) return this.bestPage(me, query, limit, now);
    const [from = 0, start, id] = (decodeCursor(query.cursor, ['number', 'string', 'string']) ?? []) as Cursor;
    const circles = circlesOf(me, query);
    const known = await this.knownTo(me.id);
    const found: { circle: number; row: CardRow }[] = [];
    for (let circle = from; circle < circles.length && found.length <= limit; circle += 1) {
      const after = circle === from && start !== undefined ? { start, id: id! } : null;
      const rows = await this.inCircle(circles[circle]!, { me, known, query, after, count: limit + 1, now });
      found.push(...rows.slice(0, limit + 1 - found.length).map((row) => ({ circle, row })));
    }
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const rule = shown.length > 0 && me.pointsChoice === 'points' ? await ruleAt(this.database, now) : null;
    return {
      items: shown.map(({ row }) => card(row, me, rule, now)),
      next: found.length > limit && last ? encodeCursor([last.circle, last.row.windowStart, last.row.id]) : null,
    };
  }

  /** What suits best, at most `MOST_BEST`: whoever reads so far looks for something else. */
  private async bestPage(row: VolunteerRow, query: HallQuery, limit: number, now: Date): Promise<Page<TaskCardView>> {
    const [from = 0] = (decodeCursor(query.cursor, ['number']) ?? []) as [number?];
    const me = await withAcquaintances(this.database, row);
    const found = await bestOrders(this.database, me, {
      count: Math.min(MOST_BEST, from + limit + 1), now, except: await this.knownTo(me.id), reach: reachSql(row), near: query.near ?? false, minutes: query.minutes ?? null, skill: query.skill ?? null, between: query.weekend ? weekendOf(now) : null,
    });
    const shown = found.slice(from, from + limit);
    const rule = shown.length > 0 && row.pointsChoice === 'points' ? await ruleAt(this.database, now) : null;
    return { items: shown.map(({ order }) => cardOf(order, me, rule, now)), next: found.length > from + limit ? encodeCursor([from + limit]) : null };
  }

  private async countIn(me: VolunteerRow, now: Date): Promise<number> {
    const reach = reachSql(me);
    const row = await this.database.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM (SELECT id FROM service_order s WHERE s.status = 'OPEN' AND s.town_id = ? AND s.window_end > ? AND ${reach.sql} LIMIT ${COUNTED}) open_ones`,
      [me.townId, now, ...reach.params],
    );
    return Number(row?.n ?? 0);
  }

  /** As `isNear` says: the squares within three kilometres, found by the cells that they lie in, and the own community's orders without a point. */
  private async countNear(me: VolunteerRow, now: Date): Promise<number> {
    const reach = reachSql(me);
    const open = (where: string): string => `SELECT id FROM service_order s WHERE s.status = 'OPEN' AND ${where} AND s.window_end > ? AND ${reach.sql} LIMIT ${COUNTED}`;
    const { sql, params } = nearPlaces(me);
    const row = await this.database.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM (${sql.map((where, i) => `SELECT * FROM (${open(where)}) p${i}`).join(' UNION ALL ')} LIMIT ${COUNTED}) open_ones`,
      params.flatMap((some) => [...some, now, ...reach.params]),
    );
    return Number(row?.n ?? 0);
  }

  /** The orders that the volunteer is asked for or expected in: they have a place of their own on the page. */
  private async knownTo(personId: Id): Promise<Id[]> {
    const rows = await this.database.rows<{ id: Id }>(
      "SELECT order_id AS id FROM assignment WHERE volunteer_id = ? AND state IN ('OFFERED', 'ACCEPTED', 'CHECKED_IN')",
      [personId],
    );
    const ids = rows.map(({ id }) => id);
    return [...ids, ...Array<Id>((BLOCK - (ids.length % BLOCK)) % BLOCK).fill('')];
  }

  private async volunteer(personId: Id, now: Date): Promise<VolunteerRow> {
    const me = (await volunteersOf(this.database, [personId], now)).get(personId);
    if (!me) throw new Refusal('NOT_A_VOLUNTEER');
    return me;
  }

  /**
   * Each part of a circle is one range of an index that ends in the start: it is left after one page, so the cost
   * does not grow with what is open. Their first rows are then sorted together.
   */
  private inCircle({ parts }: Circle, { me, known, query, after, count, now }: Looking): Promise<CardRow[]> {
    const filters = filtersOf(query, me.refusedBy, now);
    const reach = reachSql(me);
    const soonest = (part: Circle['parts'][number]): string =>
      `SELECT ${READ_COLUMNS} FROM service_order s WHERE s.status = 'OPEN' AND ${part.sql} AND s.window_end > ? AND s.requester_id <> ? AND s.creator_id <> ? AND ${reach.sql}
         ${known.length > 0 ? `AND s.id NOT IN (${marks(known)})` : ''} ${filters.sql} ${after ? 'AND (s.window_start > ? OR (s.window_start = ? AND s.id > ?))' : ''}
       ORDER BY s.window_start, s.id LIMIT ${count}`;
    const one = parts.length === 1;
    const ids = one ? soonest(parts[0]!) : `${parts.map((part, i) => `SELECT * FROM (${soonest(part)}) p${i}`).join(' UNION ALL ')} ORDER BY window_start, id LIMIT ${count}`;
    return this.database.rows<CardRow>(
      `SELECT ${CARD_COLUMNS} FROM (${ids}) o JOIN area c ON c.id = o.community_id JOIN area t ON t.id = c.town_id ORDER BY o.window_start, o.id`,
      parts.flatMap((part): Param[] => [...part.params, now, me.id, me.id, ...reach.params, ...known, ...filters.params, ...(after ? [after.start, after.start, after.id] : [])]),
    );
  }
}

/** A household that does not want somebody again is not shown to them; most have none, and ask nothing more. */
function filtersOf({ minutes, skill, weekend }: HallQuery, refusedBy: readonly Id[], now: Date): { sql: string; params: Param[] } {
  return {
    sql: [minutes ? 'AND s.minutes <= ?' : '', skill ? 'AND s.skill = ?' : '', weekend ? 'AND s.window_start >= ? AND s.window_start < ?' : '', refusedBy.length > 0 ? `AND s.requester_id NOT IN (${marks(refusedBy)})` : ''].join(' '),
    params: [...(minutes ? [minutes] : []), ...(skill ? [skill] : []), ...(weekend ? weekendOf(now) : []), ...refusedBy],
  };
}

/** From Saturday until Monday of the week that is going on. */
function weekendOf(now: Date): [Date, Date] {
  const saturday = addDays(mondayOf(dayOf(now)), 5);
  return [startOfDay(saturday), startOfDay(addDays(saturday, 2))];
}

/** Where 离我近 looks: parts that have nothing in common, each by an index. */
function nearPlaces({ communityId, home }: VolunteerRow): { readonly sql: readonly string[]; readonly params: readonly (readonly Param[])[] } {
  if (!home) return { sql: ['s.community_id = ?'], params: [[communityId]] };
  const squares = squaresAround(squareOf(home)).filter(({ metres }) => metres <= NEAR).map(({ square }) => square);
  const disc = rangesOf('s.square', squares);
  const cells = eachOf('s.cell', ringsAround(home, 0, CELLS_NEAR));
  return { sql: [`${cells.sql} AND ${disc.sql}`, 's.community_id = ? AND s.square IS NULL'], params: [[...cells.params, ...disc.params], [communityId]] };
}

function card(row: CardRow, me: VolunteerRow, rule: PointRule | null, now: Date): TaskCardView {
  return cardOf({ ...row, partyOnly: row.partyOnly !== 0, windowStart: instant(row.windowStart), windowEnd: instant(row.windowEnd) }, me, rule, now);
}

function cardOf(order: FoundOrder, me: FitPerson, rule: PointRule | null, now: Date): TaskCardView {
  return {
    id: order.id,
    title: order.title,
    shelf: order.shelf,
    urgent: order.urgent !== 0,
    points: rule && pointsFor(order.level, order.minutes, rule),
    window: { start: order.windowStart.toISOString(), end: order.windowEnd.toISOString() },
    dayPart: order.dayPart,
    minutes: order.minutes,
    place: { communityId: order.communityId, text: order.placeText, around: aroundOf(order) },
    seatsLeft: order.seats - order.seatsTaken,
    reasons: reasonsForMe(order, me, now),
  };
}
