import { within, type Reach } from '../areas/scope.rules.js';
import { Refusal } from '../kernel/refusal.js';
import type { ActorSeat } from './actor.js';

/** A place somebody wants to look at alone. */
export interface Narrow extends Reach {
  readonly id: string;
}

/**
 * The seats as far as they reach into one place: what lies in it stays, what is wider ends at its border. A counter is
 * where it is and cannot be cut. OUT_OF_SCOPE when no seat reaches the whole place.
 */
export function narrow(seats: readonly ActorSeat[], place: Narrow): ActorSeat[] {
  if (!seats.some((seat) => within(place, seat))) throw new Refusal('OUT_OF_SCOPE');
  return seats.flatMap((seat) => {
    if (within(seat, place)) return [seat];
    return within(place, seat) && seat.role !== 'desk' ? [{ ...seat, areaId: place.id, townId: place.townId, communityId: place.communityId }] : [];
  });
}
