import type { Id, MessageKind, MessageTemplateName, SubscribeAnswersBody } from '@supermarket/shared';
import type { Tx } from '../kernel/index.js';
import { lockPresent } from '../people/people.store.js';
import { MessageSwitch, NotificationAnswer, NotificationCredit } from './message.entity.js';

export async function turn(tx: Tx, personId: Id, kind: MessageKind, on: boolean, now: Date): Promise<void> {
  if (on) await tx.change('DELETE FROM message_switch WHERE person_id = ? AND kind = ?', [personId, kind]);
  else await tx.insertIfAbsent(MessageSwitch, { personId, kind, at: now });
}

/** One more message of a template, or none at all. Under the person's lock, or in the unit of a sending. */
export async function credit(tx: Tx, personId: Id, template: MessageTemplateName, by: 'more' | 'none', now: Date): Promise<void> {
  await tx.insertIfAbsent(NotificationCredit, { personId, template, n: 0, at: now });
  await tx.change(`UPDATE notification_credit SET n = ${by === 'more' ? 'n + 1' : '0'}, at = ? WHERE person_id = ? AND template = ?`, [now, personId, template]);
}

/** Takes one credit; false where there is none. */
export async function spend(tx: Tx, personId: Id, template: MessageTemplateName, now: Date): Promise<boolean> {
  return (await tx.change('UPDATE notification_credit SET n = n - 1, at = ? WHERE person_id = ? AND template = ? AND n >= 1', [now, personId, template])) === 1;
}

/** Counts what was answered to WeChat's prompt, once for each answer. */
export async function countAnswers(tx: Tx, personId: Id, { id, answers }: SubscribeAnswersBody, now: Date): Promise<void> {
  await lockPresent(tx, [personId]);
  if (!(await tx.insertIfAbsent(NotificationAnswer, { id, personId, at: now }))) return;
  for (const { name, answer } of answers) {
    if (answer === 'accept') await credit(tx, personId, name, 'more', now);
    if (answer === 'ban') await credit(tx, personId, name, 'none', now);
  }
}
