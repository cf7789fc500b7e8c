import type { Id } from '@supermarket/shared';
import { schedule } from '../jobs/jobs.store.js';
import { refuseOn, type FieldCipher, type Reads, type Tx } from '../kernel/index.js';
import { Assignment } from '../orders/assignment.entity.js';
import { ServiceOrder } from '../orders/order.entity.js';
import { Feedback, FeedbackNoteRecord } from './feedback.entity.js';
import { ERASE_DAYS, type Nearness } from './feedback.rules.js';

refuseOn({ pk_feedback: 'ID_TAKEN', pk_feedback_note: 'ID_TAKEN', uq_feedback_appeal: 'APPEALED_ALREADY' });

export const ERASE = 'feedback.erase';

const DAY = 86_400_000;

/** What is too near to the order in question; null where there is none. */
export async function nearnessOf(reads: Reads, orderId: Id | null): Promise<Nearness | null> {
  const order = orderId === null ? null : await reads.get(ServiceOrder, orderId);
  if (!order) return null;
  const parts = await reads.find(Assignment, 'order_id = ?', [order.id]);
  return { people: [order.requesterId, ...parts.map(({ volunteerId }) => volunteerId)], handledById: order.handledById };
}

/** How many of a person's wait for an answer; only sound under the person's lock. */
export async function countWaiting(tx: Tx, authorId: Id): Promise<number> {
  const row = await tx.one<{ n: number }>("SELECT COUNT(*) AS n FROM feedback WHERE author_id = ? AND state = 'WAITING'", [authorId]);
  return Number(row?.n ?? 0);
}

export function notesOf(reads: Reads, id: Id): Promise<FeedbackNoteRecord[]> {
  return reads.find(FeedbackNoteRecord, 'feedback_id = ? ORDER BY at, id', [id]);
}

export const openNote = (cipher: FieldCipher, { id, wordsCipher }: Pick<FeedbackNoteRecord, 'id' | 'wordsCipher'>): string | null =>
  wordsCipher === null ? null : cipher.open('feedback_note', 'words_cipher', id, wordsCipher);

/** One more word in the thread; it is erased a year after the last. */
export async function insertNote(tx: Tx, cipher: FieldCipher, note: Omit<FeedbackNoteRecord, 'wordsCipher'>, words: string): Promise<void> {
  await tx.insert(FeedbackNoteRecord, { ...note, wordsCipher: cipher.seal('feedback_note', 'words_cipher', note.id, words) });
  const { feedbackId, at } = note;
  await schedule(tx, { kind: ERASE, key: `${ERASE}:${feedbackId}:${at.getTime()}`, payload: { id: feedbackId }, runAt: new Date(at.getTime() + ERASE_DAYS * DAY) });
}

/** Of the words nothing stays, of the matter that it was, and when. What waited waits no more. */
export async function eraseFeedback(tx: Tx, id: Id, now: Date): Promise<void> {
  await tx.update(FeedbackNoteRecord, { wordsCipher: null, bodyHash: '' }, 'feedback_id = ?', [id]);
  await tx.update(Feedback, { erasedAt: now, state: 'ANSWERED', answerDue: null, bodyHash: '' }, 'id = ?', [id]);
}
