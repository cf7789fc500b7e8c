import { nodeOf } from '../areas/areas.store.js';
import { Refusal, type Reads } from '../kernel/index.js';
import type { Actor } from './actor.js';
import { narrow } from './narrow.rules.js';

const PLACES: readonly string[] = ['city', 'town', 'village', 'community'];

/** The same person with an eye on one town or community of theirs; no area, all of it. Throws NOT_FOUND, OUT_OF_SCOPE. */
export async function narrowed(reads: Reads, actor: Actor, areaId: string | undefined): Promise<Actor> {
  if (areaId === undefined) return actor;
  const place = await nodeOf(reads, areaId);
  if (!place || !PLACES.includes(place.kind)) throw new Refusal('NOT_FOUND');
  return { ...actor, seats: narrow(actor.seats, place) };
}
