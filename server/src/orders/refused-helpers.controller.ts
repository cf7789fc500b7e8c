import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { RefusedHelpersView } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { RefuseHelperDto, UndoRefusalDto } from './orders.dto.js';
import { RefusedHelpersService } from './refused-helpers.service.js';

@Controller('v1')
@Access('person')
export class RefusedHelpersController {
  constructor(private readonly service: RefusedHelpersService) {}

  @Post('orders/:id/refuse-helper')
  refuse(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: RefuseHelperDto): Promise<RefusedHelpersView> {
    return this.service.refuse(actor, id, body);
  }

  @Get('me/refused-helpers')
  mine(@Who() actor: Actor): Promise<RefusedHelpersView> {
    return this.service.mine(actor);
  }

  @Post('me/refused-helpers/undo')
  undo(@Who() actor: Actor, @Body() { personId }: UndoRefusalDto): Promise<RefusedHelpersView> {
    return this.service.undo(actor, personId);
  }
}
