import { Injectable } from '@nestjs/common';
import type { Page, StaffRole, StaffSeatRow } from '@supermarket/shared';
import { nodesOf, scopeSql } from '../areas/areas.store.js';
import { Database, decodeCursor, instant, limitOf, pageOf, Refusal, type Reads } from '../kernel/index.js';
import { seatsAs, type Actor } from './actor.js';
import { stationsByIds } from './seats.store.js';

interface Row {
  readonly id: string;
  readonly personId: string;
  readonly name: string | null;
  readonly role: StaffRole;
  readonly areaId: string;
  readonly stationId: string | null;
  readonly since: string;
}

const COLUMNS = `s.id AS id, s.person_id AS personId, p.name AS name, s.role AS role, s.area_id AS areaId, s.station_id AS stationId, s.since AS since
     FROM staff_seat s JOIN person p ON p.id = s.person_id JOIN area a ON a.id = s.area_id`;

/** Standing seats within the reach of those who appoint. */
@Injectable()
export class StaffSeatsQueries {
  constructor(private readonly database: Database) {}

  async page(actor: Actor, query: { readonly cursor?: string; readonly limit?: number }): Promise<Page<StaffSeatRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string']);
    const scope = scopeSql(seatsAs(actor, 'town', 'city'), 'a');
    const rows = await this.database.rows<Row>(
      `SELECT ${COLUMNS} WHERE s.ended_at IS NULL AND ${scope.sql} ${after ? 'AND s.id < ?' : ''} ORDER BY s.id DESC LIMIT ${limit + 1}`,
      [...scope.params, ...(after ?? [])],
    );
    const views = await viewsOf(this.database, rows);
    return pageOf(rows, limit, (row) => views.get(row.id)!, (row) => [row.id]);
  }
}

/** One seat as its row. */
export async function readSeatRow(reads: Reads, id: string): Promise<StaffSeatRow> {
  const rows = await reads.rows<Row>(`SELECT ${COLUMNS} WHERE s.id = ?`, [id]);
  const view = (await viewsOf(reads, rows)).get(id);
  if (!view) throw new Refusal('NOT_FOUND');
  return view;
}

async function viewsOf(reads: Reads, rows: readonly Row[]): Promise<ReadonlyMap<string, StaffSeatRow>> {
  const texts = new Map((await nodesOf(reads, rows.map((row) => row.areaId))).map((node) => [node.id, node.text]));
  const stations = await stationsByIds(reads, rows.map((row) => row.stationId));
  return new Map(
    rows.map(({ id, personId, name, role, areaId, stationId, since }) => [
      id,
      {
        id,
        personId,
        name: name ?? '',
        role,
        areaText: texts.get(areaId) ?? '',
        stationName: (stationId && stations.get(stationId)?.name) || null,
        since: instant(since).toISOString(),
      },
    ]),
  );
}
