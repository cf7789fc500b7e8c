import { refuseOn, type Reads } from '../kernel/index.js';
import type { StaffSeatRecord } from './staff-seat.entity.js';

// The same seat twice for one person: somebody else was quicker.
refuseOn({ uq_staff_seat_standing: 'ID_TAKEN' });

/** One text for a seat while it stands, so that nobody holds the same one twice. */
export function standingKeyOf(seat: Pick<StaffSeatRecord, 'personId' | 'role' | 'areaId' | 'stationId'>): string {
  return [seat.personId, seat.role, seat.areaId, seat.stationId ?? ''].join(':');
}

/** As much of a station as a desk seat needs. */
export interface SeatStation {
  readonly id: string;
  readonly name: string;
  readonly townId: string;
  readonly communityId: string | null;
}

/** Stations belong to a feature further right, so they are read here by their table, never through its code. */
export async function stationsByIds(reads: Reads, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, SeatStation>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await reads.rows<SeatStation>(
    `SELECT id, name, town_id AS townId, community_id AS communityId FROM station WHERE id IN (${wanted.map(() => '?').join(', ')})`,
    wanted,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
