import * as sound from '../../src/orders/orders.store.js';
import type { Tx } from '../../src/kernel/index.js';
import { altered } from './altered.js';

export * from '../../src/orders/orders.store.js';

/*
 * Decided upon an order that is not locked. Three guards stand for one another there, so three go: the lock, the old
 * state in the WHERE, and (in the tables) the key of the seat. Any one of them alone keeps a second winner out.
 */

export const lockCase: typeof sound.lockCase = (tx, orderId) => sound.loadCase(tx, orderId);

export const apply: typeof sound.apply = (tx, ...decided) => sound.apply(whateverItWas(tx), ...decided);

const whateverItWas = (tx: Tx): Tx =>
  altered(tx, { update: (entity, patch, where, params) => (where === 'id = ? AND status = ?' ? tx.update(entity, patch, 'id = ?', [params![0]!]) : tx.update(entity, patch, where, params)) });
