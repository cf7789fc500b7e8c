import { Controller, Get } from '@nestjs/common';
import type { PlanView } from '@supermarket/shared';
import { Access } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { PlanQueries } from './plan.queries.js';

@Controller('v1/desk')
export class PlanController {
  constructor(private readonly queries: PlanQueries) {}

  @Get('plan') @Access('dispatcher', 'town', 'city')
  plan(@Who() actor: Actor): Promise<PlanView> {
    return this.queries.plan(actor);
  }
}
