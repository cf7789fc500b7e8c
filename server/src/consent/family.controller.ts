import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { DeskFamilyView, Done, FamilyCodeView, FamilyElderView, FamilyView } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { DeskFamilyDto, DeskFamilyEndDto, FamilyCodeDto, JoinFamilyDto } from './family.dto.js';
import { FamilyQueries } from './family.queries.js';
import { FamilyService } from './family.service.js';

@Controller('v1/me/family')
@Access('person')
export class FamilyController {
  constructor(
    private readonly service: FamilyService,
    private readonly queries: FamilyQueries,
  ) {}

  @Get()
  mine(@Who() actor: Actor): Promise<FamilyView> {
    return this.queries.mine(actor);
  }

  @Post('code')
  invite(@Who() actor: Actor, @Body() body: FamilyCodeDto): Promise<FamilyCodeView> {
    return this.service.invite(actor, body);
  }

  @Post()
  join(@Who() actor: Actor, @Body() body: JoinFamilyDto): Promise<FamilyElderView> {
    return this.service.join(actor, body);
  }

  /** `id` is the consent's. */
  @Post(':id/end')
  end(@Who() actor: Actor, @Param() { id }: IdParam): Promise<Done> {
    return this.service.end(actor, id);
  }
}

@Controller('v1/desk/family')
@Access('dispatcher', 'town', 'city')
export class DeskFamilyController {
  constructor(private readonly service: FamilyService) {}

  @Post()
  join(@Who() actor: Actor, @Body() body: DeskFamilyDto): Promise<DeskFamilyView> {
    return this.service.joinAtDesk(actor, body);
  }

  @Post('end')
  end(@Who() actor: Actor, @Body() body: DeskFamilyEndDto): Promise<Done> {
    return this.service.endAtDesk(actor, body);
  }
}
