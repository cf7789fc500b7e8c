import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { InsightsModule } from '../insights/insights.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { FeedbackQueries } from '../feedback/feedback.queries.js';
import { CallsQueries } from '../inbox/calls.queries.js';
import { UnreadQueries } from '../inbox/unread.queries.js';
import { Digest } from './digest.js';
import { HomeQueries } from './home.queries.js';
import { ScreensController } from './screens.controller.js';
import { WorkQueries } from './work.queries.js';

/** Pages that are served by one call. Holds no rule. */
@Module({
  imports: [CatalogModule, ConsentModule, InsightsModule, MatchingModule],
  controllers: [ScreensController],
  providers: [OrdersQueries, FeedbackQueries, UnreadQueries, CallsQueries, HomeQueries, WorkQueries, Digest],
})
export class ScreensModule {}
