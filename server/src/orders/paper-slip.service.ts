import { Injectable } from '@nestjs/common';
import type { Id, PaperSlipView, PrintSlipBody } from '@supermarket/shared';
import { covers } from '../areas/scope.rules.js';
import { writeAudit } from '../audit/audit.store.js';
import { writeLook } from '../consent/looks.store.js';
import { FieldCipher, refuseOn, UnitOfWork } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { OrderActs, type Scene } from './order.acts.js';
import { pictureOf } from './order.picture.js';
import { OrdersSettings } from './orders.settings.js';
import { PaperSlip } from './paper-slip.entity.js';
import { printSlip, standingKeyOf } from './paper-slip.rules.js';
import { paperSlipView } from './paper-slip.view.js';
import { orderSeats } from './party.rules.js';
import { slipCode } from './slip-code.js';

refuseOn({ pk_paper_slip: 'ID_TAKEN', uq_paper_slip_standing: 'WRONG_STATE' });

/** What staff print for who has no phone at hand. */
@Injectable()
export class PaperSlipService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly settings: OrdersSettings,
    private readonly acts: OrderActs,
  ) {}

  /** The slip as it is to be printed now, with a receipt for the household: whoever prints it knows the digits. */
  print(actor: Actor, orderId: Id, { id }: PrintSlipBody): Promise<PaperSlipView> {
    return this.uow.run(async (tx) => {
      const scene = await this.acts.scene(tx, actor, orderId);
      const { c, party, now } = scene;
      const sent = await tx.get(PaperSlip, id);
      const how = printSlip(c, party, sent);
      const slip = how === 'again' ? sent! : await this.#anew(scene, actor, id);
      const seat = orderSeats(actor).find((one) => covers([one], c.order))!;
      await writeLook(tx, {
        at: now, viewerId: personOf(actor), viewerHat: seat.role, ownerId: c.order.requesterId, orderId, about: c.order.title, fields: ['doorCode'], reason: 'arrange_visit',
      });
      const facts = { slip: slip.id, visit: slip.visit, again: how === 'again' };
      await writeAudit(tx, { actor, seatId: seat.id, action: 'order.printSlip', subjectType: 'order', subjectId: orderId, areaId: c.order.communityId, facts, at: now });
      return paperSlipView(slip, await pictureOf(tx, this.cipher, c, party, now), slipCode(this.settings.doorKey, slip));
    });
  }

  /** Under the order's lock: the one before has ended before the new one stands. */
  async #anew({ tx, c, now }: Scene, actor: Actor, id: Id): Promise<PaperSlip> {
    const { id: orderId, visit } = c.order;
    const standingKey = standingKeyOf({ orderId, visit });
    await tx.update(PaperSlip, { standingKey: null, endedAt: now }, 'standing_key = ?', [standingKey]);
    const slip: PaperSlip = { id, orderId, visit, issuedById: personOf(actor), issuedAt: now, standingKey, endedAt: null };
    await tx.insert(PaperSlip, slip);
    return slip;
  }
}
