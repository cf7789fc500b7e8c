import { GiftStock } from '../../src/shop/gift-stock.entity.js';
import * as sound from '../../src/shop/shop.store.js';
import type { Tx } from '../../src/kernel/index.js';
import { altered } from './altered.js';

export * from '../../src/shop/shop.store.js';

/** Looks whether there is one, and then writes down one more than it saw. */
export const reserve: typeof sound.reserve = (tx, cipher, row, words) =>
  sound.reserve(altered(tx, { change: (sql, params) => (sql.startsWith('UPDATE gift_stock SET reserved') ? readThenWrite(tx, row.stockId) : tx.change(sql, params)) }), cipher, row, words);

async function readThenWrite(tx: Tx, stockId: string): Promise<number> {
  const stock = (await tx.get(GiftStock, stockId))!;
  return stock.onHand - stock.reserved < 1 ? 0 : tx.change('UPDATE gift_stock SET reserved = ? WHERE id = ?', [stock.reserved + 1, stockId]);
}
