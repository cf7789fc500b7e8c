import { Injectable } from '@nestjs/common';
import type { AssignmentState, HelperNumbersView, Id } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { covers } from '../areas/scope.rules.js';
import { writeLook } from '../consent/looks.store.js';
import { FieldCipher, UnitOfWork } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { openPerson } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import { thisVisit } from './course.rules.js';
import { OrderActs } from './order.acts.js';
import { permitPart } from './order.machine.js';
import { orderSeats } from './party.rules.js';

/** Who said that they would come to this visit, whether they are there or not. */
const PROMISED: readonly AssignmentState[] = ['ACCEPTED', 'CHECKED_IN', 'NO_SHOW'];

/** Somebody may need help in a house: staff have to reach who is there, and who should be. */
@Injectable()
export class HelperNumbersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly acts: OrderActs,
    private readonly cipher: FieldCipher,
  ) {}

  /** While this helper is in the house, for staff of the place; each look leaves a line that the helper can read. */
  numbers(actor: Actor, partId: Id): Promise<HelperNumbersView> {
    return this.uow.run(async (tx) => {
      const { c, part, party, now } = await this.acts.partScene(tx, actor, partId);
      permitPart('markSafe', c.order.status, part.state, party);
      const { order } = c;
      const seat = orderSeats(actor).find((one) => covers([one], order))!;
      const promised = thisVisit(c).filter(({ state }) => PROMISED.includes(state));
      const helpers = [];
      for (const { volunteerId } of promised) {
        const person = (await tx.get(Person, volunteerId))!;
        const phone = openPerson(this.cipher, person).phone ?? '';
        await writeLook(tx, { at: now, viewerId: personOf(actor), viewerHat: seat.role, ownerId: volunteerId, orderId: order.id, about: order.title, fields: ['name', 'phone'], reason: 'call_back' });
        helpers.push({ name: person.name ?? '', phone });
      }
      await writeAudit(tx, { actor, seatId: seat.id, action: 'order.helperNumbers', subjectType: 'order', subjectId: order.id, areaId: order.communityId, facts: { helpers: helpers.length }, at: now });
      return { helpers };
    });
  }
}
