import { Module } from '@nestjs/common';
import { InsightsQueries } from './insights.queries.js';

/** What all of it amounts to. */
@Module({ providers: [InsightsQueries], exports: [InsightsQueries] })
export class InsightsModule {}
