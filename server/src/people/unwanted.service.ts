import { Injectable } from '@nestjs/common';
import type { UnwantedBody, UnwantedView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, Database, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, type Actor } from './actor.js';
import { lockPresent } from './people.store.js';
import { unwantedOf } from './unwanted.store.js';
import { VolunteerUnwanted } from './volunteer.entity.js';
import { volunteerOf } from './volunteer.store.js';

/** 不要给我推荐这类: classes of service for which a volunteer is not recommended; they may still take them by themselves. */
@Injectable()
export class UnwantedService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async mine(actor: Actor): Promise<UnwantedView> {
    return { shelves: await unwantedOf(this.database, personOf(actor)) };
  }

  /** The whole list as it is to be. Throws NOT_A_VOLUNTEER. */
  set(actor: Actor, { shelves }: UnwantedBody): Promise<UnwantedView> {
    const id = personOf(actor);
    return this.uow.run(async (tx) => {
      await lockPresent(tx, [id]);
      if (!(await volunteerOf(tx, id))) throw new Refusal('NOT_A_VOLUNTEER');
      const wanted = [...new Set(shelves)].sort();
      const before = await unwantedOf(tx, id);
      if (wanted.join() !== before.join()) {
        await tx.change('DELETE FROM volunteer_unwanted WHERE person_id = ?', [id]);
        for (const shelf of wanted) await tx.insert(VolunteerUnwanted, { personId: id, shelf });
        await writeAudit(tx, { actor, action: 'volunteer.unwanted', subjectType: 'person', subjectId: id, facts: { shelves: wanted.join(' ') }, at: this.clock.now() });
      }
      return { shelves: wanted };
    });
  }
}
