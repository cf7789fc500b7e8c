import { Injectable } from '@nestjs/common';
import type { MessageSettingsView, ReadMessagesBody, SubscribeAnswersBody, SwitchMessageBody, UnreadView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { countUnread, markRead } from './inbox.store.js';
import { isSwitchable } from './kinds.rules.js';
import { MessagesQueries } from './messages.queries.js';
import { countAnswers, turn } from './settings.store.js';

/** What people do with their messages. Reading leaves no line in the audit: it is nobody's business. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly queries: MessagesQueries,
  ) {}

  /** NOT_FOUND for a message of somebody else. */
  read(actor: Actor, { id, all = false }: ReadMessagesBody): Promise<UnreadView> {
    const me = personOf(actor);
    return this.uow.run(async (tx) => {
      await markRead(tx, me, id, all, this.clock.now());
      return { unread: await countUnread(tx, me) };
    });
  }

  /** NOT_FOUND for a kind that rings always, or never. */
  async turn(actor: Actor, { kind, on }: SwitchMessageBody): Promise<MessageSettingsView> {
    if (!isSwitchable(kind)) throw new Refusal('NOT_FOUND');
    const me = personOf(actor);
    await this.uow.run(async (tx) => {
      const now = this.clock.now();
      await turn(tx, me, kind, on, now);
      await writeAudit(tx, { actor, action: 'message.switch', subjectType: 'person', subjectId: me, facts: { kind, on }, at: now });
    });
    return this.queries.settings(actor);
  }

  /** What was said to WeChat's prompt; the same answer sent again counts once. */
  async answered(actor: Actor, body: SubscribeAnswersBody): Promise<MessageSettingsView> {
    const me = personOf(actor);
    await this.uow.run((tx) => countAnswers(tx, me, body, this.clock.now()));
    return this.queries.settings(actor);
  }
}
