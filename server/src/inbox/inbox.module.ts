import { Module, type DynamicModule } from '@nestjs/common';
import { CallsController } from './calls.controller.js';
import { CallsQueries } from './calls.queries.js';
import { CallsService } from './calls.service.js';
import { InboxHoldings } from './inbox.holdings.js';
import { MessagesController } from './messages.controller.js';
import { MessagesQueries } from './messages.queries.js';
import { MessagesService } from './messages.service.js';
import { RingingService } from './ringing.service.js';
import { Sms } from './sms.js';
import { WechatWord } from './wechat.word.js';
import { WechatNotices } from './wechat.notices.js';

/** What people are told. `sms`: the way of text messages. */
@Module({})
export class InboxModule {
  static of({ sms }: { readonly sms: Sms }): DynamicModule {
    return {
      module: InboxModule,
      controllers: [MessagesController, CallsController],
      providers: [
        { provide: Sms, useValue: sms },
        WechatNotices, WechatWord, MessagesQueries, MessagesService, RingingService, CallsQueries, CallsService, InboxHoldings,
      ],
      exports: [MessagesQueries, CallsQueries, RingingService],
    };
  }
}
