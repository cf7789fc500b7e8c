import { Controller, Get, Query } from '@nestjs/common';
import type { LookView, Page } from '@supermarket/shared';
import { Access, PageQueryDto } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { LooksQueries } from './looks.queries.js';

@Controller('v1/me/looks')
@Access('person')
export class LooksController {
  constructor(private readonly queries: LooksQueries) {}

  @Get()
  mine(@Who() actor: Actor, @Query() query: PageQueryDto): Promise<Page<LookView>> {
    return this.queries.mine(actor, query);
  }
}
