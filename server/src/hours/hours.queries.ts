import { Injectable } from '@nestjs/common';
import type { HoldReason, HourEntry, HourKind, Page, PageQuery, RecordRow, RecordState, StaffRole } from '@supermarket/shared';
import { scopeSql } from '../areas/areas.store.js';
import type { Reach } from '../areas/scope.rules.js';
import { Database, decodeCursor, limitOf, pageOf, Refusal, type Param } from '../kernel/index.js';
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

/**
 * A condition on `service_record` for what waits for these seats to decide: community staff the held awards, towns
 * what passes eight hours and what lacks a proof, the city everything.
 */
export function toVerifySql(seats: readonly (Reach & { readonly role: StaffRole })[], alias: string): { readonly sql: string; readonly params: readonly Param[] } {
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

  /** One record for staff of its place. Throws NOT_FOUND, OUT_OF_SCOPE. */
  async one(id: string, viewer: Verifier): Promise<RecordRow> {
    const record = await this.database.get(ServiceRecord, id);
    if (!record) throw new Refusal('NOT_FOUND');
    mayLook(record, viewer);
    return recordRow(this.database, record, viewer);
  }
}
