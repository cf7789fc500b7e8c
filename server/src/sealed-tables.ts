import { sealedAudit } from './audit/audit.sealed.js';
import type { SealedTable } from './audit/sealed-table.js';
import { sealedConsents } from './consent/consents.sealed.js';
import { sealedLooks } from './consent/looks.sealed.js';
import { sealedHistory } from './orders/orders.sealed.js';
import { sealedTransfers } from './points/points.sealed.js';
import { sealedMovements } from './shop/shop.sealed.js';

/** Everything that is written once and must stay as it was. */
export const sealedTables: readonly SealedTable[] = [sealedAudit, sealedConsents, sealedLooks, sealedTransfers, sealedHistory, sealedMovements];
