import { Injectable } from '@nestjs/common';
import type { FamilyElderView, FamilyHelperView, FamilyView } from '@supermarket/shared';
import { placeOf } from '../areas/areas.store.js';
import { Clock, Database, FieldCipher, type Reads } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { ageOf, maskName, maskPhone } from '../people/mask.rules.js';
import { openPerson } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import { FamilyGrant } from './family.entity.js';

/** Who does it for me, and for whom I do it. */
@Injectable()
export class FamilyQueries {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  async mine(actor: Actor): Promise<FamilyView> {
    const me = personOf(actor);
    const now = this.clock.now();
    const grants = await this.database.find(FamilyGrant, '(elder_id = ? OR relative_id = ?) AND ended_at IS NULL ORDER BY given_at, id LIMIT 100', [me, me]);
    return {
      helpers: await Promise.all(grants.filter(({ elderId }) => elderId === me).map((grant) => readHelper(this.database, this.cipher, grant))),
      elders: await Promise.all(grants.filter(({ relativeId }) => relativeId === me).map((grant) => readElder(this.database, this.cipher, grant, now))),
    };
  }
}

const said = ({ id, relation, doorCodes, way, givenAt }: FamilyGrant): Pick<FamilyHelperView, 'id' | 'relation' | 'doorCodes' | 'way' | 'since'> => ({
  id, relation, doorCodes, way, since: givenAt.toISOString(),
});

async function readHelper(reads: Reads, cipher: FieldCipher, grant: FamilyGrant): Promise<FamilyHelperView> {
  const person = (await reads.get(Person, grant.relativeId))!;
  return { ...said(grant), name: maskName(person.name), maskedPhone: maskPhone(openPerson(cipher, person).phone) ?? '' };
}

/** Masked as for anybody: a relative knows the name, and the door is not theirs to read. */
export async function readElder(reads: Reads, cipher: FieldCipher, grant: FamilyGrant, now: Date): Promise<FamilyElderView> {
  const person = (await reads.get(Person, grant.elderId))!;
  const place = person.communityId === null ? null : await placeOf(reads, person.communityId);
  return {
    ...said(grant),
    personId: person.id,
    name: maskName(person.name),
    maskedPhone: maskPhone(openPerson(cipher, person).phone) ?? '',
    age: ageOf(person.birthYear, now),
    communityId: person.communityId,
    communityText: place?.text ?? null,
    addressKnown: person.addressCipher !== null,
  };
}
