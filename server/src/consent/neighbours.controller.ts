import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Done, NeighboursView, NeighbourView } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { NeighbourDto } from './consent.dto.js';
import { NeighboursQueries } from './neighbours.queries.js';
import { NeighboursService } from './neighbours.service.js';

@Controller('v1/me/neighbours')
@Access('person')
export class NeighboursController {
  constructor(
    private readonly service: NeighboursService,
    private readonly queries: NeighboursQueries,
  ) {}

  @Get()
  mine(@Who() actor: Actor): Promise<NeighboursView> {
    return this.queries.mine(actor);
  }

  @Post()
  add(@Who() actor: Actor, @Body() body: NeighbourDto): Promise<NeighbourView> {
    return this.service.add(actor, body);
  }

  /** `id` is the neighbour's. */
  @Post(':id/end')
  end(@Who() actor: Actor, @Param() { id }: IdParam): Promise<Done> {
    return this.service.end(actor, id);
  }
}
