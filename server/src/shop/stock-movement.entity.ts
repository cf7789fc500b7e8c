import type { MovementKind } from '@supermarket/shared';
import { Check, Entity, Index } from 'typeorm';
import { Code, Instant, Int, Key, Line, Ref } from '../kernel/index.js';

/*
 * No foreign key to the stock line: checking it would lock the hottest row before its turn, in another mode than
 * the UPDATE that follows, and two redemptions would wait for each other. The invariants check it instead.
 */

/** One change of a stock line. Inserted, never changed, never deleted. */
@Entity('stock_movement')
@Index('uq_stock_movement_move', ['moveId'], { unique: true })
@Index('ix_stock_movement_stock', ['stockId', 'id'])
@Check('ck_stock_movement_kind', "kind IN ('in', 'count', 'write_off', 'reserve', 'unreserve', 'hand_over')")
export class StockMovement {
  @Key() id: number;
  @Ref() stockId: string;
  @Code(12) kind: MovementKind;
  /** Signed: of what is on hand (in, count, write_off, hand_over) or of what is reserved (reserve, unreserve). */
  @Int() quantity: number;
  @Line(200, { nullable: true }) reason: string | null;
  /** null when a timer did it. */
  @Ref({ nullable: true }) personId: string | null;
  @Ref({ nullable: true }) redemptionId: string | null;
  /** Made on the phone of whoever moved stock by hand; with the hash of what was asked it makes repeats harmless. */
  @Ref({ nullable: true }) moveId: string | null;
  @Code(64, { nullable: true }) bodyHash: string | null;
  @Instant() at: Date;
}
