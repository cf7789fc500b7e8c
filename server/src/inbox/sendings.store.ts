import type { Id } from '@supermarket/shared';
import { Refusal, type FieldCipher, type Reads, type Tx } from '../kernel/index.js';
import { openPerson } from '../people/people.store.js';
import { Person } from '../people/person.entity.js';
import { CALL_AFTER, CALL_AFTER_URGENT, STALE } from './sendings.rules.js';
import { Message, MessageCall, MessageSending, MessageSwitch, type Channel, type SendingState } from './message.entity.js';

/** A message that still wants to be rung for, with its person; null when it is read, gone, silenced, or no news any more. */
export async function toRing(reads: Reads, id: Id, now: Date): Promise<{ readonly message: Message; readonly person: Person } | null> {
  const message = await reads.get(Message, id);
  if (!message || message.readAt !== null || now.getTime() - message.at.getTime() > STALE) return null;
  const person = await reads.get(Person, message.personId);
  if (!person || person.closedAt !== null) return null;
  const [off] = await reads.find(MessageSwitch, 'person_id = ? AND kind = ?', [person.id, message.kind]);
  return off ? null : { message, person };
}

export async function lockSending(tx: Tx, messageId: Id, channel: Channel): Promise<MessageSending | null> {
  return (await tx.lockWhere(MessageSending, 'message_id = ? AND channel = ?', [messageId, channel]))[0] ?? null;
}

/** Written before the provider is asked; answers the number of the try, null when another process has just begun. */
export async function beginSending(tx: Tx, messageId: Id, channel: Channel, before: MessageSending | null, now: Date): Promise<number | null> {
  const tries = (before?.tries ?? 0) + 1;
  if (!before) return (await tx.insertIfAbsent(MessageSending, { messageId, channel, state: 'trying', note: null, tries, at: now })) ? tries : null;
  await tx.update(MessageSending, { state: 'trying', tries, at: now }, 'message_id = ? AND channel = ?', [messageId, channel]);
  return tries;
}

/** Written when it has answered; false when another process has taken over meanwhile. */
export async function endSending(tx: Tx, messageId: Id, channel: Channel, tries: number, end: { state: SendingState; note: string | null }, now: Date): Promise<boolean> {
  const where = "message_id = ? AND channel = ? AND tries = ? AND state IN ('trying', 'waiting')";
  return (await tx.update(MessageSending, { ...end, at: now }, where, [messageId, channel, tries])) === 1;
}

export async function openidOf(reads: Reads, personId: Id, appId: string): Promise<string | null> {
  const row = await reads.one<{ openid: string }>('SELECT openid FROM identity WHERE person_id = ? AND appid = ? ORDER BY created_at DESC LIMIT 1', [personId, appId]);
  return row?.openid ?? null;
}

export const phoneOf = (cipher: FieldCipher, person: Person): string | null => openPerson(cipher, person).phone;

/** When staff may be asked to ring up about it. */
export const callAt = ({ at, urgent }: Message): Date => new Date(at.getTime() + (urgent ? CALL_AFTER_URGENT : CALL_AFTER));

/** Puts somebody on the list of staff: of the order's place, or of their own. */
export async function listCall(tx: Tx, message: Message, person: Person, now: Date): Promise<void> {
  const order = message.subject === 'order' ? await tx.one<{ townId: string; communityId: string }>('SELECT town_id AS townId, community_id AS communityId FROM service_order WHERE id = ?', [message.subjectId]) : null;
  const { townId, communityId } = order ?? person;
  await tx.insertIfAbsent(MessageCall, { id: message.id, personId: person.id, townId, communityId, state: 'WAITING', tries: 0, at: now, doneBy: null, doneAt: null });
}

/** A row of the list, locked; NOT_FOUND. */
export async function lockCall(tx: Tx, id: Id): Promise<MessageCall> {
  const call = await tx.lock(MessageCall, id);
  if (!call) throw new Refusal('NOT_FOUND');
  return call;
}
