import { Controller, Post, Query, Req } from '@nestjs/common';
import type { MediaView } from '@supermarket/shared';
import { AtMost } from '../auth/throttle.js';
import { Access } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { UploadMediaDto } from './media.dto.js';
import { MediaService } from './media.service.js';
import { uploaded, type FormRequest } from './upload.js';

@Controller('v1/media')
@Access('person')
export class MediaController {
  constructor(private readonly media: MediaService) {}

  /** `GET /v1/media/:id` is the orders': they know whom it concerns. */
  @Post() @AtMost(40, 600)
  async keep(@Who() actor: Actor, @Query() query: UploadMediaDto, @Req() request: FormRequest): Promise<MediaView> {
    return this.media.keep(actor, query, await uploaded(request, query.kind));
  }
}
