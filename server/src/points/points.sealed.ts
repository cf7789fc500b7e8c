import type { SealedTable } from '../audit/sealed-table.js';
import { PointTransfer } from './point-transfer.entity.js';

export const sealedTransfers: SealedTable = {
  entity: PointTransfer,
  table: 'point_transfer',
  columns: [
    'id', 'idem_key', 'cause', 'kind', 'phase', 'debit', 'credit', 'amount', 'resolves', 'person_id', 'subject_id', 'part', 'total',
    'title', 'place', 'at',
  ],
};
