import { Module, type DynamicModule } from '@nestjs/common';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackHoldings } from './feedback.holdings.js';
import { FeedbackQueries } from './feedback.queries.js';
import { FeedbackService } from './feedback.service.js';
import { FeedbackTimers } from './feedback.timers.js';

/** What people write to staff. `orders`: whose clock and acts are used. */
@Module({})
export class FeedbackModule {
  static of(orders: DynamicModule): DynamicModule {
    return {
      module: FeedbackModule,
      imports: [orders],
      controllers: [FeedbackController],
      providers: [FeedbackService, FeedbackQueries, FeedbackTimers, FeedbackHoldings],
    };
  }
}
