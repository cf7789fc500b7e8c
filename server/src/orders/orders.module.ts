import { Module, type DynamicModule } from '@nestjs/common';
import type { OfficeHours } from '../kernel/working-time.js';
import { AnotherTimeService } from './another-time.service.js';
import { CheckInService } from './check-in.service.js';
import { HandedService } from './handed.service.js';
import { LookThroughService } from './look-through.service.js';
import { OrderActs } from './order.acts.js';
import { OrderMediaController } from './order-media.controller.js';
import { OrderMediaService } from './order-media.service.js';
import { OrderTimers } from './order.timers.js';
import { LadderController } from './ladder.controller.js';
import { HelperNumbersService } from './helper-numbers.service.js';
import { LadderService } from './ladder.service.js';
import { OrdersController } from './orders.controller.js';
import { OrdersHoldings } from './orders.holdings.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import { OrdersSettings, ordersSettings } from './orders.settings.js';
import { PaperSlipService } from './paper-slip.service.js';
import { RefusedHelpersController } from './refused-helpers.controller.js';
import { RefusedHelpersService } from './refused-helpers.service.js';
import { ReviewService } from './review.service.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';

/** Orders and the parts in them. `doorKey`: for door codes; `officeHours`: the county's, for the clocks of staff; `auth`: who counts calls. */
@Module({})
export class OrdersModule {
  static of({ auth, ...settings }: { readonly doorKey: Buffer; readonly officeHours: OfficeHours; readonly auth: DynamicModule }): DynamicModule {
    return {
      module: OrdersModule,
      imports: [auth],
      controllers: [OrdersController, TasksController, LadderController, OrderMediaController, RefusedHelpersController],
      providers: [
        { provide: OrdersSettings, useValue: ordersSettings(settings) },
        OrderActs, OrdersService, RefusedHelpersService, TasksService, ReviewService, AnotherTimeService, HandedService, PaperSlipService, LadderService, HelperNumbersService, OrdersQueries, OrderTimers, OrdersHoldings, OrderMediaService, LookThroughService, CheckInService,
      ],
      exports: [OrdersQueries, OrdersSettings, OrderActs],
    };
  }
}
