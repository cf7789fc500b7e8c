import { Body, Controller, Get, Put } from '@nestjs/common';
import type { UnwantedView } from '@supermarket/shared';
import { Access } from '../kernel/index.js';
import { Who, type Actor } from './actor.js';
import { UnwantedDto } from './me.dto.js';
import { UnwantedService } from './unwanted.service.js';

@Controller('v1/me/unwanted')
@Access('volunteer')
export class UnwantedController {
  constructor(private readonly service: UnwantedService) {}

  @Get()
  mine(@Who() actor: Actor): Promise<UnwantedView> {
    return this.service.mine(actor);
  }

  @Put()
  set(@Who() actor: Actor, @Body() body: UnwantedDto): Promise<UnwantedView> {
    return this.service.set(actor, body);
  }
}
