import type { SealedTable } from '../audit/sealed-table.js';
import { Look } from './look.entity.js';

export const sealedLooks: SealedTable = {
  entity: Look,
  table: 'look',
  columns: ['id', 'at', 'viewer_id', 'viewer_hat', 'owner_id', 'order_id', 'about', 'fields', 'reason'],
};
