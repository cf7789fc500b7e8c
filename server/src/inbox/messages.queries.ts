import { Injectable } from '@nestjs/common';
import { MESSAGE_KINDS, type MessagesQuery, type MessagesView, type MessageSettingsView } from '@supermarket/shared';
import { Database, decodeCursor, limitOf, pageOf } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { KINDS, isSwitchable } from './kinds.rules.js';
import { knownOf } from './known.store.js';
import { Message, MessageSwitch, NotificationCredit } from './message.entity.js';
import { messageView } from './message.view.js';
import { countUnread } from './inbox.store.js';
import { WechatNotices } from './wechat.notices.js';

/** 消息. */
@Injectable()
export class MessagesQueries {
  constructor(
    private readonly database: Database,
    private readonly wechat: WechatNotices,
  ) {}

  /** One's own, the newest first. */
  async page(actor: Actor, query: MessagesQuery): Promise<MessagesView> {
    const me = personOf(actor);
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string']);
    const rows = await this.database.find(Message, `person_id = ? ${after ? 'AND id < ?' : ''} ORDER BY id DESC LIMIT ${limit + 1}`, [me, ...(after ?? [])]);
    const known = await knownOf(this.database, rows);
    const page = pageOf(rows, limit, (row) => messageView(row, known.get(row.id)!), ({ id }) => [id]);
    return { ...page, unread: await countUnread(this.database, me) };
  }

  /** What may be turned off, for who the person is, and what WeChat may still send. */
  async settings(actor: Actor): Promise<MessageSettingsView> {
    const me = personOf(actor);
    const off = new Set((await this.database.find(MessageSwitch, 'person_id = ?', [me])).map(({ kind }) => kind));
    const credits = new Map((await this.database.find(NotificationCredit, 'person_id = ?', [me])).map(({ template, n }) => [template, n]));
    const sides = ['resident', 'both', ...(actor.volunteer ? ['volunteer'] : []), ...(actor.seats.length > 0 ? ['staff'] : [])];
    return {
      switches: MESSAGE_KINDS.filter((kind) => isSwitchable(kind) && sides.includes(KINDS[kind].side)).map((kind) => ({ kind, on: !off.has(kind) })),
      templates: this.wechat.templates.map(({ name, templateId }) => ({ name, templateId, credits: credits.get(name) ?? 0 })),
    };
  }
}
