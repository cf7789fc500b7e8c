import type { Reads } from './database/tx.js';

/** Something that must always be so; `violations` names each row for which it is not, by ids and numbers only. */
export interface Invariant {
  readonly name: string;
  violations(reads: Reads): Promise<string[]>;
  /** How far it reaches: what a reader of the answer "all is well" should know. */
  notes?(reads: Reads): Promise<string[]>;
}

/** An invariant whose violations are the rows of a query with one column `what`. */
export function noRows(name: string, sql: string): Invariant {
  return {
    name,
    violations: async (reads) => (await reads.rows<{ what: string }>(sql)).map(({ what }) => String(what)),
  };
}
