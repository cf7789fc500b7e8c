import { Body, Controller, Get, Patch, Put } from '@nestjs/common';
import type { MeView } from '@supermarket/shared';
import { Access, Database, FieldCipher } from '../kernel/index.js';
import { personOf, Who, type Actor } from './actor.js';
import { UpdateMeDto, VolunteerDto } from './me.dto.js';
import { MeService } from './me.service.js';
import { readMe } from './me.store.js';

@Controller('v1/me')
@Access('person')
export class MeController {
  constructor(
    private readonly service: MeService,
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  @Get()
  me(@Who() actor: Actor): Promise<MeView> {
    return readMe(this.database, this.cipher, personOf(actor));
  }

  @Patch()
  update(@Who() actor: Actor, @Body() body: UpdateMeDto): Promise<MeView> {
    return this.service.update(actor, body);
  }

  @Put('volunteer')
  volunteer(@Who() actor: Actor, @Body() body: VolunteerDto): Promise<MeView> {
    return this.service.volunteer(actor, body);
  }
}
