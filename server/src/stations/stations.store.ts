import type { Reads } from '../kernel/index.js';
import { Station } from './station.entity.js';

/** A station that is open to the public, or null. */
export async function stationOf(reads: Reads, id: string): Promise<Station | null> {
  const station = await reads.get(Station, id);
  return station?.active ? station : null;
}

/** All open stations, in the order in which towns and communities are listed everywhere. */
export function openStations(reads: Reads): Promise<Station[]> {
  return reads.find(
    Station,
    `active = 1 ORDER BY (SELECT t.sort FROM area t WHERE t.id = station.town_id), (SELECT a.sort FROM area a WHERE a.id = station.area_id), name`,
  );
}
