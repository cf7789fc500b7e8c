import { Module } from '@nestjs/common';
import { PointsController } from './points.controller.js';
import { PointsHoldings } from './points.holdings.js';
import { PointsQueries } from './points.queries.js';
import { PointsReminders } from './points.reminders.js';
import { PointsService } from './points.service.js';

@Module({ controllers: [PointsController], providers: [PointsQueries, PointsService, PointsReminders, PointsHoldings], exports: [PointsQueries] })
export class PointsModule {}
