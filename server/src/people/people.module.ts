import { Global, Module } from '@nestjs/common';
import { ActorChanges } from './actor-changes.js';
import { AreasModule } from '../areas/areas.module.js';
import { CommunitiesController } from './communities.controller.js';
import { CommunitiesQueries } from './communities.queries.js';
import { CommunitiesService } from './communities.service.js';
import { Holdings } from './holdings.js';
import { LeavingController } from './leaving.controller.js';
import { LeavingQueries } from './leaving.queries.js';
import { LeavingService } from './leaving.service.js';
import { LeavingTimers } from './leaving.timers.js';
import { MeController } from './me.controller.js';
import { MeQueries } from './me.queries.js';
import { MeService } from './me.service.js';
import { PeopleHoldings } from './people.holdings.js';
import { PlacesController } from './places.controller.js';
import { PostersService } from './posters.service.js';
import { StaffSeatsController } from './staff-seats.controller.js';
import { StaffSeatsQueries } from './staff-seats.queries.js';
import { StaffSeatsService } from './staff-seats.service.js';
import { UnwantedController } from './unwanted.controller.js';
import { UnwantedService } from './unwanted.service.js';
import { VolunteersController } from './volunteers.controller.js';
import { VolunteersQueries } from './volunteers.queries.js';
import { VolunteersService } from './volunteers.service.js';

/** Global, because every feature to the right adds what it keeps about people. */
@Global()
@Module({
  imports: [AreasModule],
  controllers: [MeController, LeavingController, VolunteersController, StaffSeatsController, CommunitiesController, PlacesController, UnwantedController],
  providers: [ActorChanges, Holdings, PeopleHoldings, LeavingService, LeavingQueries, LeavingTimers, MeQueries, MeService, VolunteersService, VolunteersQueries, StaffSeatsService, StaffSeatsQueries, CommunitiesService, CommunitiesQueries, PostersService, UnwantedService],
  exports: [ActorChanges, Holdings],
})
export class PeopleModule {}
