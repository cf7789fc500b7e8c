import type { StaffRole } from '@supermarket/shared';
import { within, type Reach } from '../areas/scope.rules.js';
import { Refusal } from '../kernel/refusal.js';

/** Which kinds of area a role is about. */
const KINDS: Readonly<Record<StaffRole, readonly string[]>> = {
  city: ['city'],
  town: ['town'],
  dispatcher: ['village', 'community'],
  desk: ['town', 'village', 'community'],
};

/** Which roles may appoint which; always downwards and within their own reach. */
const APPOINTS: Readonly<Record<StaffRole, readonly StaffRole[]>> = {
  city: ['city', 'town', 'dispatcher', 'desk'],
  town: ['dispatcher', 'desk'],
  dispatcher: [],
  desk: [],
};

export interface Holder {
  readonly personId: string | null;
  readonly seats: readonly (Reach & { readonly id: string; readonly role: StaffRole })[];
}

export interface Post {
  readonly role: StaffRole;
  readonly area: Reach & { readonly kind: string };
}

/** The seat by which the actor may fill or end such a post. Throws NOT_ALLOWED or OUT_OF_SCOPE. */
export function seatOver(actor: Holder, { role, area }: Post): string {
  const above = actor.seats.filter((seat) => APPOINTS[seat.role].includes(role));
  if (above.length === 0) throw new Refusal('NOT_ALLOWED');
  const seat = above.find((own) => within(area, own));
  if (!seat) throw new Refusal('OUT_OF_SCOPE');
  return seat.id;
}

/** A role stands for its kind of area, and a desk for a station in that area. Throws BAD_INPUT or OUT_OF_SCOPE. */
export function checkPost({ role, area }: Post, station: Reach | null): void {
  if (!KINDS[role].includes(area.kind)) throw new Refusal('BAD_INPUT', { field: 'areaId' });
  if ((role === 'desk') !== (station !== null)) throw new Refusal('BAD_INPUT', { field: 'stationId' });
  if (station && !within(station, area)) throw new Refusal('OUT_OF_SCOPE');
}

/**
 * Ending a seat: whoever may fill it may end it, and everybody may give up one of several seats of their own,
 * but nobody their last one: a city would be left without anybody who can appoint. Null when it has ended already.
 */
export function endSeat(actor: Holder, seat: Post & { readonly id: string; readonly personId: string; readonly ended: boolean }): true | null {
  const own = seat.personId === actor.personId;
  if (!own) seatOver(actor, seat);
  if (seat.ended) return null;
  if (own && actor.seats.filter((other) => other.id !== seat.id).length === 0) throw new Refusal('NOT_ALLOWED');
  return true;
}
