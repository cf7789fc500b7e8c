import { areaId } from '../../../seeds/areas.js';
import { newId } from '../../../src/kernel/index.js';
import { standingKeyOf } from '../../../src/people/seats.store.js';
import { StaffSeatRecord } from '../../../src/people/staff-seat.entity.js';
import { HOME, STATION, type Someone } from '../../make.js';
import type { World } from '../../world.js';
import { isStaffRole, VOLUNTEERS, type Role } from './roles.js';
import type { StaffRole } from '@supermarket/shared';

/** Somebody who is to be there: in which role, and where they live. */
export interface Wanted {
  readonly role: Exclude<Role, 'guest' | 'ended'>;
  readonly home: typeof HOME;
}

/** All seats of the cast are in one community, in its town, and in the city. */
const SEATS: { readonly [R in StaffRole]: { readonly areaId: string; readonly stationId: string | null } } = {
  dispatcher: { areaId: HOME.communityId, stationId: null },
  desk: { areaId: HOME.communityId, stationId: STATION },
  town: { areaId: HOME.townId, stationId: null },
  city: { areaId: areaId(), stationId: null },
};

/** Somebody of the cast; `seatId` is the one they sit in now. */
export interface Member extends Someone {
  readonly seatId: string | null;
}

const seatOf = (role: Role): StaffRole | null => (role === 'both' || role === 'former' ? 'dispatcher' : isStaffRole(role) ? role : null);

/** People in their roles, in the order in which they are wanted. */
export async function gather({ make }: World, wanted: readonly Wanted[]): Promise<Member[]> {
  const found: Member[] = Array<Member>(wanted.length);
  const kinds = new Map<string, number[]>();
  for (const [index, { role, home }] of wanted.entries()) {
    const kind = `${home.communityId} ${VOLUNTEERS.includes(role)}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), index]);
  }
  for (const indexes of kinds.values()) {
    const { role, home } = wanted[indexes[0]!]!;
    const people = await make.people(indexes.length, { home, volunteer: VOLUNTEERS.includes(role) });
    for (const [i, index] of indexes.entries()) found[index] = { ...people[i]!, seatId: null };
  }
  await make.open.uow.run(async (tx) => {
    for (const [index, { role: as }] of wanted.entries()) {
      const role = seatOf(as);
      if (role === null) continue;
      const now = make.clock.now();
      const seat = { id: newId(now), personId: found[index]!.id, role, ...SEATS[role] };
      const standing = as === 'former' ? { endedAt: now, standingKey: null } : { endedAt: null, standingKey: standingKeyOf(seat) };
      await tx.insert(StaffSeatRecord, { ...seat, ...standing, since: now, appointedBy: null, bodyHash: null });
      if (as !== 'former') found[index] = { ...found[index]!, seatId: seat.id };
    }
  });
  return found;
}
