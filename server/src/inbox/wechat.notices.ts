import { Inject, Injectable } from '@nestjs/common';
import { MESSAGE_TEMPLATES as NAMES, type MessageTemplateName } from '@supermarket/shared';
import { WechatClient } from '../wechat/wechat.client.js';
import { fillTemplate, type MessageTemplates } from '../wechat/wechat.messages.js';
import { MESSAGE_TEMPLATES } from '../wechat/wechat.module.js';

/** What a template's fields are filled from; which of them a template has is configuration. */
export interface NoticeFacts {
  /** 陪看病 */
  readonly what: string;
  /** 有人接单了 */
  readonly state: string;
  readonly when: Date;
  /** The whole sentence; cut to what the field takes. */
  readonly note: string;
}

export interface Notice {
  readonly openid: string;
  readonly template: MessageTemplateName;
  readonly facts: NoticeFacts;
  /** What a tap opens. */
  readonly page: string;
}

/** Subscription messages of WeChat, as far as this deployment has templates. */
@Injectable()
export class WechatNotices {
  constructor(
    private readonly client: WechatClient,
    @Inject(MESSAGE_TEMPLATES) private readonly given: MessageTemplates,
  ) {}

  get appId(): string {
    return this.client.appId;
  }

  get templates(): readonly { readonly name: MessageTemplateName; readonly templateId: string }[] {
    return NAMES.flatMap((name) => (this.given[name] ? [{ name, templateId: this.given[name].templateId }] : []));
  }

  /** `no_credit`: whatever we counted, WeChat says that they want none. Throws WechatFailure. */
  send({ openid, template, facts, page }: Notice): Promise<'sent' | 'no_credit'> {
    const given = this.given[template];
    if (!given) throw new Error(`no template for ${template}`);
    const data = fillTemplate(given, { ...facts });
    if (!data) throw new Error(`a notice without its moment: ${template}`);
    return this.client.sendSubscribeMessage({ openid, templateId: given.templateId, page, data });
  }

  /** Which of our templates WeChat means. */
  nameOf(templateId: string): MessageTemplateName | null {
    return this.templates.find((template) => template.templateId === templateId)?.name ?? null;
  }
}
