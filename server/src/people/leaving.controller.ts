import { Body, Controller, Get, Post } from '@nestjs/common';
import type { CopyView, Done, LeavingView } from '@supermarket/shared';
import { Access } from '../kernel/index.js';
import { Who, type Actor } from './actor.js';
import { LeavingQueries } from './leaving.queries.js';
import { LeavingService } from './leaving.service.js';
import { CloseAccountDto } from './me.dto.js';

@Controller('v1/me')
@Access('person')
export class LeavingController {
  constructor(
    private readonly service: LeavingService,
    private readonly queries: LeavingQueries,
  ) {}

  @Get('copy')
  copy(@Who() actor: Actor): Promise<CopyView> {
    return this.queries.copy(actor);
  }

  @Get('leaving')
  leaving(@Who() actor: Actor): Promise<LeavingView> {
    return this.queries.leaving(actor);
  }

  @Post('close')
  close(@Who() actor: Actor, @Body() body: CloseAccountDto): Promise<Done> {
    return this.service.close(actor, body);
  }
}
