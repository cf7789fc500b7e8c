import { Body, Controller, Get, Put } from '@nestjs/common';
import type { PurposesView } from '@supermarket/shared';
import { Access } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { SwitchPurposeDto } from './consent.dto.js';
import { PurposesQueries } from './purposes.queries.js';
import { PurposesService } from './purposes.service.js';

@Controller('v1/me/consents')
@Access('person')
export class PurposesController {
  constructor(
    private readonly service: PurposesService,
    private readonly queries: PurposesQueries,
  ) {}

  @Get()
  mine(@Who() actor: Actor): Promise<PurposesView> {
    return this.queries.mine(actor);
  }

  @Put()
  turn(@Who() actor: Actor, @Body() body: SwitchPurposeDto): Promise<PurposesView> {
    return this.service.turn(actor, body);
  }
}
