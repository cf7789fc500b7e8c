import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import type { PartnerCallsView, PartnersView, PartnerUnit } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { PartnerCallDto, SetPartnerDto } from './ladder-desk.dto.js';
import { PartnersQueries } from './partners.queries.js';
import { PartnersService } from './partners.service.js';

@Controller('v1')
@Access('dispatcher', 'town', 'city')
export class PartnersController {
  constructor(
    private readonly service: PartnersService,
    private readonly queries: PartnersQueries,
  ) {}

  @Get('desk/partners')
  list(@Who() actor: Actor): Promise<PartnersView> {
    return this.queries.list(actor);
  }

  @Put('desk/partners') @Access('town', 'city')
  set(@Who() actor: Actor, @Body() body: SetPartnerDto): Promise<PartnerUnit> {
    return this.service.set(actor, body);
  }

  @Get('orders/:id/partners')
  ofOrder(@Who() actor: Actor, @Param() { id }: IdParam): Promise<PartnerCallsView> {
    return this.queries.ofOrder(actor, id);
  }

  @Post('orders/:id/partner-calls')
  async call(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: PartnerCallDto): Promise<PartnerCallsView> {
    await this.service.call(actor, id, body);
    return this.queries.ofOrder(actor, id);
  }
}
