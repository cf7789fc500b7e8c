import type { StaffSeatRecord } from './staff-seat.entity.js';

/** One text for a seat while it stands, so that nobody holds the same one twice. */
export function standingKeyOf(seat: Pick<StaffSeatRecord, 'personId' | 'role' | 'areaId' | 'stationId'>): string {
  return [seat.personId, seat.role, seat.areaId, seat.stationId ?? ''].join(':');
}
