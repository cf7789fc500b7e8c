import { Injectable } from '@nestjs/common';
import type { CloseGapBody, Id } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, Refusal, UnitOfWork } from '../kernel/index.js';
import { OrderActs } from '../orders/order.acts.js';
import { mustBeStaff } from '../orders/party.rules.js';
import { ServiceGap } from '../orders/service-gap.entity.js';
import { personOf, type Actor } from '../people/actor.js';

/** 缺人清单 is worked off by staff of the place: somebody was found after all, told, or won. */
@Injectable()
export class GapsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly acts: OrderActs,
  ) {}

  /** The same answer of the same person again is already so. NOT_FOUND, OUT_OF_SCOPE, NEED_ANOTHER_PERSON, WRONG_STATE. */
  close(actor: Actor, id: Id, { outcome }: CloseGapBody): Promise<void> {
    return this.uow.run(async (tx) => {
      const known = await tx.get(ServiceGap, id);
      if (!known) throw new Refusal('NOT_FOUND');
      const { party } = await this.acts.scene(tx, actor, known.orderId);
      mustBeStaff(party);
      const gap = (await tx.lock(ServiceGap, id))!;
      const me = personOf(actor);
      if (gap.closedAt !== null) {
        if (gap.closedById === me && gap.outcome === outcome) return;
        throw new Refusal('WRONG_STATE');
      }
      const now = this.clock.now();
      await tx.update(ServiceGap, { outcome, closedAt: now, closedById: me, openKey: null }, 'id = ?', [id]);
      await writeAudit(tx, { actor, action: 'gap.close', subjectType: 'gap', subjectId: id, areaId: gap.communityId, facts: { outcome, order: gap.orderId }, at: now });
    });
  }
}
