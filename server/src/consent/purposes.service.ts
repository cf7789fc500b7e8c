import { Injectable } from '@nestjs/common';
import type { PurposesView, SwitchPurposeBody } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { schedule } from '../jobs/jobs.store.js';
import { Clock, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { lockPeople } from '../people/people.store.js';
import { Volunteer } from '../people/volunteer.entity.js';
import { readPurposes, servingOf } from './purposes.queries.js';
import { turn } from './purposes.rules.js';
import { lastWord, WITHDRAWN, writeConsent } from './purposes.store.js';

/** Each purpose by itself, off as easily as on (PIPL 13–16, 29). */
@Injectable()
export class PurposesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Writes down what was said, and from this moment it holds; what had been kept for it goes. NOT_FOUND for what does not concern them. */
  turn(actor: Actor, { purpose, on }: SwitchPurposeBody): Promise<PurposesView> {
    const id = personOf(actor);
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const [person] = await lockPeople(tx, [id]);
      if (!person || person.closedAt !== null) throw new Refusal('PERSON_UNKNOWN');
      if (turn(purpose, on, await lastWord(tx, id, purpose), await servingOf(tx, id))) {
        await writeConsent(tx, id, purpose, on, 'switch', now);
        if (purpose === 'show_party') await tx.update(Volunteer, { showParty: on }, 'person_id = ?', [id]);
        const kind = on || purpose === 'show_party' || purpose === 'invite' ? null : WITHDRAWN[purpose];
        if (kind) await schedule(tx, { kind, key: `${kind}:${id}:${now.getTime()}`, payload: { id }, runAt: now });
        await writeAudit(tx, { actor, action: on ? 'consent.give' : 'consent.withdraw', subjectType: 'person', subjectId: id, facts: { purpose }, at: now });
      }
      return readPurposes(tx, id);
    });
  }
}
