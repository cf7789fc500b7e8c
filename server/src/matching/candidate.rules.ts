import type { Id, Reason } from '@supermarket/shared';
import { tasksInWeekOf } from '../orders/claim.rules.js';
import { reasonsForStaff } from '../orders/fit.rules.js';
import type { FitOrder, FitPerson } from '../orders/score.rules.js';

/** At most so many are shown, the first `BEST` of them before the rest. */
export const CANDIDATES = 20;
export const BEST = 3;

export interface Candidate {
  readonly personId: Id;
  /** How well they suit, in whole points; more is better. For ordering and planning inside the server, never sent. */
  readonly score: number;
  readonly tasksThisWeek: number;
  readonly reasons: readonly Reason[];
}

/** Somebody who passed the gates, with why they suit and what does not fit. */
export function candidateOf(order: FitOrder, { person, score }: { readonly person: FitPerson; readonly score: number }, now: Date): Candidate {
  return { personId: person.id, score, tasksThisWeek: tasksInWeekOf(order.windowStart, person.tasks, order.id), reasons: reasonsForStaff(order, person, now) };
}
