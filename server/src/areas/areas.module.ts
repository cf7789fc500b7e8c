import { Module } from '@nestjs/common';
import { AreasController } from './areas.controller.js';
import { AreasQueries } from './areas.queries.js';

@Module({ controllers: [AreasController], providers: [AreasQueries], exports: [AreasQueries] })
export class AreasModule {}
