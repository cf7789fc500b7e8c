import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Int, Line, Ref } from '../kernel/index.js';
import { PointAccount } from './point-account.entity.js';
import { PointRule } from './point-rule.entity.js';

export const AWARD_STATES = ['standing', 'reversed'] as const;
export type AwardState = (typeof AWARD_STATES)[number];

/** Why somebody has points: which service record, under which rule. */
@Entity('award')
@Index('uq_award_revision', ['recordId', 'revision'], { unique: true })
@Index('uq_award_standing', ['standingOf'], { unique: true })
@Index('ix_award_person', ['personId'])
@Check('ck_award_points', 'points >= 0')
@Check('ck_award_state', "state IN ('standing', 'reversed')")
@Check('ck_award_standing', "(state = 'standing') = (standing_of IS NOT NULL)")
@ForeignKey(() => PointAccount, ['lotId'], ['id'], { name: 'fk_award_lot' })
@ForeignKey(() => PointRule, ['ruleVersion'], ['version'], { name: 'fk_award_rule' })
export class Award {
  @Id() id: string;
  @Ref() recordId: string;
  @Int() revision: number;
  @Ref() personId: string;
  /** null when the service was shorter than six minutes and earned nothing. */
  @Ref({ nullable: true }) lotId: string | null;
  @Int() ruleVersion: number;
  @Int() minutes: number;
  @Int() ratePerHour: number;
  /** Percent. */
  @Int() coefficient: number;
  @Int() points: number;
  @Code(16) state: AwardState;
  /** The record's id while it stands: a record has one standing award at most. */
  @Ref({ nullable: true }) standingOf: string | null;
  /** Set when it should be taken back but the points are spent: staff look at it, nothing goes below zero. */
  @Code(32, { nullable: true }) flag: string | null;
  /** Why it was reversed, and by whom (two people when by hand). */
  @Line(200, { nullable: true }) reversedFor: string | null;
  @Ref({ nullable: true }) reversedBy: string | null;
  @Ref({ nullable: true }) approvedBy: string | null;
  @Instant() at: Date;
}
