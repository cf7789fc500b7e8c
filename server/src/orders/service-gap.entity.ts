import type { DayPart, GapCause, GapOutcome, Skill } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Int, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';
import { ServiceOrder } from './order.entity.js';

/** 缺人清单: a need that could not be met, by place, skill and time. What it was stands in the order; nobody's name stands here. */
@Entity('service_gap')
@Index('uq_service_gap_open', ['openKey'], { unique: true })
@Index('ix_service_gap_town', ['townId', 'at', 'id'])
@Index('ix_service_gap_order', ['orderId'])
@Check('ck_service_gap_cause', "cause IN ('nobody', 'too_few', 'window')")
@Check('ck_service_gap_closed', '(closed_at IS NULL) = (outcome IS NULL) AND (closed_at IS NULL) = (open_key IS NOT NULL)')
@Check('ck_service_gap_missing', 'missing >= 1')
@ForeignKey(() => ServiceOrder, ['orderId'], ['id'], { name: 'fk_service_gap_order' })
@ForeignKey(() => Person, ['closedById'], ['id'], { name: 'fk_service_gap_closer' })
export class ServiceGap {
  @Id() id: string;
  @Ref() orderId: string;
  /** The order while the gap is open: one at a time. */
  @Ref({ nullable: true }) openKey: string | null;
  @Code(12) cause: GapCause;
  /** Seats that nobody filled. */
  @Int() missing: number;
  @Int() asked: number;
  @Int() declined: number;
  @Ref() townId: string;
  @Ref() communityId: string;
  @Code(20, { nullable: true }) skill: Skill | null;
  @Instant() windowStart: Date;
  @Instant() windowEnd: Date;
  @Code(12, { nullable: true }) dayPart: DayPart | null;
  @Instant() at: Date;
  @Code(12, { nullable: true }) outcome: GapOutcome | null;
  @Instant({ nullable: true }) closedAt: Date | null;
  @Ref({ nullable: true }) closedById: string | null;
}
