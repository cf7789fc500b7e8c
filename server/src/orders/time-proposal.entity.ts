import type { DayPart } from '@supermarket/shared';
import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Bool, Code, Instant, Json, Ref } from '../kernel/index.js';
import { ServiceOrder } from './order.entity.js';
import { Person } from '../people/person.entity.js';

/** Another time that was proposed for an order, until all have said yes or one has said no. */
@Entity('time_proposal')
@Check('ck_time_proposal_window', 'window_start < window_end')
@ForeignKey(() => ServiceOrder, ['orderId'], ['id'], { name: 'fk_time_proposal_order' })
@ForeignKey(() => Person, ['proposedById'], ['id'], { name: 'fk_time_proposal_person' })
export class TimeProposal {
  @PrimaryColumn({ type: 'varchar', length: 36 }) orderId: string;
  @Instant() fromStart: Date;
  @Instant() windowStart: Date;
  @Instant() windowEnd: Date;
  @Code(12, { nullable: true }) dayPart: DayPart | null;
  @Ref() proposedById: string;
  @Instant() proposedAt: Date;
  /** Ids of parts. */
  @Json() expected: readonly string[];
  @Json() agreed: readonly string[];
  @Bool() household: boolean;
}
