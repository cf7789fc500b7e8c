import { Injectable } from '@nestjs/common';
import type { Id, LookThroughBody, OrderView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { UnitOfWork } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { mayLookThrough } from './look-through.rules.js';
import { lookThrough } from './look-through.store.js';
import { OrderActs } from './order.acts.js';

/** Words and pictures that wait for a person of the community before others see them. */
@Injectable()
export class LookThroughService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly acts: OrderActs,
  ) {}

  /**
   * Staff have read and seen what waited, and others may now (`show`), or never. Where nothing waits nothing happens.
   * NEED_ANOTHER_PERSON for what they asked for or help in themselves, OUT_OF_SCOPE for staff of other places.
   */
  decide(actor: Actor, id: Id, { show }: LookThroughBody): Promise<OrderView> {
    return this.uow.run(async (tx) => {
      const { c, party, now } = await this.acts.scene(tx, actor, id);
      mayLookThrough(party);
      const count = await lookThrough(tx, id, show, personOf(actor), now);
      if (count > 0) await writeAudit(tx, { actor, action: 'order.lookThrough', subjectType: 'order', subjectId: id, areaId: c.order.communityId, facts: { show, count }, at: now });
      return this.acts.show(tx, c, actor, now);
    });
  }
}
