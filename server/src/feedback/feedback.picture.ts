import { nodesOf } from '../areas/areas.store.js';
import { marks, type FieldCipher, type Reads } from '../kernel/index.js';
import { namesOf } from '../people/people.store.js';
import { FeedbackNoteRecord, type Feedback } from './feedback.entity.js';
import { notesOf, openNote } from './feedback.store.js';
import type { FeedbackPicture } from './feedback.view.js';

/** One matter with its whole thread. */
export async function pictureOf(reads: Reads, cipher: FieldCipher, feedback: Feedback): Promise<FeedbackPicture> {
  return (await frames(reads, cipher, [feedback], await notesOf(reads, feedback.id)))[0]!;
}

/** Rows of a list, each with the last word only. */
export async function picturesOf(reads: Reads, cipher: FieldCipher, rows: readonly Feedback[]): Promise<FeedbackPicture[]> {
  if (rows.length === 0) return [];
  const last = await reads.find(
    FeedbackNoteRecord,
    `feedback_id IN (${marks(rows)}) AND at = (SELECT f.last_at FROM feedback f WHERE f.id = feedback_id) ORDER BY id`,
    rows.map(({ id }) => id),
  );
  return frames(reads, cipher, rows, last);
}

async function frames(reads: Reads, cipher: FieldCipher, rows: readonly Feedback[], notes: readonly FeedbackNoteRecord[]): Promise<FeedbackPicture[]> {
  const names = await namesOf(reads, rows.map(({ authorId }) => authorId));
  const places = await placesOf(reads, rows);
  const titles = await titlesOf(reads, rows);
  return rows.map((feedback) => ({
    feedback,
    authorName: names.get(feedback.authorId) ?? null,
    placeText: places(feedback),
    orderTitle: feedback.orderId === null ? null : (titles.get(feedback.orderId) ?? null),
    notes: notes.filter(({ feedbackId }) => feedbackId === feedback.id).map((note) => ({ id: note.id, byStaff: note.byStaff, at: note.at, words: openNote(cipher, note) })),
  }));
}

async function placesOf(reads: Reads, rows: readonly Feedback[]): Promise<(row: Feedback) => string> {
  const idOf = ({ communityId, townId }: Feedback): string | null => communityId ?? townId;
  const ids = [...new Set(rows.map(idOf).filter((id) => id !== null))];
  const texts = new Map((await nodesOf(reads, ids)).map(({ id, text }) => [id, text]));
  const city = rows.some((row) => idOf(row) === null) ? await reads.one<{ name: string }>("SELECT name FROM area WHERE kind = 'city'") : null;
  return (row) => texts.get(idOf(row) ?? '') ?? city?.name ?? '';
}

async function titlesOf(reads: Reads, rows: readonly Feedback[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.map(({ orderId }) => orderId).filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const found = await reads.rows<{ id: string; title: string }>(`SELECT id, title FROM service_order WHERE id IN (${marks(ids)})`, ids);
  return new Map(found.map(({ id, title }) => [id, title]));
}
