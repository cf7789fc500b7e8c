import type { NeighbourView } from '@supermarket/shared';
import { placeOf } from '../areas/areas.store.js';
import { refuseOn, type FieldCipher, type Reads } from '../kernel/index.js';
import { ageOf, maskName, maskPhone } from '../people/mask.rules.js';
import { Person } from '../people/person.entity.js';
import { openPerson } from '../people/people.store.js';
import { ProxyGrant } from './proxy-grant.entity.js';

// The same pair twice at once.
refuseOn({ uq_proxy_grant_standing: 'ID_TAKEN' });

/**
 * The consent by which `proxyId` orders for `personId` now, or null. `NeighbourView.id`, and so
 * `PlaceOrderBody.neighbourId`, is the person's id.
 */
export async function standingGrant(reads: Reads, proxyId: string, personId: string): Promise<ProxyGrant | null> {
  return (await reads.find(ProxyGrant, 'standing_key = ?', [standingKey(proxyId, personId)]))[0] ?? null;
}

export function standingKey(proxyId: string, personId: string): string {
  return `${proxyId}:${personId}`;
}

/** What the proxy sees of the person: what they have written themselves. */
export async function readNeighbour(reads: Reads, cipher: FieldCipher, grant: ProxyGrant, now: Date): Promise<NeighbourView> {
  const person = (await reads.get(Person, grant.personId))!;
  const place = await placeOf(reads, grant.communityId);
  return {
    id: person.id,
    name: grant.name,
    maskedName: maskName(grant.name),
    maskedPhone: maskPhone(openPerson(cipher, person).phone) ?? '',
    age: ageOf(grant.birthYear, now),
    relation: grant.relation,
    communityId: grant.communityId,
    communityText: place?.text ?? '',
    address: cipher.open('proxy_grant', 'address_cipher', grant.id, grant.addressCipher),
    consentWay: grant.consentWay,
    consentAt: grant.givenAt.toISOString(),
  };
}
