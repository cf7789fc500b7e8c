import type { MoveStockBody } from '@supermarket/shared';
import { bodyHash, Refusal, type Tx } from '../kernel/index.js';
import { GiftStock } from './gift-stock.entity.js';
import { shelfChange } from './shop.rules.js';
import { StockMovement } from './stock-movement.entity.js';

/**
 * Stock in, counted or written off by hand. The same movement again is already so (null); another one under its id
 * is ID_TAKEN. `personId` null: the opening stock of a new deployment.
 */
export async function moveStock(tx: Tx, stockId: string, personId: string | null, body: MoveStockBody, at: Date): Promise<number | null> {
  const stock = await tx.lock(GiftStock, stockId);
  if (!stock) throw new Refusal('NOT_FOUND');
  const hash = bodyHash({ stockId, ...body });
  const [sent] = await tx.find(StockMovement, 'move_id = ?', [body.id]);
  if (sent && (sent.personId !== personId || sent.bodyHash !== hash)) throw new Refusal('ID_TAKEN');
  if (sent) return null;
  const quantity = shelfChange(stock, body);
  await tx.insertKeyed(StockMovement, {
    stockId, kind: body.kind, quantity, reason: body.reason, personId, redemptionId: null, moveId: body.id, bodyHash: hash, at,
  });
  const changed = await tx.change('UPDATE gift_stock SET on_hand = on_hand + ? WHERE id = ? AND on_hand + ? >= reserved', [quantity, stockId, quantity]);
  if (changed !== 1) throw new Refusal('STOCK_SHORT');
  return quantity;
}
