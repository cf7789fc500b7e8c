import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { DeskView, MovementView, Page, StockRow, StockView, VoucherFoundView } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { DeskQueries } from './desk.queries.js';
import { DeskService } from './desk.service.js';
import { DeskQueryDto, HandOverDto, LookUpVoucherDto, MovementsQueryDto, MoveStockDto, StaffCancelDto } from './shop.dto.js';

@Controller('v1')
@Access('desk', 'dispatcher', 'town')
export class DeskController {
  constructor(
    private readonly service: DeskService,
    private readonly queries: DeskQueries,
  ) {}

  @Get('desk')
  desk(@Who() actor: Actor, @Query() query: DeskQueryDto): Promise<DeskView> {
    return this.queries.desk(actor, query);
  }

  @Post('desk/look-up')
  @Access('desk', 'dispatcher')
  lookUp(@Who() actor: Actor, @Body() body: LookUpVoucherDto): Promise<VoucherFoundView> {
    return this.service.lookUp(actor, body);
  }

  @Post('redemptions/:id/hand-over')
  @Access('desk', 'dispatcher')
  async handOver(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: HandOverDto): Promise<DeskView> {
    await this.service.handOver(actor, id, body);
    return this.queries.desk(actor, { stationId: body.stationId });
  }

  @Post('redemptions/:id/staff-cancel')
  async staffCancel(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: StaffCancelDto): Promise<DeskView> {
    const stationId = await this.service.cancel(actor, id, body);
    return this.queries.desk(actor, { stationId });
  }

  @Get('stations/:id/stock')
  @Access('desk', 'dispatcher', 'town', 'city')
  stock(@Who() actor: Actor, @Param() { id }: IdParam): Promise<StockView> {
    return this.queries.stock(actor, id);
  }

  @Get('stock-movements')
  @Access('desk', 'dispatcher', 'town', 'city')
  movements(@Who() actor: Actor, @Query() query: MovementsQueryDto): Promise<Page<MovementView>> {
    return this.queries.movements(actor, query);
  }

  @Post('stock/:id/movements')
  move(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: MoveStockDto): Promise<StockRow> {
    return this.service.move(actor, id, body);
  }
}
