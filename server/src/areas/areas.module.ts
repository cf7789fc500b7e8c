import { Module } from '@nestjs/common';
import { AreaChanges } from './area-changes.js';
import { AreasController } from './areas.controller.js';
import { AreasQueries } from './areas.queries.js';

@Module({ controllers: [AreasController], providers: [AreasQueries, AreaChanges], exports: [AreasQueries, AreaChanges] })
export class AreasModule {}
