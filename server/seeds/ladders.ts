import type { Tx } from '../src/kernel/index.js';
import { USUAL_STEPS } from '../src/orders/ladder.rules.js';
import { TownLadder } from '../src/orders/town-ladder.entity.js';

/** Every town begins with the usual steps; what a town has changed stays. */
export async function seedLadders(tx: Tx, now: Date): Promise<void> {
  const towns = await tx.rows<{ id: string }>("SELECT id FROM area WHERE kind = 'town' ORDER BY id");
  for (const { id } of towns) await tx.insertIfAbsent(TownLadder, { townId: id, steps: USUAL_STEPS, version: 1, changedById: null, changedAt: now });
}
