import { Module, type DynamicModule } from '@nestjs/common';
import { CandidatesController } from './candidates.controller.js';
import { CandidatesQueries } from './candidates.queries.js';
import { GapsController } from './gaps.controller.js';
import { GapsQueries } from './gaps.queries.js';
import { GapsService } from './gaps.service.js';
import { HallQueries } from './hall.queries.js';
import { LadderInvites } from './ladder.invites.js';
import { PartnersController } from './partners.controller.js';
import { PartnersQueries } from './partners.queries.js';
import { PartnersService } from './partners.service.js';
import { PlanController } from './plan.controller.js';
import { PlanQueries } from './plan.queries.js';

/** Who suits which order, both ways round, and what is done where nobody does. */
@Module({})
export class MatchingModule {
  static of(orders: DynamicModule): DynamicModule {
    return {
      module: MatchingModule,
      global: true,
      imports: [orders],
      controllers: [CandidatesController, GapsController, PartnersController, PlanController],
      providers: [LadderInvites, CandidatesQueries, HallQueries, GapsQueries, GapsService, PartnersQueries, PartnersService, PlanQueries],
      exports: [HallQueries, GapsQueries, PlanQueries],
    };
  }
}
