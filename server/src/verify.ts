import { join } from 'node:path';
import { AnchorFile, ANCHORS } from './audit/anchors.js';
import { sealsInvariant } from './audit/seals.invariant.js';
import { familyInvariants } from './consent/family.invariants.js';
import { feedbackInvariants } from './feedback/feedback.invariants.js';
import { hoursInvariants } from './hours/hours.invariants.js';
import { ladderInvariants } from './orders/ladder.invariants.js';
import { ordersInvariants } from './orders/orders.invariants.js';
import { inboxInvariants } from './inbox/inbox.invariants.js';
import { jobsInvariants } from './jobs/jobs.invariants.js';
import type { Reads } from './kernel/index.js';
import type { Invariant } from './kernel/invariant.js';
import { MEDIA_FOLDER, MediaFolder } from './media/media.files.js';
import { mediaInvariants } from './media/media.invariants.js';
import { closedInvariants } from './people/closed.invariants.js';
import { nearInvariants } from './people/near.invariants.js';
import { pointsInvariants } from './points/points.invariants.js';
import { sealedTables } from './sealed-tables.js';
import { shopInvariants } from './shop/shop.invariants.js';

/** Everything that must always be so; each feature keeps its own list. */
export const invariants: readonly Invariant[] = [...jobsInvariants, ...closedInvariants, ...nearInvariants, ...familyInvariants, ...inboxInvariants, ...pointsInvariants, ...hoursInvariants, ...ordersInvariants, ...ladderInvariants, ...feedbackInvariants, ...shopInvariants];

/** All of them, and those that need the data folder: the anchors of the seals, voice notes and photos. */
export const invariantsWith = (dataFolder: string): readonly Invariant[] => [
  ...invariants,
  ...mediaInvariants(new MediaFolder(join(dataFolder, MEDIA_FOLDER))),
  sealsInvariant(sealedTables, new AnchorFile(join(dataFolder, ANCHORS))),
];

export interface Verdict {
  readonly name: string;
  /** Ids and numbers of what is wrong; empty when all is well. */
  readonly violations: readonly string[];
  readonly notes: readonly string[];
}

/** Looks at every invariant, one after the other, on whatever database is open. */
export async function verify(reads: Reads, list: readonly Invariant[] = invariants): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const invariant of list) {
    const violations = await invariant.violations(reads);
    verdicts.push({ name: invariant.name, violations, notes: (await invariant.notes?.(reads)) ?? [] });
  }
  return verdicts;
}
