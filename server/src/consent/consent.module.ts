import { Module } from '@nestjs/common';
import { ConsentHoldings } from './consent.holdings.js';
import { LooksController } from './looks.controller.js';
import { LooksQueries } from './looks.queries.js';
import { NeighboursController } from './neighbours.controller.js';
import { NeighboursQueries } from './neighbours.queries.js';
import { NeighboursService } from './neighbours.service.js';
import { PurposesController } from './purposes.controller.js';
import { PurposesQueries } from './purposes.queries.js';
import { PurposesService } from './purposes.service.js';

@Module({
  controllers: [NeighboursController, LooksController, PurposesController],
  providers: [NeighboursService, NeighboursQueries, LooksQueries, PurposesService, PurposesQueries, ConsentHoldings],
  exports: [LooksQueries],
})
export class ConsentModule {}
