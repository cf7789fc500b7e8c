import type { RatingTag, Stars } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Bool, Code, Id, Instant, Int, Json, Ref, Sealed } from '../kernel/index.js';
import { Assignment } from './assignment.entity.js';
import { ServiceOrder } from './order.entity.js';

/** What a household answered on the phone that a helper handed over; one for a visit, and never shown before it counts. */
@Entity('handed_answer')
@Index('uq_handed_answer_visit', ['orderId', 'visit'], { unique: true })
@Check('ck_handed_answer_stars', 'stars IS NULL OR stars BETWEEN 1 AND 5')
@Check('ck_handed_answer_counted', 'counted_at IS NULL OR words_cipher IS NULL')
@ForeignKey(() => ServiceOrder, ['orderId'], ['id'], { name: 'fk_handed_answer_order' })
@ForeignKey(() => Assignment, ['assignmentId'], ['id'], { name: 'fk_handed_answer_part' })
export class HandedAnswer {
  @Id() id: string;
  @Ref() orderId: string;
  @Int() visit: number;
  /** Whose phone it was. */
  @Ref() assignmentId: string;
  @Bool() solved: boolean;
  @Int({ nullable: true }) stars: Stars | null;
  @Json() tags: readonly RatingTag[];
  /** Until it counts; then they stand in the order. */
  @Sealed({ nullable: true }) wordsCipher: string | null;
  @Code(64) bodyHash: string;
  @Instant() givenAt: Date;
  @Instant() countsAt: Date;
  @Instant({ nullable: true }) countedAt: Date | null;
}
