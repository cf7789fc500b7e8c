import type { Id } from '@supermarket/shared';
import { schedule } from '../jobs/jobs.store.js';
import { marks, type Reads, type Tx } from '../kernel/index.js';
import { MediaCheck, type MediaCheckState } from './media-check.entity.js';
import type { Media } from './media.entity.js';

/** What the jobs are called: WeChat is asked; nobody waits for it any longer. */
export const ASK = 'media.ask';
export const LOOK_NOW = 'media.look-now';

/** WeChat answers within half an hour, it says; then somebody of the community looks. */
const PATIENCE = 30 * 60_000;

/** A new one is hidden from others until WeChat, or a person where WeChat cannot be asked, has looked. */
export async function beginCheck(tx: Tx, { id, createdAt }: Media, asks: boolean): Promise<void> {
  const endsAt = new Date(createdAt.getTime() + PATIENCE);
  const none = { traceId: null, label: null, askedAt: null, decidedBy: null, decidedAt: null };
  await tx.insert(MediaCheck, { mediaId: id, state: asks ? 'WAITING' : 'LOOK', endsAt, ...none });
  if (!asks) return;
  await schedule(tx, { kind: ASK, key: `${ASK}:${id}`, payload: { id }, runAt: createdAt });
  await schedule(tx, { kind: LOOK_NOW, key: `${LOOK_NOW}:${id}`, payload: { id }, runAt: endsAt });
}

/** WeChat has the question. False when somebody has decided meanwhile. */
export async function noteAsked(tx: Tx, id: Id, traceId: string, now: Date): Promise<boolean> {
  return (await tx.update(MediaCheck, { traceId, askedAt: now }, "media_id = ? AND state = 'WAITING'", [id])) === 1;
}

/** WeChat does not know, or cannot be asked: a person looks. Nothing that is decided already. */
export async function leaveToPeople(tx: Tx, id: Id, label: number | null = null): Promise<boolean> {
  return (await tx.update(MediaCheck, { state: 'LOOK', label }, "media_id = ? AND state = 'WAITING'", [id])) === 1;
}

/** WeChat has decided. */
export async function decideByWechat(tx: Tx, id: Id, state: 'PASSED' | 'REFUSED', label: number, now: Date): Promise<boolean> {
  return (await tx.update(MediaCheck, { state, label, decidedAt: now }, "media_id = ? AND state IN ('WAITING', 'LOOK') AND decided_at IS NULL", [id])) === 1;
}

/** Staff have looked at everything that an order has and that waited; what WeChat refused stays refused. Answers how many. */
export async function decideMediaOf(tx: Tx, orderId: Id, state: 'PASSED' | 'REFUSED', staffId: Id, now: Date): Promise<number> {
  const ids = (await tx.rows<{ id: Id }>('SELECT id FROM media WHERE order_id = ? AND deleted_at IS NULL ORDER BY id', [orderId])).map(({ id }) => id);
  if (ids.length === 0) return 0;
  return tx.update(MediaCheck, { state, decidedBy: staffId, decidedAt: now }, `media_id IN (${marks(ids)}) AND state IN ('WAITING', 'LOOK')`, ids);
}

/** Those of the media that others may not see yet, or never. What is not here may be seen. */
export async function unseenAmong(reads: Reads, ids: readonly Id[]): Promise<ReadonlyMap<Id, MediaCheckState>> {
  if (ids.length === 0) return new Map();
  const checks = await reads.find(MediaCheck, `media_id IN (${marks(ids)}) AND state <> 'PASSED'`, ids);
  return new Map(checks.map(({ mediaId, state }) => [mediaId, state]));
}
