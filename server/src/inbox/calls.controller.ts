import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { CallNumberView, CallRow, Done, Page } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { CallsQueries } from './calls.queries.js';
import { CallsService } from './calls.service.js';
import { CallOutcomeDto, CallsQueryDto } from './messages.dto.js';

@Controller('v1/desk/calls')
@Access('dispatcher', 'town', 'city')
export class CallsController {
  constructor(
    private readonly service: CallsService,
    private readonly queries: CallsQueries,
  ) {}

  @Get()
  page(@Who() actor: Actor, @Query() query: CallsQueryDto): Promise<Page<CallRow>> {
    return this.queries.page(actor, query);
  }

  @Post(':id/number')
  number(@Who() actor: Actor, @Param() { id }: IdParam): Promise<CallNumberView> {
    return this.service.number(actor, id);
  }

  @Post(':id/outcome')
  outcome(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: CallOutcomeDto): Promise<Done> {
    return this.service.outcome(actor, id, body);
  }
}
