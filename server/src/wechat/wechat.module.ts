import { Module, type DynamicModule } from '@nestjs/common';
import { PushService } from './push.service.js';
import { PUSH_SETTINGS, type PushSettings } from './push.settings.js';
import { PushController } from './push.controller.js';
import { PURGE_EVERY, PushPurge } from './push.purge.js';
import { WechatClient } from './wechat.client.js';
import { WechatEvents } from './wechat.events.js';
import type { MessageTemplates } from './wechat.messages.js';

/** For `@Inject(MESSAGE_TEMPLATES)`: which kinds of messages this deployment may send through WeChat. */
export const MESSAGE_TEMPLATES = Symbol('MESSAGE_TEMPLATES');

export interface WechatParts {
  readonly client: WechatClient;
  readonly templates: MessageTemplates;
  /** Null: WeChat has nobody to tell. */
  readonly push: PushSettings | null;
  /** Milliseconds between two looks for old messages; 0: none. */
  readonly every: number;
}

/** Calls to WeChat and what it tells us, for all features. */
@Module({})
export class WechatModule {
  static of({ client, templates, push, every }: WechatParts): DynamicModule {
    return {
      module: WechatModule,
      global: true,
      controllers: [PushController],
      providers: [
        { provide: WechatClient, useValue: client },
        { provide: MESSAGE_TEMPLATES, useValue: templates },
        { provide: PUSH_SETTINGS, useValue: push },
        { provide: PURGE_EVERY, useValue: every },
        WechatEvents, PushService, PushPurge,
      ],
      exports: [WechatClient, WechatEvents, MESSAGE_TEMPLATES, PUSH_SETTINGS],
    };
  }
}
