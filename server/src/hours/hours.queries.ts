import { Injectable } from '@nestjs/common';
import type { HoldReason, HourEntry, HourKind, Page, PageQuery, RecordRow, RecordState, StaffRole } from '@supermarket/shared';
import { scopeSql } from '../areas/areas.store.js';
import type { Reach } from '../areas/scope.rules.js';
import { Database, decodeCursor, instant, limitOf, pageOf, Refusal, type Param } from '../kernel/index.js';
import { mayLook, type Verifier } from './record.rules.js';
import { recordRow } from './record.view.js';
import { ServiceRecord } from './service-record.entity.js';

interface HourRow {
  readonly id: string;
  readonly activity: string;
  readonly day: string;
  readonly minutes: number;
  readonly place: string;
  readonly unit: string;
  readonly kind: HourKind;
  readonly state: RecordState;
  readonly held: HoldReason | null;
  readonly orderId: string | null;
}

/** A record in the queue 待核实. */
export interface VerifyRow {
  readonly id: string;
  readonly orderId: string | null;
  readonly activity: string;
  readonly place: string;
  readonly minutes: number;
  readonly state: RecordState;
  readonly held: HoldReason | null;
  readonly dueAt: string;
}

/** How much waits in a queue, its nearest time limit, and how many are past theirs. */
export interface QueueSize {
  readonly count: number;
  readonly dueAt: string | null;
  readonly late: number;
}

type Seats = readonly (Reach & { readonly role: StaffRole })[];

/**
 * A condition on `service_record` for what waits for these seats to decide: community staff the held awards, towns
 * what passes eight hours and what lacks a proof, the city everything.
 */
export function toVerifySql(seats: Seats, alias: string): { readonly sql: string; readonly params: readonly Param[] } {
  const of = (...roles: readonly StaffRole[]): ReturnType<typeof scopeSql> => scopeSql(seats.filter((seat) => roles.includes(seat.role)), alias);
  const [any, town, city] = [of('dispatcher', 'town', 'city'), of('town', 'city'), of('city')];
  return {
    sql: `((${alias}.state = 'CREDITED' AND ${alias}.held IS NOT NULL AND ${any.sql})
      OR (${alias}.state IN ('PENDING_TOWN', 'PENDING_PROOF') AND ${town.sql}) OR (${alias}.state = 'PENDING_COUNTY' AND ${city.sql}))`,
    params: [...any.params, ...town.params, ...city.params],
  };
}

@Injectable()
export class HoursQueries {
  constructor(private readonly database: Database) {}

  /** A person's own records, the newest day first; those without measured minutes are not yet there. */
  async mine(personId: string, query: PageQuery): Promise<Page<HourEntry>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const rows = await this.database.rows<HourRow>(
      `SELECT id, activity, day, minutes, place_text AS place, unit, kind, state, held, order_id AS orderId FROM service_record
       WHERE person_id = ? AND minutes IS NOT NULL ${after ? 'AND (day < ? OR (day = ? AND id < ?))' : ''}
       ORDER BY day DESC, id DESC LIMIT ${limit + 1}`,
      [personId, ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    return pageOf(rows, limit, (row): HourEntry => row, (row) => [row.day, row.id]);
  }

  /** What waits for these seats, the nearest time limit first. */
  async toVerify(seats: Seats, query: PageQuery): Promise<Page<VerifyRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const { sql, params } = toVerifySql(seats, 'r');
    const rows = await this.database.rows<VerifyRow>(
      `SELECT r.id, r.order_id AS orderId, r.activity, r.place_text AS place, r.minutes, r.state, r.held, r.due_at AS dueAt
       FROM service_record r WHERE ${sql} ${after ? 'AND (r.due_at > ? OR (r.due_at = ? AND r.id > ?))' : ''}
       ORDER BY r.due_at, r.id LIMIT ${limit + 1}`,
      [...params, ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    return pageOf(rows, limit, (row) => ({ ...row, dueAt: instant(row.dueAt).toISOString() }), (row) => [row.dueAt, row.id]);
  }

  async toVerifyCount(seats: Seats, now: Date): Promise<QueueSize> {
    const { sql, params } = toVerifySql(seats, 'r');
    const row = await this.database.one<{ n: unknown; dueAt: string | null; late: unknown }>(
      `SELECT COUNT(*) AS n, MIN(r.due_at) AS dueAt, SUM(CASE WHEN r.due_at < ? THEN 1 ELSE 0 END) AS late FROM service_record r WHERE ${sql}`,
      [now, ...params],
    );
    return { count: Number(row!.n), dueAt: row!.dueAt === null ? null : instant(row!.dueAt).toISOString(), late: Number(row!.late ?? 0) };
  }

  /** One record for staff of its place. Throws NOT_FOUND, OUT_OF_SCOPE. */
  async one(id: string, viewer: Verifier): Promise<RecordRow> {
    const record = await this.database.get(ServiceRecord, id);
    if (!record) throw new Refusal('NOT_FOUND');
    mayLook(record, viewer);
    return recordRow(this.database, record, viewer);
  }
}
