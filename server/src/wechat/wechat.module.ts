import { Module, type DynamicModule } from '@nestjs/common';
import { WechatClient } from './wechat.client.js';
import { WechatEvents } from './wechat.events.js';
import type { MessageTemplates } from './wechat.messages.js';

/** For `@Inject(MESSAGE_TEMPLATES)`: which kinds of messages this deployment may send through WeChat. */
export const MESSAGE_TEMPLATES = Symbol('MESSAGE_TEMPLATES');

export interface WechatParts {
  readonly client: WechatClient;
  readonly templates: MessageTemplates;
}

/** Calls to WeChat and what it tells us, for all features. */
@Module({})
export class WechatModule {
  static of({ client, templates }: WechatParts): DynamicModule {
    return {
      module: WechatModule,
      global: true,
      providers: [{ provide: WechatClient, useValue: client }, { provide: MESSAGE_TEMPLATES, useValue: templates }, WechatEvents],
      exports: [WechatClient, WechatEvents, MESSAGE_TEMPLATES],
    };
  }
}
