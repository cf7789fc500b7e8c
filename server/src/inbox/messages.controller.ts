import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import type { MessageSettingsView, MessagesView, UnreadView } from '@supermarket/shared';
import { Access, PageQueryDto } from '../kernel/index.js';
import { Who, type Actor } from '../people/actor.js';
import { ReadMessagesDto, SubscribeAnswersDto, SwitchMessageDto } from './messages.dto.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesService } from './messages.service.js';

@Controller('v1/me')
@Access('person')
export class MessagesController {
  constructor(
    private readonly service: MessagesService,
    private readonly queries: MessagesQueries,
  ) {}

  @Get('messages')
  page(@Who() actor: Actor, @Query() query: PageQueryDto): Promise<MessagesView> {
    return this.queries.page(actor, query);
  }

  @Post('messages/read')
  read(@Who() actor: Actor, @Body() body: ReadMessagesDto): Promise<UnreadView> {
    return this.service.read(actor, body);
  }

  @Get('message-settings')
  settings(@Who() actor: Actor): Promise<MessageSettingsView> {
    return this.queries.settings(actor);
  }

  @Put('message-settings')
  turn(@Who() actor: Actor, @Body() body: SwitchMessageDto): Promise<MessageSettingsView> {
    return this.service.turn(actor, body);
  }

  @Post('subscribe-answers')
  answered(@Who() actor: Actor, @Body() body: SubscribeAnswersDto): Promise<MessageSettingsView> {
    return this.service.answered(actor, body);
  }
}
