import { Module } from '@nestjs/common';
import { DeskController } from './desk.controller.js';
import { DeskQueries } from './desk.queries.js';
import { DeskService } from './desk.service.js';
import { ShopController } from './shop.controller.js';
import { ShopHoldings } from './shop.holdings.js';
import { ShopQueries } from './shop.queries.js';
import { ShopReminders } from './shop.reminders.js';
import { ShopService } from './shop.service.js';

@Module({
  controllers: [ShopController, DeskController],
  providers: [ShopService, ShopQueries, DeskService, DeskQueries, ShopHoldings, ShopReminders],
  exports: [ShopQueries, DeskQueries],
})
export class ShopModule {}
