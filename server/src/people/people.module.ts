import { Module } from '@nestjs/common';
import { ActorChanges } from './actor-changes.js';
import { MeController } from './me.controller.js';
import { MeQueries } from './me.queries.js';
import { MeService } from './me.service.js';
import { StaffSeatsController } from './staff-seats.controller.js';
import { StaffSeatsQueries } from './staff-seats.queries.js';
import { StaffSeatsService } from './staff-seats.service.js';
import { VolunteersController } from './volunteers.controller.js';
import { VolunteersQueries } from './volunteers.queries.js';
import { VolunteersService } from './volunteers.service.js';

@Module({
  controllers: [MeController, VolunteersController, StaffSeatsController],
  providers: [ActorChanges, MeQueries, MeService, VolunteersService, VolunteersQueries, StaffSeatsService, StaffSeatsQueries],
  exports: [ActorChanges],
})
export class PeopleModule {}
