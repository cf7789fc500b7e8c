import type { Id } from '@supermarket/shared';
import type { TextDoubt } from '../auth/text-safety.js';
import { newId, type Reads, type Tx } from '../kernel/index.js';
import { TextHold } from './text-hold.entity.js';

/** What the author wrote with this order is read by staff first. */
export async function holdTexts(tx: Tx, orderId: Id, authorId: Id, { why, label }: TextDoubt, now: Date): Promise<void> {
  await tx.insert(TextHold, { id: newId(now), orderId, authorId, state: 'WAITING', why, label, heldAt: now, decidedBy: null, decidedAt: null });
}

/** Staff have read it. Answers how many waited. */
export function decideTextsOf(tx: Tx, orderId: Id, state: 'SHOWN' | 'HIDDEN', staffId: Id, now: Date): Promise<number> {
  return tx.update(TextHold, { state, decidedBy: staffId, decidedAt: now }, "order_id = ? AND state = 'WAITING'", [orderId]);
}

/** Everything that is not shown, the oldest first. */
export const holdsOf = (reads: Reads, orderId: Id): Promise<TextHold[]> => reads.find(TextHold, "order_id = ? AND state <> 'SHOWN' ORDER BY held_at, id", [orderId]);
