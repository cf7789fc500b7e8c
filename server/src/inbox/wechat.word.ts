import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WechatEvents } from '../wechat/wechat.events.js';
import { credit } from './settings.store.js';
import { WechatNotices } from './wechat.notices.js';

/**
 * What WeChat tells about subscriptions by itself. An answer to our prompt is counted when the phone reports it, which
 * works without the push too, so the pushed one is left alone; “no more” in WeChat's settings ends all credits at once.
 */
@Injectable()
export class WechatWord implements OnModuleInit {
  constructor(
    private readonly events: WechatEvents,
    private readonly notices: WechatNotices,
  ) {}

  onModuleInit(): void {
    this.events.on('subscribe_msg_change_event', async (tx, { appId, openid, facts }, now) => {
      const row = await tx.one<{ personId: string }>('SELECT person_id AS personId FROM identity WHERE appid = ? AND openid = ?', [appId, openid]);
      for (const { templateId, status } of row ? facts.templates : []) {
        const name = this.notices.nameOf(templateId);
        if (name && status === 'reject') await credit(tx, row!.personId, name, 'none', now);
      }
    });
  }
}
