import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Int, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';
import { ServiceOrder } from './order.entity.js';

/** A slip of paper with an order and a door code of its own, for who has no phone at hand. Its digits are not kept: they are made from it. */
@Entity('paper_slip')
@Index('uq_paper_slip_standing', ['standingKey'], { unique: true })
@Index('ix_paper_slip_order', ['orderId', 'visit'])
@Check('ck_paper_slip_visit', 'visit >= 1')
@Check('ck_paper_slip_ended', '(standing_key IS NULL) = (ended_at IS NOT NULL)')
@ForeignKey(() => ServiceOrder, ['orderId'], ['id'], { name: 'fk_paper_slip_order' })
@ForeignKey(() => Person, ['issuedById'], ['id'], { name: 'fk_paper_slip_issuer' })
export class PaperSlip {
  /** Made by who prints. */
  @Id() id: string;
  @Ref() orderId: string;
  /** It opens this visit and no other. */
  @Int() visit: number;
  @Ref() issuedById: string;
  @Instant() issuedAt: Date;
  /** order:visit while it stands: never two for one visit. */
  @Code(48, { nullable: true }) standingKey: string | null;
  /** When another one took its place. */
  @Instant({ nullable: true }) endedAt: Date | null;
}
