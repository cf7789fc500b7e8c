import { Module } from '@nestjs/common';
import { ConsentHoldings } from './consent.holdings.js';
import { DeskFamilyController, FamilyController } from './family.controller.js';
import { FamilyHoldings } from './family.holdings.js';
import { FamilyQueries } from './family.queries.js';
import { FamilyService } from './family.service.js';
import { LooksController } from './looks.controller.js';
import { LooksQueries } from './looks.queries.js';
import { NeighboursController } from './neighbours.controller.js';
import { NeighboursQueries } from './neighbours.queries.js';
import { NeighboursService } from './neighbours.service.js';
import { PurposesController } from './purposes.controller.js';
import { PurposesQueries } from './purposes.queries.js';
import { PurposesService } from './purposes.service.js';
import { WechatRevoked } from './wechat-revoked.js';

@Module({
  controllers: [NeighboursController, FamilyController, DeskFamilyController, LooksController, PurposesController],
  providers: [NeighboursService, NeighboursQueries, LooksQueries, PurposesService, PurposesQueries, ConsentHoldings, FamilyService, FamilyQueries, FamilyHoldings, WechatRevoked],
  exports: [LooksQueries],
})
export class ConsentModule {}
