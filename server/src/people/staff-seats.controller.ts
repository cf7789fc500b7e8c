import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Done, Page, StaffSeatRow } from '@supermarket/shared';
import { Access, IdParam, PageQueryDto } from '../kernel/index.js';
import { Who, type Actor } from './actor.js';
import { AppointDto } from './staff.dto.js';
import { StaffSeatsQueries } from './staff-seats.queries.js';
import { StaffSeatsService } from './staff-seats.service.js';

@Controller('v1/staff-seats')
@Access('town', 'city')
export class StaffSeatsController {
  constructor(
    private readonly service: StaffSeatsService,
    private readonly queries: StaffSeatsQueries,
  ) {}

  @Get()
  page(@Who() actor: Actor, @Query() query: PageQueryDto): Promise<Page<StaffSeatRow>> {
    return this.queries.page(actor, query);
  }

  @Post()
  appoint(@Who() actor: Actor, @Body() body: AppointDto): Promise<StaffSeatRow> {
    return this.service.appoint(actor, body);
  }

  /** Also for staff who give up a seat of their own. */
  @Post(':id/end')
  @Access('staff')
  end(@Who() actor: Actor, @Param() { id }: IdParam): Promise<Done> {
    return this.service.end(actor, id);
  }
}
