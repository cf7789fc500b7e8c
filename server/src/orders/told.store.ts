import type { Id } from '@supermarket/shared';
import { standingGrant } from '../consent/consent.store.js';
import { tell } from '../inbox/inbox.store.js';
import type { Tx } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';
import type { ServiceOrder } from './order.entity.js';
import type { OrderTelling } from './told.rules.js';

/** Writes what a change tells, in its transaction. `by`: who did it and knows. */
export async function tellAll(tx: Tx, order: ServiceOrder, told: readonly OrderTelling[], by: Id | null, now: Date): Promise<void> {
  if (told.length === 0) return;
  let household: readonly Id[] | null = null;
  for (const { to, notTo, ...telling } of told) {
    const people = to === 'household' ? (household ??= await householdOf(tx, order)).filter((id) => id !== by && id !== notTo) : to === 'staff' ? await staffOf(tx, order) : to;
    await tell(tx, { ...telling, to: people, subject: 'order', subjectId: order.id }, now);
  }
}

/** Whoever decides about orders of this community: its dispatchers, and where it has none the town. */
async function staffOf(tx: Tx, { communityId, townId }: Pick<ServiceOrder, 'communityId' | 'townId'>): Promise<readonly Id[]> {
  const holding = async (role: 'dispatcher' | 'town', areaId: Id): Promise<Id[]> =>
    (await tx.rows<{ id: Id }>('SELECT person_id AS id FROM staff_seat WHERE ended_at IS NULL AND role = ? AND area_id = ? ORDER BY person_id', [role, areaId])).map(({ id }) => id);
  const near = await holding('dispatcher', communityId);
  return near.length > 0 ? near : holding('town', townId);
}

/**
 * Who hears for those who asked: they themselves, and who orders for them while the consent stands. Somebody without
 * an account hears through that person; without one staff ring up.
 */
export async function householdOf(tx: Tx, { requesterId, creatorId, byStaff }: Pick<ServiceOrder, 'requesterId' | 'creatorId' | 'byStaff'>): Promise<readonly Id[]> {
  if (creatorId === requesterId) return [requesterId];
  const proxy = !byStaff && (await standingGrant(tx, creatorId, requesterId)) ? [creatorId] : [];
  const requester = await tx.get(Person, requesterId);
  return requester?.accountAt || proxy.length === 0 ? [requesterId, ...proxy] : proxy;
}
