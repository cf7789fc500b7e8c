import type { SealedTable } from '../audit/sealed-table.js';
import { OrderHistory } from './order-history.entity.js';

/** Without the note: it is erased when its time has come. Its own seal, the cipher's, binds it to `note_id`. */
export const sealedHistory: SealedTable = {
  entity: OrderHistory,
  table: 'order_history',
  columns: ['id', 'at', 'order_id', 'assignment_id', 'event', 'actor_id', 'acted_as', 'from_state', 'to_state', 'part_state', 'reason', 'note_id'],
};
