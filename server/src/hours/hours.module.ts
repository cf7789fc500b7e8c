import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { AccountQueries } from './account.queries.js';
import { HoursHoldings } from './hours.holdings.js';
import { HoursQueries } from './hours.queries.js';
import { RecordsController } from './records.controller.js';
import { RecordsService } from './records.service.js';

@Module({
  controllers: [RecordsController, AccountController],
  providers: [RecordsService, HoursQueries, AccountQueries, HoursHoldings],
  exports: [HoursQueries, AccountQueries],
})
export class HoursModule {}
