import type { EntityClass } from '../kernel/index.js';

/**
 * A table whose rows are inserted once and stay as they are. The feature that owns it says which of its columns the
 * seals vouch for; the list at the wiring (`sealed-tables.ts`) hands all of them to the sealer.
 */
export interface SealedTable {
  readonly entity: EntityClass<{ id: number }>;
  readonly table: string;
  /** All but those that may lawfully be emptied later. A column added by a later migration must be nullable. */
  readonly columns: readonly string[];
}
