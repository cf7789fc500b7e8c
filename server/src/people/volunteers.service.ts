import { Injectable } from '@nestjs/common';
import type { VerifyPartyBody, VolunteerRow } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, seatsAs, type Actor } from './actor.js';
import { ActorChanges } from './actor-changes.js';
import { lockPeople } from './people.store.js';
import { Volunteer } from './volunteer.entity.js';
import { decideParty } from './volunteer.rules.js';
import { volunteerOf } from './volunteer.store.js';
import { readVolunteerRow } from './volunteers.queries.js';

/** What staff do about volunteers. */
@Injectable()
export class VolunteersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly changes: ActorChanges,
  ) {}

  /** Verifies or refuses a claimed Party membership. Throws NOT_FOUND, OUT_OF_SCOPE, NEED_ANOTHER_PERSON, WRONG_STATE, REASON_NEEDED. */
  async verifyParty(actor: Actor, personId: string, body: VerifyPartyBody): Promise<VolunteerRow> {
    const row = await this.uow.run(async (tx) => {
      const now = this.clock.now();
      await lockPeople(tx, [personId]);
      const volunteer = await volunteerOf(tx, personId);
      if (!volunteer) throw new Refusal('NOT_FOUND');
      const staff = { personId: personOf(actor), seats: seatsAs(actor, 'dispatcher', 'town', 'city') };
      const partyState = decideParty(volunteer, staff, body);
      if (partyState) {
        const partyReason = partyState === 'refused' ? body.reason!.trim() : null;
        await tx.update(Volunteer, { partyState, partyAt: now, partyBy: staff.personId, partyReason }, 'person_id = ?', [personId]);
        const facts = { from: volunteer.partyState, to: partyState };
        await writeAudit(tx, { actor, action: 'party.decide', subjectType: 'person', subjectId: personId, areaId: volunteer.communityId, facts, at: now });
      }
      return readVolunteerRow(tx, personId, now);
    });
    this.changes.changed(personId);
    return row;
  }
}
