import { Module } from '@nestjs/common';
import { PointsController } from './points.controller.js';
import { PointsQueries } from './points.queries.js';
import { PointsService } from './points.service.js';

@Module({ controllers: [PointsController], providers: [PointsQueries, PointsService], exports: [PointsQueries] })
export class PointsModule {}
