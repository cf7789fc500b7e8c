import { Injectable } from '@nestjs/common';
import { QUEUES, type AreaOrdersQuery, type DeskAreaQuery, type Page, type Queue, type QueueCount, type QueuesView, type WorkQuery, type WorkRow } from '@supermarket/shared';
import { nodesOf, scopeSql } from '../areas/areas.store.js';
import { FeedbackQueries } from '../feedback/feedback.queries.js';
import { CallsQueries } from '../inbox/calls.queries.js';
import { withinOf, withinSql } from '../insights/within.sql.js';
import { Clock, contains, Database, decodeCursor, instant, limitOf, marks, pageOf, text } from '../kernel/index.js';
import { GapsQueries } from '../matching/gaps.queries.js';
import { PlanQueries } from '../matching/plan.queries.js';
import { personOf, seatsAs, type Actor } from '../people/actor.js';
import { maskName } from '../people/mask.rules.js';
import { narrowed } from '../people/narrow.store.js';
import { namesOf } from '../people/people.store.js';
import { orderNo } from '../orders/order.view.js';
import { orderSeats } from '../orders/party.rules.js';
import { KEEPS_SHELF, worksAt } from '../shop/shop.rules.js';
import { Station } from '../stations/station.entity.js';
import { readSearch, type Search } from './search.rules.js';
import { workSql } from './work.sql.js';
import { orderRow, queueOf, recordRow, toLookRow, voucherRow, type RawWorkOrder, type RawWorkRecord, type RawWorkVoucher } from './work.view.js';

interface Entry {
  readonly queue: Queue;
  readonly subject: WorkRow['subject'];
  readonly id: string;
  readonly due: string;
}

const RAW = `o.id AS id, o.title AS title, o.shelf AS shelf, o.kind AS kind, o.status AS status, o.urgent AS urgent, o.by_staff AS byStaff,
  CASE WHEN o.creator_id = o.requester_id THEN 0 ELSE 1 END AS byProxy, o.seats AS seats, o.seats_taken AS seatsTaken,
  t.name || ' ' || c.name AS place, o.window_start AS windowStart, o.window_end AS windowEnd, o.day_part AS dayPart,
  (SELECT COUNT(*) FROM assignment a WHERE a.order_id = o.id AND a.state = 'OFFERED') AS offers,
  (SELECT COUNT(*) FROM assignment a WHERE a.order_id = o.id AND a.state = 'ACCEPTED' AND a.door_tries >= 5) AS stuckAtDoor,
  (SELECT COUNT(*) FROM assignment a WHERE a.order_id = o.id AND a.state = 'CHECKED_IN' AND a.alarm IS NOT NULL) AS alarms,
  o.review_due AS reviewDue, o.dispatch_due AS dispatchDue, o.verify_due AS verifyDue`;
const FROM = 'FROM service_order o JOIN area c ON c.id = o.community_id JOIN area t ON t.id = o.town_id';

