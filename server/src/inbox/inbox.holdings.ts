import { Injectable, type OnModuleInit } from '@nestjs/common';
import { entry, Holdings } from '../people/holdings.js';
import { knownOf } from './known.store.js';
import { Message, MessageCall, MessageSending, MessageSwitch, NotificationAnswer, NotificationCredit } from './message.entity.js';
import { wordsOf } from './words.rules.js';

/** What they were told, and how they wanted to be told. All of it goes with the account. */
@Injectable()
export class InboxHoldings implements OnModuleInit {
  constructor(private readonly holdings: Holdings) {}

  onModuleInit(): void {
    this.holdings.add({
      section: 'messages',
      copy: async (reads, id) => {
        const messages = await reads.find(Message, 'person_id = ? ORDER BY id DESC', [id]);
        const known = await knownOf(reads, messages);
        const sendings = await reads.find(MessageSending, 'message_id IN (SELECT id FROM message WHERE person_id = ?) ORDER BY at', [id]);
        const calls = await reads.find(MessageCall, 'person_id = ?', [id]);
        const told = messages.map((message) => {
          const rung = sendings.filter(({ messageId }) => messageId === message.id).map(({ channel, state }) => `${channel} ${state}`).join(', ');
          const call = calls.find((one) => one.id === message.id);
          return entry(message.at, { ...wordsOf(message.kind, known.get(message.id)!), readAt: message.readAt, rung, call: call?.state, calledAt: call?.doneAt });
        });
        const off = await reads.find(MessageSwitch, 'person_id = ? ORDER BY kind', [id]);
        const credits = await reads.find(NotificationCredit, 'person_id = ? ORDER BY template', [id]);
        const answers = await reads.find(NotificationAnswer, 'person_id = ? ORDER BY at DESC', [id]);
        return [
          ...told,
          ...off.map(({ kind, at }) => entry(at, { off: kind })),
          ...credits.map(({ template, n, at }) => entry(at, { template, credits: n })),
          ...answers.map(({ at }) => entry(at, { promptAnswered: true })),
        ];
      },
      erase: async (tx, id) => {
        await tx.change('DELETE FROM message_sending WHERE message_id IN (SELECT id FROM message WHERE person_id = ?)', [id]);
        for (const table of ['message_call', 'message', 'message_switch', 'notification_credit', 'notification_answer']) await tx.change(`DELETE FROM ${table} WHERE person_id = ?`, [id]);
      },
    });
  }
}
