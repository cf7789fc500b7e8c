import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { AtMost } from '../auth/throttle.js';
import { Access, IdParam } from '../kernel/index.js';
import { OpenMediaDto } from '../media/media.dto.js';
import { Who, type Actor } from '../people/actor.js';
import { OrderMediaService } from './order-media.service.js';

@Controller('v1/media')
@Access('person')
export class OrderMediaController {
  constructor(private readonly media: OrderMediaService) {}

  /** No copy stays on the way or in the browser: whoever may look no more does not find it there. */
  @Get(':id') @AtMost(240, 600) @Header('cache-control', 'private, no-store')
  async open(@Who() actor: Actor, @Param() { id }: IdParam, @Query() query: OpenMediaDto): Promise<StreamableFile> {
    const { type, bytes } = await this.media.open(actor, id, query);
    return new StreamableFile(bytes, { type, length: bytes.length, disposition: 'inline' });
  }
}
