import type { Reads } from '../kernel/index.js';
import { Station } from './station.entity.js';

/** A station that is open to the public, or null. */
export async function stationOf(reads: Reads, id: string): Promise<Station | null> {
  const station = await reads.get(Station, id);
  return station?.active ? station : null;
}
