/** Where a seat reaches: the node itself or its ancestors. Both null: the whole city. */
export interface Reach {
  readonly townId: string | null;
  readonly communityId: string | null;
}

/** Where something is; a place in no community (a town's own) has only its town. */
export interface Spot {
  readonly townId: string | null;
  readonly communityId: string | null;
}

/** Whether one of the seats reaches the spot. A seat that reaches a town reaches all its communities. */
export function covers(seats: readonly Reach[], spot: Spot): boolean {
  return seats.some((seat) => {
    if (seat.communityId !== null) return seat.communityId === spot.communityId;
    return seat.townId === null || seat.townId === spot.townId;
  });
}

/** Whether `inner` reaches nowhere that `outer` does not reach. */
export function within(inner: Reach, outer: Reach): boolean {
  return covers([outer], inner);
}
