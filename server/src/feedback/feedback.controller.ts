import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Done, FeedbackRow, FeedbackView, Page } from '@supermarket/shared';
import { Access, IdParam } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { AddFeedbackDto, AnswerFeedbackDto, DeskFeedbackDto, MyFeedbackDto, WriteFeedbackDto } from './feedback.dto.js';
import { FeedbackQueries } from './feedback.queries.js';
import { FeedbackService } from './feedback.service.js';

@Controller('v1')
@Access('person')
export class FeedbackController {
  constructor(
    private readonly service: FeedbackService,
    private readonly queries: FeedbackQueries,
  ) {}

  @Post('feedback')
  write(@Who() actor: Actor, @Body() body: WriteFeedbackDto): Promise<FeedbackView> {
    return this.service.write(actor, body);
  }

  @Get('feedback')
  mine(@Who() actor: Actor, @Query() query: MyFeedbackDto): Promise<Page<FeedbackRow>> {
    return this.queries.mine(actor, query);
  }

  @Get('feedback/:id')
  show(@Who() actor: Actor, @Param() { id }: IdParam): Promise<FeedbackView> {
    return this.queries.show(actor, id);
  }

  @Post('feedback/:id/notes')
  add(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: AddFeedbackDto): Promise<FeedbackView> {
    return this.service.add(actor, id, body);
  }

  @Post('feedback/:id/seen')
  seen(@Who() actor: Actor, @Param() { id }: IdParam): Promise<Done> {
    return this.service.seen(actor, id);
  }

  @Post('feedback/:id/answer') @Access('dispatcher', 'town', 'city')
  answer(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: AnswerFeedbackDto): Promise<FeedbackView> {
    return this.service.answer(actor, id, body);
  }

  @Get('desk/feedback') @Access('dispatcher', 'town', 'city')
  desk(@Who() actor: Actor, @Query() query: DeskFeedbackDto): Promise<Page<FeedbackRow>> {
    return this.queries.desk(actor, query);
  }
}
