import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import type { HelperNumbersView, OrderView, TownLaddersView, TownLadderView } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { HelperNumbersService } from './helper-numbers.service.js';
import { SetTownLadderDto, SteerLadderDto } from './ladder.dto.js';
import { LadderService } from './ladder.service.js';
import { BecauseDto } from './tasks.dto.js';

@Controller('v1')
@Access('person')
export class LadderController {
  constructor(
    private readonly ladder: LadderService,
    private readonly numbers: HelperNumbersService,
  ) {}

  @Post('orders/:id/keep-waiting')
  keepWaiting(@Who() actor: Actor, @Param() { id }: IdParam): Promise<OrderView> {
    return this.ladder.keepWaiting(actor, id);
  }

  @Post('orders/:id/ladder') @Access('dispatcher', 'town', 'city')
  steer(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: SteerLadderDto): Promise<OrderView> {
    return this.ladder.steer(actor, id, body);
  }

  @Post('assignments/:id/mark-safe') @Access('dispatcher', 'town', 'city')
  markSafe(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: BecauseDto): Promise<OrderView> {
    return this.ladder.markSafe(actor, id, body);
  }

  @Post('assignments/:id/helper-numbers') @Access('dispatcher', 'town', 'city')
  helperNumbers(@Who() actor: Actor, @Param() { id }: IdParam): Promise<HelperNumbersView> {
    return this.numbers.numbers(actor, id);
  }

  @Get('desk/ladders') @Access('dispatcher', 'town', 'city')
  ladders(@Who() actor: Actor): Promise<TownLaddersView> {
    return this.ladder.ladders(actor);
  }

  @Put('desk/ladders/:id') @Access('town', 'city')
  setLadder(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: SetTownLadderDto): Promise<TownLadderView> {
    return this.ladder.setLadder(actor, id, body);
  }
}
