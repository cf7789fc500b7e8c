import type { SealedTable } from '../audit/sealed-table.js';
import { Consent } from './consent.entity.js';

export const sealedConsents: SealedTable = {
  entity: Consent,
  table: 'consent',
  columns: ['id', 'at', 'person_id', 'purpose', 'given', 'way', 'text_version'],
};
