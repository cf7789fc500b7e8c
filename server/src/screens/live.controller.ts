import { Body, Controller, Get, Headers, Post, Query, Res } from '@nestjs/common';
import type { LiveChangesView, LiveView } from '@supermarket/shared';
import type { FastifyReply } from 'fastify';
import { AtMost } from '../auth/throttle.js';
import { Access } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { LiveChangesDto, LiveDto, LiveStreamDto } from './live.dto.js';
import { LiveHub } from './live.hub.js';
import { LiveService } from './live.service.js';
import { openStream } from './live.stream.js';

/** Pages that stay fresh: a stream for browsers, a question that is mostly answered with 304 for WeChat. */
@Controller('v1/live')
export class LiveController {
  constructor(
    private readonly live: LiveService,
    private readonly hub: LiveHub,
  ) {}

  @Post() @Access('person') @AtMost(120, 600)
  leave(@Who() actor: Actor, @Body() body: LiveDto): Promise<LiveView> {
    return this.live.leave(actor, body);
  }

  /** The ticket says who listens: an EventSource sends no headers of ours. */
  @Get('stream') @Access('guest')
  stream(@Query() { ticket, since, seconds = 600 }: LiveStreamDto, @Headers('last-event-id') last: string | undefined, @Res() reply: FastifyReply): void {
    const { ears, until } = this.live.ears(ticket);
    openStream(this.hub, reply, { ears, since: last || since, life: Math.min(seconds * 1000, Math.max(1_000, until.getTime() - Date.now())) });
  }

  @Get('changes') @Access('guest')
  changes(@Query() { ticket, since }: LiveChangesDto, @Headers('if-none-match') seen: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): LiveChangesView | undefined {
    const { ears } = this.live.ears(ticket);
    const changes = this.hub.since(ears, seen ?? since);
    const mark = this.hub.mark();
    void reply.header('etag', `"${mark}"`).header('cache-control', 'private, no-cache');
    if (seen === undefined || changes.length > 0) return { mark, changes };
    void reply.status(304);
    return undefined;
  }
}
