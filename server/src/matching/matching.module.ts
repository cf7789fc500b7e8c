import { Module } from '@nestjs/common';
import { CandidatesController } from './candidates.controller.js';
import { CandidatesQueries } from './candidates.queries.js';
import { HallQueries } from './hall.queries.js';
import { PlanController } from './plan.controller.js';
import { PlanQueries } from './plan.queries.js';

/** Who suits which order, both ways round. */
@Module({ controllers: [CandidatesController, PlanController], providers: [CandidatesQueries, HallQueries, PlanQueries], exports: [HallQueries] })
export class MatchingModule {}
