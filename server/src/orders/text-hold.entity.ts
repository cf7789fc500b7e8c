import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Int, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';
import { ServiceOrder } from './order.entity.js';

export const TEXT_HOLD_STATES = ['WAITING', 'SHOWN', 'HIDDEN'] as const;
export type TextHoldState = (typeof TEXT_HOLD_STATES)[number];

/**
 * Somebody wrote something with an order that WeChat was not sure about (`review`) or could not be asked about
 * (`unasked`). Until staff have looked, what this person wrote there is read by staff and by themselves only.
 */
@Entity('text_hold')
@Index('ix_text_hold_order', ['orderId', 'state'])
@Index('ix_text_hold_state', ['state', 'heldAt'])
@Check('ck_text_hold_state', "state IN ('WAITING', 'SHOWN', 'HIDDEN')")
@Check('ck_text_hold_why', "why IN ('review', 'unasked')")
@Check('ck_text_hold_decided', "(decided_at IS NULL) = (state = 'WAITING')")
@ForeignKey(() => ServiceOrder, ['orderId'], ['id'], { name: 'fk_text_hold_order' })
@ForeignKey(() => Person, ['authorId'], ['id'], { name: 'fk_text_hold_author' })
export class TextHold {
  @Id() id: string;
  @Ref() orderId: string;
  @Ref() authorId: string;
  @Code(8) state: TextHoldState;
  @Code(8) why: 'review' | 'unasked';
  @Int({ nullable: true }) label: number | null;
  @Instant() heldAt: Date;
  @Ref({ nullable: true }) decidedBy: string | null;
  @Instant({ nullable: true }) decidedAt: Date | null;
}
