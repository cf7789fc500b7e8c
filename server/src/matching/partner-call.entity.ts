import type { PartnerAnswer } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Ref } from '../kernel/index.js';
import { ServiceOrder } from '../orders/order.entity.js';
import { Person } from '../people/person.entity.js';
import { PartnerUnitRecord } from './partner-unit.entity.js';

/** 吹哨: staff rang up a unit about an order, and what it said. */
@Entity('partner_call')
@Index('ix_partner_call_order', ['orderId', 'unitId', 'at'])
@Check('ck_partner_call_answer', "answer IN ('yes', 'no', 'call_back', 'no_answer')")
@ForeignKey(() => ServiceOrder, ['orderId'], ['id'], { name: 'fk_partner_call_order' })
@ForeignKey(() => PartnerUnitRecord, ['unitId'], ['id'], { name: 'fk_partner_call_unit' })
@ForeignKey(() => Person, ['callerId'], ['id'], { name: 'fk_partner_call_caller' })
export class PartnerCall {
  @Id() id: string;
  @Ref() orderId: string;
  @Ref() unitId: string;
  @Code(12) answer: PartnerAnswer;
  @Ref() callerId: string;
  @Instant() at: Date;
}
