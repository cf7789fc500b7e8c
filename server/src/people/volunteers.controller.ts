import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Page, VolunteerRow } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from './actor.js';
import { VerifyPartyDto, VolunteersQueryDto } from './staff.dto.js';
import { VolunteersQueries } from './volunteers.queries.js';
import { VolunteersService } from './volunteers.service.js';

@Controller('v1/volunteers')
@Access('dispatcher', 'town', 'city')
export class VolunteersController {
  constructor(
    private readonly service: VolunteersService,
    private readonly queries: VolunteersQueries,
  ) {}

  @Get()
  page(@Who() actor: Actor, @Query() query: VolunteersQueryDto): Promise<Page<VolunteerRow>> {
    return this.queries.page(actor, query);
  }

  @Post(':id/verify-party')
  verifyParty(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: VerifyPartyDto): Promise<VolunteerRow> {
    return this.service.verifyParty(actor, id, body);
  }
}
