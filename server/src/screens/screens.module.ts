import { Module, type DynamicModule } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { InsightsModule } from '../insights/insights.module.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { FeedbackQueries } from '../feedback/feedback.queries.js';
import { CallsQueries } from '../inbox/calls.queries.js';
import { UnreadQueries } from '../inbox/unread.queries.js';
import { Digest } from './digest.js';
import { HomeQueries } from './home.queries.js';
import { LiveController } from './live.controller.js';
import { LiveHub } from './live.hub.js';
import { LIVE_EVERY, LivePoller } from './live.poller.js';
import { LiveService } from './live.service.js';
import { ScreensController } from './screens.controller.js';
import { WorkQueries } from './work.queries.js';

/** Pages that are served by one call, and how they stay fresh. `every`: milliseconds between two looks for news, 0 for none. */
@Module({
  imports: [CatalogModule, ConsentModule, InsightsModule],
  controllers: [ScreensController, LiveController],
  providers: [OrdersQueries, FeedbackQueries, UnreadQueries, CallsQueries, HomeQueries, WorkQueries, Digest, LiveHub, LivePoller, LiveService],
})
export class ScreensModule {
  static of({ every, auth, orders }: { readonly every: number; readonly auth: DynamicModule; readonly orders: DynamicModule }): DynamicModule {
    return { module: ScreensModule, imports: [auth, orders], providers: [{ provide: LIVE_EVERY, useValue: every }] };
  }
}
