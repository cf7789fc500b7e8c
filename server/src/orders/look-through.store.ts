import type { Id } from '@supermarket/shared';
import type { Tx } from '../kernel/index.js';
import { decideMediaOf } from '../media/media-check.store.js';
import { decideTextsOf } from './text-hold.store.js';

/** Everything of an order that waits for a person is decided at once. Answers how much it was. */
export async function lookThrough(tx: Tx, orderId: Id, show: boolean, staffId: Id, now: Date): Promise<number> {
  const texts = await decideTextsOf(tx, orderId, show ? 'SHOWN' : 'HIDDEN', staffId, now);
  return texts + (await decideMediaOf(tx, orderId, show ? 'PASSED' : 'REFUSED', staffId, now));
}
