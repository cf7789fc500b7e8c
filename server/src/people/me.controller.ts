import { Body, Controller, Get, Put } from '@nestjs/common';
import type { MeView } from '@supermarket/shared';
import { Access } from '../kernel/index.js';
import { Who, type Actor } from './actor.js';
import { UpdateMeDto, VolunteerDto } from './me.dto.js';
import { MeQueries } from './me.queries.js';
import { MeService } from './me.service.js';

@Controller('v1/me')
@Access('person')
export class MeController {
  constructor(
    private readonly service: MeService,
    private readonly queries: MeQueries,
  ) {}

  @Get()
  me(@Who() actor: Actor): Promise<MeView> {
    return this.queries.me(actor);
  }

  @Put()
  update(@Who() actor: Actor, @Body() body: UpdateMeDto): Promise<MeView> {
    return this.service.update(actor, body);
  }

  @Put('volunteer')
  volunteer(@Who() actor: Actor, @Body() body: VolunteerDto): Promise<MeView> {
    return this.service.volunteer(actor, body);
  }
}
