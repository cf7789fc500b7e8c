import { MEDIA_LIMITS, type Id, type MediaKind, type MediaPurpose } from '@supermarket/shared';
import { schedule } from '../jobs/jobs.store.js';
import { marks, Refusal, refuseOn, type Reads, type Tx } from '../kernel/index.js';
import { Media } from './media.entity.js';

refuseOn({ pk_media: 'ID_TAKEN' });

/** What the jobs of this feature are called. */
export const EXPIRE = 'media.expire';
export const UNLINK = 'media.unlink';

const HOUR = 3_600_000;

/** A new one waits for its order, for 24 hours. */
export async function insertMedia(tx: Tx, media: Media): Promise<void> {
  await tx.insert(Media, media);
  const runAt = new Date(media.createdAt.getTime() + MEDIA_LIMITS.waitingHours * HOUR);
  await schedule(tx, { kind: EXPIRE, key: `${EXPIRE}:${media.id}`, payload: { id: media.id }, runAt });
}

/** How many of a person's wait for an order; only sound under the person's lock. */
export async function countWaiting(tx: Tx, ownerId: Id): Promise<number> {
  const row = await tx.one<{ n: number }>('SELECT COUNT(*) AS n FROM media WHERE owner_id = ? AND order_id IS NULL AND deleted_at IS NULL', [ownerId]);
  return Number(row?.n ?? 0);
}

/** What an order takes of what its sender has uploaded. */
export interface Attachment {
  readonly kind: MediaKind;
  readonly purpose: MediaPurpose;
  readonly ids: readonly Id[];
}

/**
 * Gives uploads to an order, each to one only. MEDIA_GONE when one of them is not the sender's, is of another kind,
 * is part of an order already, or was deleted meanwhile.
 */
export async function attachMedia(tx: Tx, orderId: Id, ownerId: Id, { kind, purpose, ids }: Attachment): Promise<void> {
  if (ids.length === 0) return;
  const taken = await tx.change(
    `UPDATE media SET order_id = ?, purpose = ? WHERE id IN (${marks(ids)}) AND owner_id = ? AND kind = ? AND order_id IS NULL AND deleted_at IS NULL`,
    [orderId, purpose, ...ids, ownerId, kind],
  );
  if (taken !== ids.length) throw new Refusal('MEDIA_GONE');
}

/** What an order has, the oldest first. */
export function mediaOf(reads: Reads, orderId: Id): Promise<Media[]> {
  return reads.find(Media, 'order_id = ? AND deleted_at IS NULL ORDER BY created_at, id', [orderId]);
}

/** Everything that an order has goes: rows now, files by jobs that outlive this process. */
export async function discardMedia(tx: Tx, orderId: Id, now: Date): Promise<void> {
  for (const media of await mediaOf(tx, orderId)) await discard(tx, media, now);
}

/** With what WeChat and staff found about it. False when it had gone already. */
export async function discard(tx: Tx, { id, fileKey }: Media, now: Date): Promise<boolean> {
  const gone = await tx.change('UPDATE media SET deleted_at = ?, file_key = NULL, body_hash = NULL WHERE id = ? AND deleted_at IS NULL', [now, id]);
  if (gone !== 1) return false;
  await tx.change('DELETE FROM media_check WHERE media_id = ?', [id]);
  await schedule(tx, { kind: UNLINK, key: `${UNLINK}:${fileKey}`, payload: { key: fileKey }, runAt: now });
  return true;
}

/** Those of the keys that a row still calls for. */
export async function calledFor(reads: Reads, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await reads.rows<{ fileKey: string }>(`SELECT file_key AS fileKey FROM media WHERE file_key IN (${marks(keys)})`, keys);
  return new Set(rows.map(({ fileKey }) => fileKey));
}
