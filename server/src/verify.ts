import { hoursInvariants } from './hours/hours.invariants.js';
import type { Reads } from './kernel/index.js';
import type { Invariant } from './kernel/invariant.js';
import { pointsInvariants } from './points/points.invariants.js';
import { shopInvariants } from './shop/shop.invariants.js';

/** Everything that must always be so; each feature keeps its own list. */
export const invariants: readonly Invariant[] = [...pointsInvariants, ...hoursInvariants, ...shopInvariants];

export interface Verdict {
  readonly name: string;
  /** Ids and numbers of what is wrong; empty when all is well. */
  readonly violations: readonly string[];
}

/** Looks at every invariant, one after the other, on whatever database is open. */
export async function verify(reads: Reads, list: readonly Invariant[] = invariants): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const invariant of list) verdicts.push({ name: invariant.name, violations: await invariant.violations(reads) });
  return verdicts;
}
