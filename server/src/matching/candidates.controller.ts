import { Controller, Get, Param } from '@nestjs/common';
import type { CandidatesView } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { CandidatesQueries } from './candidates.queries.js';

@Controller('v1/orders')
export class CandidatesController {
  constructor(private readonly queries: CandidatesQueries) {}

  @Get(':id/candidates') @Access('dispatcher', 'town', 'city')
  candidates(@Who() actor: Actor, @Param() { id }: IdParam): Promise<CandidatesView> {
    return this.queries.candidates(actor, id);
  }
}
