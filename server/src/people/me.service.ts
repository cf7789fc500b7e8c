import { Injectable } from '@nestjs/common';
import type { MeView, UpdateMeBody, VolunteerBody } from '@supermarket/shared';
import { placeOf, type Place } from '../areas/areas.store.js';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, FieldCipher, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { checkTexts } from '../wechat/text-check.rules.js';
import { personOf, type Actor } from './actor.js';
import { ActorChanges } from './actor-changes.js';
import { readMe } from './me.store.js';
import { keepNear } from './near.store.js';
import { lockPeople, sealAddress, sealPhone, takeNumber } from './people.store.js';
import { Person } from './person.entity.js';
import { Volunteer } from './volunteer.entity.js';
import { claimed, mayServe } from './volunteer.rules.js';
import { nextNumber, setAbilities, volunteerOf } from './volunteer.store.js';

/** What people change about themselves. */
@Injectable()
export class MeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly changes: ActorChanges,
  ) {}

  /**
   * Changes the named fields. Throws COMMUNITY_UNKNOWN, TEXT_NOT_ALLOWED, and ID_TAKEN (`field: phone`) when another
   * account has this number.
   */
  update(actor: Actor, body: UpdateMeBody): Promise<MeView> {
    checkTexts({ name: body.name });
    const id = personOf(actor);
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      await this.#lock(tx, id);
      const place = body.communityId === undefined ? null : await placeOf(tx, body.communityId);
      if (body.communityId !== undefined && !place) throw new Refusal('COMMUNITY_UNKNOWN');
      if (body.phone !== undefined) await takeNumber(tx, this.cipher, id, body.phone);
      const patch = this.#patchOf(id, body, place);
      if (Object.keys(patch).length > 0) await tx.update(Person, patch, 'id = ?', [id]);
      if (place) {
        await tx.update(Volunteer, { communityId: place.communityId, townId: place.townId }, 'person_id = ?', [id]);
        await keepNear(tx, id);
      }
      const fields = Object.keys(body).sort().join();
      await writeAudit(tx, { actor, action: 'person.update', subjectType: 'person', subjectId: id, facts: { fields }, at: now });
      return readMe(tx, this.cipher, id);
    });
  }

  /** Registers a volunteer, or changes what one has said. Throws PROFILE_INCOMPLETE and TOO_YOUNG at registering. */
  async volunteer(actor: Actor, body: VolunteerBody): Promise<MeView> {
    checkTexts({ partyOrg: body.partyOrg });
    const id = personOf(actor);
    const me = await this.uow.run(async (tx) => {
      const now = this.clock.now();
      const person = await this.#lock(tx, id);
      const before = await volunteerOf(tx, id);
      if (!before) mayServe({ ...person, hasPhone: person.phoneCipher !== null }, now);
      const { showParty, pointsChoice, weeklyCap } = body;
      const said = { ...claimed(before ?? { partyState: 'none', partyOrg: null }, body), showParty, pointsChoice, weeklyCap };
      if (before) await tx.update(Volunteer, said, 'person_id = ?', [id]);
      else await this.#register(tx, person, said, now);
      await setAbilities(tx, id, body.skills, body.freeTimes);
      await keepNear(tx, id);
      const action = before ? 'volunteer.change' : 'volunteer.register';
      await writeAudit(tx, { actor, action, subjectType: 'person', subjectId: id, areaId: person.communityId, facts: { party: said.partyState }, at: now });
      return readMe(tx, this.cipher, id);
    });
    this.changes.changed(id);
    return me;
  }

  async #lock(tx: Tx, id: string): Promise<Person> {
    const [person] = await lockPeople(tx, [id]);
    if (!person || person.closedAt) throw new Refusal('PERSON_UNKNOWN');
    return person;
  }

  #patchOf(id: string, body: UpdateMeBody, place: Place | null): Partial<Person> {
    const { name, birthYear, phone, address } = body;
    return {
      ...(name === undefined ? {} : { name: name.trim() }),
      ...(birthYear === undefined ? {} : { birthYear }),
      ...(phone === undefined ? {} : sealPhone(this.cipher, id, phone)),
      ...(address === undefined ? {} : sealAddress(this.cipher, id, address.trim())),
      ...(place ? { communityId: place.communityId, townId: place.townId } : {}),
    };
  }

  async #register(tx: Tx, person: Person, said: Pick<Volunteer, 'partyState' | 'partyOrg' | 'showParty' | 'pointsChoice' | 'weeklyCap'>, now: Date): Promise<void> {
    await tx.insert(Volunteer, {
      ...said,
      personId: person.id,
      no: await nextNumber(tx),
      helped: 0,
      communityId: person.communityId!, // mayServe has seen it
      townId: person.townId!,
      createdAt: now,
      partyAt: null,
      partyBy: null,
      partyReason: null,
    });
  }
}
