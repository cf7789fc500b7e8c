import { Refusal, refuseOn, type FieldCipher, type Reads, type Tx } from '../kernel/index.js';
import type { ActorSeat } from './actor.js';
import { raiseNear } from './near.store.js';
import { Person } from './person.entity.js';

// Two accounts that take one number at the same moment.
refuseOn({ uq_person_phone: 'ID_TAKEN' });

/** Locks people in the order of their ids, by one statement; rules that span orders stand behind this lock. */
export function lockPeople(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  return tx.lockAll(Person, ids);
}

/** The same for people who must be here still: an account may be closed while a request of its own is on its way. PERSON_UNKNOWN. */
export async function lockPresent(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  const people = await lockPeople(tx, ids);
  if (people.length < new Set(ids).size || people.some(({ closedAt }) => closedAt !== null)) throw new Refusal('PERSON_UNKNOWN');
  return people;
}

/** One more task confirmed for this volunteer. */
export async function countHelped(tx: Tx, personId: string): Promise<void> {
  await tx.change('UPDATE volunteer SET helped = helped + 1 WHERE person_id = ?', [personId]);
  await raiseNear(tx, personId);
}

/** The standing staff seats of a person, with their reach; the same shape as in an `Actor`. */
export function seatsOf(reads: Reads, personId: string): Promise<ActorSeat[]> {
  return reads.rows<ActorSeat>(
    `SELECT s.id AS id, s.role AS role, s.area_id AS areaId, a.town_id AS townId, a.community_id AS communityId, s.station_id AS stationId
     FROM staff_seat s JOIN area a ON a.id = s.area_id
     WHERE s.person_id = ? AND s.ended_at IS NULL ORDER BY s.since, s.id`,
    [personId],
  );
}

/** The blind index of a phone number: for finding a person by it without keeping it readable. */
export function phoneIndexOf(cipher: FieldCipher, phone: string): string {
  return cipher.blindIndex('person.phone', phone);
}

/** The person with this phone number, unless they have closed their account. */
export async function findByPhone(reads: Reads, cipher: FieldCipher, phone: string): Promise<Person | null> {
  return (await reads.find(Person, 'phone_index = ? AND closed_at IS NULL', [phoneIndexOf(cipher, phone)]))[0] ?? null;
}

/**
 * A number that only stands at somebody without an account (others order for them, often children with the parent's
 * number) goes over to the account: that person can still be called, but is no longer found by it. Throws ID_TAKEN
 * (`field: phone`) when another account has it.
 */
export async function takeNumber(tx: Tx, cipher: FieldCipher, id: string, phone: string): Promise<void> {
  const index = phoneIndexOf(cipher, phone);
  await tx.change('UPDATE person SET phone_index = NULL WHERE phone_index = ? AND id <> ? AND account_at IS NULL', [index, id]);
  const [holder] = await tx.find(Person, 'phone_index = ? AND id <> ?', [index, id]);
  if (holder) throw new Refusal('ID_TAKEN', { field: 'phone' });
}

/** What is readable of a person's sealed fields. For those only who may see it: the caller decides, and writes the look. */
export function openPerson(cipher: FieldCipher, person: Pick<Person, 'id' | 'phoneCipher' | 'addressCipher'>): { phone: string | null; address: string | null } {
  const { id, phoneCipher, addressCipher } = person;
  return {
    phone: phoneCipher === null ? null : cipher.open('person', 'phone_cipher', id, phoneCipher),
    address: addressCipher === null ? null : cipher.open('person', 'address_cipher', id, addressCipher),
  };
}

/** The columns for a phone number. */
export function sealPhone(cipher: FieldCipher, personId: string, phone: string): Pick<Person, 'phoneCipher' | 'phoneIndex'> {
  return { phoneCipher: cipher.seal('person', 'phone_cipher', personId, phone), phoneIndex: phoneIndexOf(cipher, phone) };
}

/** The column for a home address. */
export function sealAddress(cipher: FieldCipher, personId: string, address: string): Pick<Person, 'addressCipher'> {
  return { addressCipher: cipher.seal('person', 'address_cipher', personId, address) };
}

/** A person of whom nothing is known yet. */
export function newPerson(id: string, now: Date): Person {
  return {
    id,
    name: null,
    phoneCipher: null,
    phoneIndex: null,
    birthYear: null,
    communityId: null,
    townId: null,
    addressCipher: null,
    createdAt: now,
    accountAt: null,
    closedAt: null,
  };
}

/** Names by id, in full: for views that mask them or may show them. */
export async function namesOf(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await reads.rows<{ id: string; name: string | null }>(
    `SELECT id, name FROM person WHERE id IN (${wanted.map(() => '?').join(', ')})`,
    wanted,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
