import type { Tx } from '../kernel/index.js';
import { Look } from './look.entity.js';

/** Writes a receipt in the transaction that shows the data. */
export async function writeLook(tx: Tx, look: Omit<Look, 'id'>): Promise<void> {
  await tx.insertKeyed(Look, look);
}
