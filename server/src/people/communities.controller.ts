import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { CommunityRow, Page, PosterView } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from './actor.js';
import { CommunitiesQueryDto, SetContactDto } from './communities.dto.js';
import { CommunitiesQueries } from './communities.queries.js';
import { CommunitiesService } from './communities.service.js';
import { PostersService } from './posters.service.js';

@Controller('v1/communities')
@Access('dispatcher', 'town', 'city')
export class CommunitiesController {
  constructor(
    private readonly service: CommunitiesService,
    private readonly queries: CommunitiesQueries,
    private readonly posters: PostersService,
  ) {}

  @Get()
  page(@Who() actor: Actor, @Query() query: CommunitiesQueryDto): Promise<Page<CommunityRow>> {
    return this.queries.page(actor, query);
  }

  @Put(':id/contact')
  setContact(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: SetContactDto): Promise<CommunityRow> {
    return this.service.setContact(actor, id, body);
  }

  @Post(':id/poster')
  poster(@Who() actor: Actor, @Param() { id }: IdParam): Promise<PosterView> {
    return this.posters.poster(actor, id);
  }
}
