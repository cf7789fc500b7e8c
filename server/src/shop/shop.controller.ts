import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Page, RedemptionRow, RedemptionView, ShopView, StationsView } from '@supermarket/shared';
import { Access, IdParam, PageQueryDto } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { RedeemDto, ShopQueryDto } from './shop.dto.js';
import { ShopQueries } from './shop.queries.js';
import { ShopService } from './shop.service.js';

@Controller('v1')
@Access('person')
export class ShopController {
  constructor(
    private readonly service: ShopService,
    private readonly queries: ShopQueries,
  ) {}

  @Get('stations')
  @Access('guest')
  stations(): Promise<StationsView> {
    return this.queries.stations();
  }

  @Get('shop')
  @Access('guest')
  shop(@Who() actor: Actor, @Query() query: ShopQueryDto): Promise<ShopView> {
    return this.queries.shop(actor, query);
  }

  @Post('redemptions')
  redeem(@Who() actor: Actor, @Body() body: RedeemDto): Promise<RedemptionView> {
    return this.service.redeem(actor, body);
  }

  @Get('redemptions')
  mine(@Who() actor: Actor, @Query() query: PageQueryDto): Promise<Page<RedemptionRow>> {
    return this.queries.mine(actor, query);
  }

  @Get('redemptions/:id')
  one(@Who() actor: Actor, @Param() { id }: IdParam): Promise<RedemptionView> {
    return this.queries.one(actor, id);
  }

  @Post('redemptions/:id/cancel')
  cancel(@Who() actor: Actor, @Param() { id }: IdParam): Promise<RedemptionView> {
    return this.service.cancel(actor, id);
  }
}
