import { Controller, Get, Query } from '@nestjs/common';
import type { ScannedPlaceView } from '@supermarket/shared';
import { Access } from '../kernel/index.js';
import { ScannedPlaceDto } from './communities.dto.js';
import { PostersService } from './posters.service.js';

@Controller('v1/places')
export class PlacesController {
  constructor(private readonly posters: PostersService) {}

  @Get()
  @Access('guest')
  scanned(@Query() { scene }: ScannedPlaceDto): Promise<ScannedPlaceView> {
    return this.posters.scanned(scene);
  }
}
