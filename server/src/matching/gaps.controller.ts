import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { GapGroupsView, GapRow, Page } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { GapsQueries } from './gaps.queries.js';
import { GapsService } from './gaps.service.js';
import { CloseGapDto, GapsDto, GapsFilterDto } from './ladder-desk.dto.js';

@Controller('v1')
@Access('dispatcher', 'town', 'city')
export class GapsController {
  constructor(
    private readonly service: GapsService,
    private readonly queries: GapsQueries,
  ) {}

  @Get('desk/gaps')
  list(@Who() actor: Actor, @Query() query: GapsDto): Promise<Page<GapRow>> {
    return this.queries.list(actor, query);
  }

  @Get('desk/gap-groups')
  groups(@Who() actor: Actor, @Query() query: GapsFilterDto): Promise<GapGroupsView> {
    return this.queries.groups(actor, query);
  }

  @Post('gaps/:id/close')
  async close(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: CloseGapDto): Promise<GapRow> {
    await this.service.close(actor, id, body);
    return this.queries.one(id);
  }
}
