import { Module } from '@nestjs/common';
import { BoardQueries } from './board.queries.js';
import { InsightsQueries } from './insights.queries.js';
import { ProgressQueries } from './progress.queries.js';
import { ShopProgressQueries } from './shop-progress.queries.js';

/** What all of it amounts to. */
@Module({ providers: [InsightsQueries, BoardQueries, ProgressQueries, ShopProgressQueries], exports: [InsightsQueries, BoardQueries, ProgressQueries] })
export class InsightsModule {}
