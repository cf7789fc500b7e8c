import type { FundingSource } from '@supermarket/shared';
import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { Code, Instant, Int } from '../kernel/index.js';

/** How service becomes points; a new version is a new row, old awards keep theirs. */
@Entity('point_rule')
@Index('uq_point_rule_from', ['effectiveFrom'], { unique: true })
@Check('ck_point_rule_rate', 'rate_per_hour > 0')
@Check('ck_point_rule_coefficients', 'coefficient1 > 0 AND coefficient2 > 0 AND coefficient3 > 0')
export class PointRule {
  @PrimaryColumn({ type: 'int' }) version: number;
  /** For service that ended at this instant or later. */
  @Instant() effectiveFrom: Date;
  @Int() ratePerHour: number;
  /** Percent, by level. */
  @Int() coefficient1: number;
  @Int() coefficient2: number;
  @Int() coefficient3: number;
  /** Who pays for what these points buy. */
  @Code(16) funding: FundingSource;
  /** Days that returned points live on when their lot has expired meanwhile. */
  @Int() graceDays: number;
}
