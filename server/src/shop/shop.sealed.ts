import type { SealedTable } from '../audit/sealed-table.js';
import { StockMovement } from './stock-movement.entity.js';

export const sealedMovements: SealedTable = {
  entity: StockMovement,
  table: 'stock_movement',
  columns: ['id', 'stock_id', 'kind', 'quantity', 'reason', 'person_id', 'redemption_id', 'move_id', 'body_hash', 'at'],
};
