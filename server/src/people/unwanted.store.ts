import type { Shelf } from '@supermarket/shared';
import type { Reads } from '../kernel/index.js';
import { VolunteerUnwanted } from './volunteer.entity.js';

/** The classes of service for which somebody does not want to be recommended, in the order of the alphabet. */
export async function unwantedOf(reads: Reads, personId: string): Promise<Shelf[]> {
  return (await reads.find(VolunteerUnwanted, 'person_id = ? ORDER BY shelf', [personId])).map(({ shelf }) => shelf);
}
