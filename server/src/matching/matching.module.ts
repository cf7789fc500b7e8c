import { Module } from '@nestjs/common';
import { CandidatesController } from './candidates.controller.js';
import { CandidatesQueries } from './candidates.queries.js';
import { HallQueries } from './hall.queries.js';

/** Who suits which order, both ways round. */
@Module({ controllers: [CandidatesController], providers: [CandidatesQueries, HallQueries], exports: [HallQueries] })
export class MatchingModule {}
