import type { AssignmentState, OrderRelation, OrderState } from '@supermarket/shared';
import { Entity, ForeignKey, Index } from 'typeorm';
import { Code, Instant, Key, Ref, Sealed } from '../kernel/index.js';
import type { HistoryEvent } from './order.facts.js';
import { ServiceOrder } from './order.entity.js';

/** One step of an order, for ever: inserted in the transaction of the step, never updated but for erasing its note. */
@Entity('order_history')
@Index('ix_order_history_order', ['orderId', 'id'])
@ForeignKey(() => ServiceOrder, ['orderId'], ['id'], { name: 'fk_order_history_order' })
export class OrderHistory {
  @Key() id: number;
  @Instant() at: Date;
  @Ref() orderId: string;
  @Ref({ nullable: true }) assignmentId: string | null;
  @Code(16) event: HistoryEvent;
  /** Null when a timer did it. */
  @Ref({ nullable: true }) actorId: string | null;
  @Code(12) actedAs: OrderRelation;
  @Code(20, { nullable: true }) fromState: OrderState | null;
  @Code(20) toState: OrderState;
  @Code(16, { nullable: true }) partState: AssignmentState | null;
  /** A code from a list of the contract. */
  @Code(24, { nullable: true }) reason: string | null;
  /** Sealed with `noteId` as its row, because the key of this row is made by the database. */
  @Ref({ nullable: true }) noteId: string | null;
  @Sealed({ nullable: true }) noteCipher: string | null;
}
