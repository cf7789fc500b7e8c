import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { RecordRow } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { CorrectRecordDto, ReviewRecordDto } from './hours.dto.js';
import { HoursQueries } from './hours.queries.js';
import { RecordsService, verifierOf } from './records.service.js';

@Controller('v1')
@Access('dispatcher', 'town', 'city')
export class RecordsController {
  constructor(
    private readonly service: RecordsService,
    private readonly queries: HoursQueries,
  ) {}

  @Get('records/:id')
  one(@Who() actor: Actor, @Param() { id }: IdParam): Promise<RecordRow> {
    return this.queries.one(id, verifierOf(actor));
  }

  @Post('records/:id/review')
  review(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: ReviewRecordDto): Promise<RecordRow> {
    return this.service.review(actor, id, body);
  }

  @Post('records/:id/corrections')
  propose(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: CorrectRecordDto): Promise<RecordRow> {
    return this.service.propose(actor, id, body);
  }

  @Post('corrections/:id/approve')
  approve(@Who() actor: Actor, @Param() { id }: IdParam): Promise<RecordRow> {
    return this.service.approve(actor, id);
  }
}
