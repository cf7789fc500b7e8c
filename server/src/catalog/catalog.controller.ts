import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { CatalogView } from '@supermarket/shared';
import type { FastifyReply } from 'fastify';
import { Access } from '../kernel/index.js';
import { CatalogQueries } from './catalog.queries.js';

@Controller('v1/catalog')
export class CatalogController {
  constructor(private readonly queries: CatalogQueries) {}

  /** The service menu. Answers 304 when the caller's copy (`If-None-Match`) is the current one. */
  @Get()
  @Access('guest')
  async menu(@Headers('if-none-match') kept: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<CatalogView | undefined> {
    const { view, etag } = await this.queries.menu();
    reply.header('etag', etag).header('cache-control', 'public, max-age=60');
    // A proxy that compresses may have made the tag a weak one.
    if (kept?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
      reply.status(304);
      return undefined;
    }
    return view;
  }
}
