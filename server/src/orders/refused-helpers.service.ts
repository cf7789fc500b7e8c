import { Injectable } from '@nestjs/common';
import type { Id, RefuseHelperBody, RefusedHelpersView, RefusedHelperView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, Database, instant, Refusal, UnitOfWork, type Reads } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { maskName } from '../people/mask.rules.js';
import { lockPeople } from '../people/people.store.js';
import { servedOf } from './course.rules.js';
import type { Case } from './order.facts.js';
import { partyIn } from './order.picture.js';
import { lockCase } from './orders.store.js';
import { RefusedHelper } from './refused-helper.entity.js';

/** 不再请他来: said after a visit, without a reason, known to nobody, taken back by one tap. */
@Injectable()
export class RefusedHelpersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The household does not want a helper of this order again; said again it changes nothing. Without a name it is the
   * only one who was there. Throws NOT_ALLOWED to who has not asked for the order, NOT_FOUND, BAD_INPUT.
   */
  refuse(actor: Actor, orderId: Id, body: RefuseHelperBody): Promise<RefusedHelpersView> {
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const c = await lockCase(tx, orderId);
      const { relations } = await partyIn(tx, c, actor);
      if (!relations.includes('requester')) throw new Refusal('NOT_ALLOWED');
      const volunteerId = helperOf(c, body.assignmentId ?? null);
      const residentId = c.order.requesterId;
      await lockPeople(tx, [residentId, volunteerId]); // a claim of theirs waits, and then meets the refusal
      if (await tx.insertIfAbsent(RefusedHelper, { residentId, volunteerId, orderId, at: now })) {
        await writeAudit(tx, { actor, action: 'order.refuseHelper', subjectType: 'order', subjectId: orderId, facts: {}, at: now });
      }
      return refusedBy(tx, residentId);
    });
  }

  /** He may be asked again. What is not there is undone already. */
  undo(actor: Actor, volunteerId: Id): Promise<RefusedHelpersView> {
    const residentId = personOf(actor);
    return this.uow.run(async (tx) => {
      await lockPeople(tx, [residentId]);
      const undone = await tx.change('DELETE FROM refused_helper WHERE resident_id = ? AND volunteer_id = ?', [residentId, volunteerId]);
      if (undone > 0) await writeAudit(tx, { actor, action: 'person.readmitHelper', subjectType: 'person', subjectId: residentId, facts: {}, at: this.clock.now() });
      return refusedBy(tx, residentId);
    });
  }

  mine(actor: Actor): Promise<RefusedHelpersView> {
    return refusedBy(this.database, personOf(actor));
  }
}

function helperOf(c: Case, assignmentId: Id | null): Id {
  const served = servedOf(c).filter(({ id }) => assignmentId === null || id === assignmentId);
  const [volunteerId, another] = [...new Set(served.map((part) => part.volunteerId))];
  if (!volunteerId) throw new Refusal('NOT_FOUND');
  if (another) throw new Refusal('BAD_INPUT'); // two were there: it must be said which
  return volunteerId;
}

async function refusedBy(reads: Reads, residentId: Id): Promise<RefusedHelpersView> {
  const rows = await reads.rows<{ personId: Id; name: string | null; orderId: Id; about: string; at: string }>(
    `SELECT r.volunteer_id AS personId, p.name AS name, r.order_id AS orderId, o.title AS about, r.at AS at
     FROM refused_helper r JOIN person p ON p.id = r.volunteer_id JOIN service_order o ON o.id = r.order_id WHERE r.resident_id = ? ORDER BY r.at DESC LIMIT 200`,
    [residentId],
  );
  return { helpers: rows.map(({ name, at, ...row }): RefusedHelperView => ({ ...row, name: maskName(name), at: instant(at).toISOString() })) };
}
