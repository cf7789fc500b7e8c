import { PARTY_STATES, SHELVES, SKILLS, type Id } from '@supermarket/shared';
import { squareOf } from '../../src/areas/squares.rules.js';
import { Consent } from '../../src/consent/consent.entity.js';
import { newId, type Tx } from '../../src/kernel/index.js';
import { around } from '../../src/orders/place.rules.js';
import { RefusedHelper } from '../../src/orders/refused-helper.entity.js';
import { newPerson } from '../../src/people/people.store.js';
import { Person } from '../../src/people/person.entity.js';
import { Volunteer, VolunteerNear, VolunteerSkill, VolunteerUnwanted } from '../../src/people/volunteer.entity.js';

const HOUR = 3_600_000;
const HOUSEHOLDS = 5;
const MIDDLE = { lat: 22.1847, lng: 112.3102 };

interface Home {
  readonly communityId: Id;
  readonly townId: Id;
  readonly square: number | null;
}

export interface CrowdPlan {
  readonly people: number;
  readonly orders: number;
  /** Degrees over which the communities lie that are not on one spot with many others. */
  readonly wide: number;
  readonly now: Date;
  /** From 0 to 1. */
  readonly chance: () => number;
}

/** Chance that is the same every time. */
export function chances(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/**
 * In a county whose places are known: volunteers and open orders with everything that decides who suits whom: many on one spot, some without any point, people who do not want a class of service or no invitations, households that do not want
 * somebody again or know somebody, tasks that clash, caps, risks, and orders that are not open.
 */
export async function settle(tx: Tx, { people, orders, wide, now, chance }: CrowdPlan): Promise<void> {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
  const point = (): { lat: number; lng: number } | null =>
    chance() < 0.2 ? null : chance() < 0.4 ? MIDDLE : { lat: MIDDLE.lat + (chance() - 0.5) * wide, lng: MIDDLE.lng + (chance() - 0.5) * wide };
  const homes: Home[] = [];
  for (const place of await tx.rows<{ communityId: Id; townId: Id }>("SELECT id AS communityId, town_id AS townId FROM area WHERE kind IN ('village', 'community') ORDER BY id LIMIT 60")) {
    const at = homes.length === 0 ? MIDDLE : point();
    await tx.change('UPDATE area SET lat = ?, lng = ? WHERE id = ?', [at?.lat ?? null, at?.lng ?? null, place.communityId]);
    homes.push({ ...place, square: at && squareOf(at) });
  }
  const home = (): Home => (chance() < 0.3 ? homes[0]! : pick(homes));
  const settler = async (name: string): Promise<Id> => {
    const id = newId(now);
    const { communityId, townId } = homes[0]!;
    await tx.insert(Person, { ...newPerson(id, now), communityId, townId, name, birthYear: pick([1950, 1985, 1990, 2008]), accountAt: now });
    return id;
  };

  const households: Id[] = [];
  for (let i = 0; i < HOUSEHOLDS; i += 1) households.push(await settler('居民'));
  const windows: { id: Id; start: Date; end: Date }[] = [];
  for (let i = 0; i < orders; i += 1) {
    const start = new Date(now.getTime() + (1 + Math.floor(chance() * 150)) * HOUR);
    const [id, end, at, { communityId, townId }] = [newId(start), new Date(start.getTime() + HOUR), point(), home()];
    windows.push({ id, start, end });
    const blurred = at ? around(at) : { lat: null, lng: null };
    await tx.change(
      `INSERT INTO service_order (id, kind, shelf, title, status, requester_id, creator_id, by_staff, body_hash, urgent, risk, level, skill, party_only, minutes, seats, seats_taken, visit, rating_tags,
         window_start, window_end, day_part, community_id, town_id, lat, lng, square, submitted_at, created_at)
       VALUES (?, 'service', ?, '小事', ?, ?, ?, ?, 'x', ?, ?, 1, ?, ?, ?, ?, 0, 1, '[]', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id, pick([null, ...SHELVES]), i % 10 === 0 ? 'ACCEPTED' : 'OPEN', pick(households), households[0]!, false, false, pick(['low', 'low', 'high']), pick([null, null, ...SKILLS.slice(0, 5)]), chance() < 0.05,
        pick([30, 60, 120]), pick([1, 1, 2]), start, end, pick([null, null, 'morning', 'evening']), communityId, townId, blurred.lat, blurred.lng, at && squareOf(at), now, now,
      ],
    );
  }
  for (let i = 0; i < people; i += 1) {
    const id = await settler('志愿者');
    const { communityId, townId, square } = home();
    await tx.insert(Volunteer, {
      communityId, townId, personId: id, no: `M${i}`, partyState: pick(PARTY_STATES), partyOrg: null, showParty: false, pointsChoice: 'points', weeklyCap: pick([1, 3]), helped: pick([0, 3]),
      createdAt: now, partyAt: null, partyBy: null, partyReason: null,
    });
    const skills = SKILLS.filter(() => chance() < 0.2);
    const free = chance() < 0.2 ? 0 : Math.floor(chance() * 2 ** 21);
    const near = { personId: id, communityId, square, standing: Math.floor(chance() * 6), free, freshUntil: pick([0, 30_000]) };
    for (const skill of skills) await tx.insert(VolunteerSkill, { personId: id, skill });
    for (const skill of ['', ...skills] as const) await tx.insert(VolunteerNear, { ...near, skill });
    if (chance() < 0.2) await tx.insert(VolunteerUnwanted, { personId: id, shelf: pick(SHELVES) });
    if (chance() < 0.1) await tx.insert(RefusedHelper, { residentId: pick(households), volunteerId: id, orderId: windows[0]!.id, at: now });
    if (chance() < 0.1) await tx.insertKeyed(Consent, { personId: id, purpose: 'invite', given: false, way: 'switch', textVersion: 'x', at: now });
    // Half of them have a task; a tenth have helped a household, and it was solved.
    const done = i % 10 === 0;
    if (!done && i % 2 === 0) continue;
    const order = windows[i % windows.length]!;
    if (done) await tx.change("UPDATE service_order SET status = 'CLOSED', solved = ? WHERE id = ?", [true, order.id]);
    await tx.change(
      `INSERT INTO assignment (id, order_id, volunteer_id, visit, state, window_start, window_end, door_tries, needs_own_time, unfinished, chips, created_at)
       VALUES (?, ?, ?, 1, ?, ?, ?, 0, ?, ?, '[]', ?)`,
      [newId(now), order.id, id, done ? 'CREDITED' : 'ACCEPTED', order.start, order.end, false, false, now],
    );
  }
}
