import { Injectable } from '@nestjs/common';
import type { PointRuleView } from '@supermarket/shared';
import { Clock, Database } from '../kernel/index.js';
import { ruleAt } from './points.store.js';

@Injectable()
export class PointsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The rule in force, as people may read it. */
  async rule(): Promise<PointRuleView> {
    const rule = await ruleAt(this.database, this.clock.now());
    return {
      version: rule.version,
      from: rule.effectiveFrom.toISOString(),
      ratePerHour: rule.ratePerHour,
      coefficients: [rule.coefficient1, rule.coefficient2, rule.coefficient3],
    };
  }
}
