import { Module } from '@nestjs/common';
import { LooksController } from './looks.controller.js';
import { LooksQueries } from './looks.queries.js';
import { NeighboursController } from './neighbours.controller.js';
import { NeighboursQueries } from './neighbours.queries.js';
import { NeighboursService } from './neighbours.service.js';

@Module({
  controllers: [NeighboursController, LooksController],
  providers: [NeighboursService, NeighboursQueries, LooksQueries],
  exports: [LooksQueries],
})
export class ConsentModule {}
