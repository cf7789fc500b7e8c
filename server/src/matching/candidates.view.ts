import type { CandidateView } from '@supermarket/shared';
import type { Reads } from '../kernel/index.js';
import { helpersOf } from '../orders/order.picture.js';
import { maskName } from '../people/mask.rules.js';
import type { Candidate } from './candidate.rules.js';

/** Candidates as staff see them: surname only, why they suit, and no number behind it. */
export async function candidateViews(reads: Reads, found: readonly Candidate[]): Promise<CandidateView[]> {
  const people = await helpersOf(reads, [...new Set(found.map(({ personId }) => personId))]);
  return found.map(({ personId, tasksThisWeek, reasons }) => ({
    personId,
    name: maskName(people.get(personId)?.name ?? null),
    partyTag: people.get(personId)?.partyTag ?? false,
    tasksThisWeek,
    reasons: [...reasons],
  }));
}