/** What staff have to do, by its time limit and never by person. */
@Injectable()
export class WorkQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly feedback: FeedbackQueries,
    private readonly calls: CallsQueries,
    private readonly gaps: GapsQueries,
    private readonly plans: PlanQueries,
  ) {}

  /** 工作台: the four queues with their clocks, and what comes first. */
  async queues(all: Actor, query: DeskAreaQuery = {}): Promise<QueuesView> {
    const actor = await narrowed(this.database, all, query.areaId);
    const me = personOf(actor);
    const [area] = await nodesOf(this.database, actor.seats.slice(0, 1).map(({ areaId }) => areaId));
    return {
      name: maskName((await namesOf(this.database, [me])).get(me) ?? null),
      areaText: area?.text ?? '',
      queues: await this.counts(actor),
      first: (await this.work(actor, { limit: 5 })).items,
      partyToVerify: await this.partyToVerify(actor),
      feedback: await this.feedback.waiting(actor),
      calls: await this.calls.waiting(actor),
      gaps: await this.gaps.waiting(actor),
      toPlan: await this.plans.waiting(all),
    };
  }

  /** One queue or all of them, the nearest limit first. */
  async work(all: Actor, query: WorkQuery): Promise<Page<WorkRow>> {
    const actor = await narrowed(this.database, all, query.areaId);
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string', 'string']);
    const { sql, params } = workSql(actor, await this.stationsOf(actor), query.queue);
    const entries = await this.database.rows<Entry>(
      `SELECT w.queue AS queue, w.subject AS subject, w.id AS id, w.due AS due FROM (${sql}) w
       ${after ? 'WHERE w.due > ? OR (w.due = ? AND (w.id > ? OR (w.id = ? AND w.queue > ?)))' : ''}
       ORDER BY w.due, w.id, w.queue LIMIT ${limit + 1}`,
      [...params, ...(after ? [after[0]!, after[0]!, after[1]!, after[1]!, after[2]!] : [])],
    );
    const shown = await this.rowsOf(entries);
    return pageOf(entries, limit, (entry) => shown.get(keyOf(entry))!, ({ due, id, queue }) => [due, id, queue]);
  }

  /** 订单: all orders of the scope, the newest first, or those that somebody looks for. */
  async orders(all: Actor, query: AreaOrdersQuery): Promise<Page<WorkRow>> {
    const actor = await narrowed(this.database, all, query.areaId);
    if (query.q !== undefined && query.q.trim() !== '') return this.found(actor, query, readSearch(query.q, this.clock.now()));
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const scope = scopeSql(orderSeats(actor), 'o');
    const rows = await this.database.rows<RawWorkOrder & { createdAt: string }>(
      `SELECT ${RAW}, o.created_at AS createdAt ${FROM}
       WHERE ${scope.sql} ${query.status ? 'AND o.status = ?' : ''} ${after ? 'AND (o.created_at < ? OR (o.created_at = ? AND o.id < ?))' : ''}
       ORDER BY o.created_at DESC, o.id DESC LIMIT ${limit + 1}`,
      [...scope.params, ...(query.status ? [query.status] : []), ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    return pageOf(rows, limit, (row) => orderRow(row, queueOf(row.status)), (row) => [row.createdAt, row.id]);
  }

  /** What waits for this actor, by what it is; `late` counts again what is past its limit. */
  async digest(actor: Actor): Promise<Readonly<Record<Queue | 'late' | 'feedback' | 'calls', number>>> {
    const counts = await this.counts(actor);
    const of = (queue: Queue): number => counts.find((one) => one.queue === queue)?.count ?? 0;
    const feedback = await this.feedback.waiting(actor);
    return {
      late: counts.reduce((sum, { late }) => sum + late, feedback.late),
      review: of('review'), dispatch: of('dispatch'), verify: of('verify'), redeem: of('redeem'), feedback: feedback.count, calls: await this.calls.waiting(actor),
    };
  }

  /** Looks along each place's orders of the days in question, the newest first, and no further back. */
  private async found(actor: Actor, query: AreaOrdersQuery, search: Search): Promise<Page<WorkRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const place = withinSql(await withinOf(this.database, orderSeats(actor)));
    const entries = await this.database.rows<{ id: string; createdAt: string }>(
      `SELECT id, created_at AS createdAt FROM service_order WHERE ${place.sql} AND created_at >= ? AND created_at < ?
       ${search.no === null ? "AND title LIKE ? ESCAPE '!'" : ''} ${query.status ? 'AND status = ?' : ''} ${after ? 'AND (created_at < ? OR (created_at = ? AND id < ?))' : ''}
       ORDER BY created_at DESC, id DESC ${search.no === null ? `LIMIT ${limit + 1}` : ''}`,
      [
        ...place.params, search.from, search.until, ...(search.no === null ? [contains(search.words)] : []), ...(query.status ? [query.status] : []),
        ...(after ? [after[0]!, after[0]!, after[1]!] : []),
      ],
    );
    // A number is made of the id and the day, so it is matched here.
    const { no } = search;
    const hits = no === null ? entries : entries.filter(({ id, createdAt }) => orderNo({ id, createdAt: instant(createdAt) }).endsWith(no)).slice(0, limit + 1);
    const rows = new Map((await this.byIds<RawWorkOrder>(`SELECT ${RAW} ${FROM} WHERE o.id IN`, hits.map(({ id }) => id))).map((row) => [row.id, row]));
    return pageOf(hits, limit, ({ id }) => orderRow(rows.get(id)!, queueOf(rows.get(id)!.status)), ({ createdAt, id }) => [createdAt, id]);
  }

  /** How much waits for this actor in all. */
  async waiting(actor: Actor): Promise<number> {
    return (await this.counts(actor)).reduce((sum, { count }) => sum + count, 0);
  }

  private async counts(actor: Actor): Promise<QueueCount[]> {
    const { sql, params } = workSql(actor, await this.stationsOf(actor));
    const rows = await this.database.rows<{ queue: Queue; n: number; due: string; late: number }>(
      `SELECT w.queue AS queue, COUNT(*) AS n, MIN(w.due) AS due, SUM(CASE WHEN w.due < ? THEN 1 ELSE 0 END) AS late FROM (${sql}) w GROUP BY w.queue`,
      [text(this.clock.now()), ...params],
    );
    return QUEUES.map((queue) => {
      const row = rows.find((one) => one.queue === queue);
      return { queue, count: Number(row?.n ?? 0), dueAt: row ? instant(row.due).toISOString() : null, late: Number(row?.late ?? 0) };
    });
  }

  private async partyToVerify(actor: Actor): Promise<number> {
    const scope = scopeSql(orderSeats(actor), 'v');
    const row = await this.database.one<{ n: number }>(`SELECT COUNT(*) AS n FROM volunteer v WHERE v.party_state = 'claimed' AND ${scope.sql}`, scope.params);
    return Number(row?.n ?? 0);
  }

  private async stationsOf(actor: Actor): Promise<string[]> {
    const seats = seatsAs(actor, ...KEEPS_SHELF);
    if (seats.length === 0) return [];
    const stations = await this.database.find(Station, 'active = 1 ORDER BY id');
    return stations.filter((station) => worksAt(seats, station)).map(({ id }) => id);
  }

  private async rowsOf(entries: readonly Entry[]): Promise<ReadonlyMap<string, WorkRow>> {
    const ids = (subject: Entry['subject']): string[] => [...new Set(entries.filter((e) => e.subject === subject).map(({ id }) => id))];
    const orders = new Map((await this.byIds<RawWorkOrder>(`SELECT ${RAW} ${FROM} WHERE o.id IN`, ids('order'))).map((row) => [row.id, row]));
    const records = await this.byIds<RawWorkRecord>('SELECT id, activity, place_text AS place, state, held, due_at AS dueAt FROM service_record WHERE id IN', ids('record'));
    const vouchers = await this.byIds<RawWorkVoucher>(
      'SELECT r.id AS id, g.name AS gift, s.name AS station, r.ends_at AS endsAt FROM redemption r JOIN gift g ON g.id = r.gift_id JOIN station s ON s.id = r.station_id WHERE r.id IN',
      ids('redemption'),
    );
    const rows = new Map<string, WorkRow>();
    for (const entry of entries.filter(({ subject }) => subject === 'order')) {
      const order = orders.get(entry.id)!;
      rows.set(keyOf(entry), entry.queue === 'review' && order.reviewDue === null ? toLookRow(order, entry.due) : orderRow(order, entry.queue));
    }
    for (const record of records) rows.set(`verify ${record.id}`, recordRow(record));
    for (const voucher of vouchers) rows.set(`redeem ${voucher.id}`, voucherRow(voucher));
    return rows;
  }

  private async byIds<R extends object>(sql: string, ids: readonly string[]): Promise<R[]> {
    return ids.length === 0 ? [] : this.database.rows<R>(`${sql} (${marks(ids)})`, ids);
  }
}

const keyOf = ({ queue, id }: Entry): string => `${queue} ${id}`;
