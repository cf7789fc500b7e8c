import { AuditEntry } from './audit-entry.entity.js';
import type { SealedTable } from './sealed-table.js';

export const sealedAudit: SealedTable = {
  entity: AuditEntry,
  table: 'audit_entry',
  columns: ['id', 'at', 'actor_id', 'actor_seat', 'action', 'subject_type', 'subject_id', 'area_id', 'facts'],
};
