import { Controller, Get } from '@nestjs/common';
import type { PointRuleView } from '@supermarket/shared';
import { Access } from '../kernel/index.js';
import { PointsQueries } from './points.queries.js';

@Controller('v1/points')
export class PointsController {
  constructor(private readonly queries: PointsQueries) {}

  @Get('rule')
  @Access('guest')
  rule(): Promise<PointRuleView> {
    return this.queries.rule();
  }
}
