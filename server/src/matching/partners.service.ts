import { Injectable } from '@nestjs/common';
import type { Id, PartnerCallBody, PartnerUnit, SetPartnerBody } from '@supermarket/shared';
import { covers } from '../areas/scope.rules.js';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, FieldCipher, Refusal, refuseOn, UnitOfWork } from '../kernel/index.js';
import { OrderActs } from '../orders/order.acts.js';
import { mustBeStaff } from '../orders/party.rules.js';
import { personOf, seatsAs, type Actor } from '../people/actor.js';
import { checkTexts } from '../wechat/text-check.rules.js';
import { PartnerCall } from './partner-call.entity.js';
import { PartnerUnitRecord } from './partner-unit.entity.js';

refuseOn({ pk_partner_unit: 'ID_TAKEN', pk_partner_call: 'ID_TAKEN' });

/** 结对单位 of a town, and the calls of staff to them: nothing here is done by itself. */
@Injectable()
export class PartnersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly acts: OrderActs,
  ) {}

  /** A new unit or one that has changed, by staff of the town. OUT_OF_SCOPE; NOT_FOUND for a town that is none; ID_TAKEN. */
  async set(actor: Actor, body: SetPartnerBody): Promise<PartnerUnit> {
    const { id, townId, name, contact, phone, can, active } = body;
    checkTexts({ name, can });
    const seat = seatsAs(actor, 'town', 'city').find((one) => covers([one], { townId, communityId: null }));
    if (!seat) throw new Refusal('OUT_OF_SCOPE');
    return this.uow.run(async (tx) => {
      if (!(await tx.one("SELECT 1 AS one FROM area WHERE id = ? AND kind = 'town'", [townId]))) throw new Refusal('NOT_FOUND');
      const now = this.clock.now();
      const row = {
        name: name.trim(), can: can.trim(), active, changedById: personOf(actor), changedAt: now,
        contactCipher: this.cipher.seal('partner_unit', 'contact_cipher', id, contact.trim()),
        phoneCipher: this.cipher.seal('partner_unit', 'phone_cipher', id, phone),
      };
      const known = await tx.lock(PartnerUnitRecord, id);
      if (known && known.townId !== townId) throw new Refusal('ID_TAKEN');
      if (known) await tx.update(PartnerUnitRecord, row, 'id = ?', [id]);
      else await tx.insert(PartnerUnitRecord, { id, townId, ...row });
      await writeAudit(tx, { actor, seatId: seat.id, action: 'partner.set', subjectType: 'partner', subjectId: id, areaId: townId, facts: { active }, at: now });
      return { id, townId, name: row.name, contact: contact.trim(), phone, can: row.can, active };
    });
  }

  /** 吹哨: what a unit said when it was rung up about an order. The same call sent again is already so. */
  call(actor: Actor, orderId: Id, { id, unitId, answer }: PartnerCallBody): Promise<void> {
    return this.uow.run(async (tx) => {
      const { c, party, now } = await this.acts.scene(tx, actor, orderId);
      mustBeStaff(party);
      const unit = await tx.get(PartnerUnitRecord, unitId);
      if (!unit || unit.townId !== c.order.townId) throw new Refusal('NOT_FOUND');
      const callerId = personOf(actor);
      const sent = await tx.get(PartnerCall, id);
      if (sent) {
        if (sent.callerId === callerId && sent.orderId === orderId && sent.unitId === unitId && sent.answer === answer) return;
        throw new Refusal('ID_TAKEN');
      }
      await tx.insert(PartnerCall, { id, orderId, unitId, answer, callerId, at: now });
      await writeAudit(tx, { actor, action: 'partner.call', subjectType: 'order', subjectId: orderId, areaId: c.order.communityId, facts: { unit: unitId, answer }, at: now });
    });
  }
}
