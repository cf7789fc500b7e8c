import type { Id, Reason } from '@supermarket/shared';
import { gates, tasksInWeekOf } from '../orders/claim.rules.js';
import { reasonsForStaff, type FitFacts, type OrderSpot } from '../orders/fit.rules.js';

/** At most so many are shown. */
export const CANDIDATES = 20;

export interface Candidate {
  readonly personId: Id;
  /** How well they suit, in whole points; more is better. For ordering and planning inside the server, never sent. */
  readonly score: number;
  readonly tasksThisWeek: number;
  readonly reasons: readonly Reason[];
}

/**
 * Who could be asked, by simple facts: gates are hard, what does not suit is said, and the idle come before the
 * busy. There is no score: the order of the list is these three facts, one after the other.
 */
export function candidatesFor(order: OrderSpot, people: readonly FitFacts[], now: Date): Candidate[] {
  return people
    .filter((person) => gates(order, person, now).length === 0)
    .map((person) => {
      const reasons = reasonsForStaff(order, person);
      return {
        personId: person.id,
        tasksThisWeek: tasksInWeekOf(order.windowStart, person.tasks, order.id),
        reasons,
        doubts: reasons.filter(({ ok }) => !ok).length,
        far: person.communityId === order.communityId ? 0 : person.townId === order.townId ? 1 : 2,
      };
    })
    .sort((a, b) => a.doubts - b.doubts || a.tasksThisWeek - b.tasksThisWeek || a.far - b.far || (a.personId < b.personId ? -1 : 1))
    .slice(0, CANDIDATES)
    .map(({ personId, doubts, far, tasksThisWeek, reasons }) => ({ personId, score: -(doubts * 100 + tasksThisWeek * 10 + far), tasksThisWeek, reasons }));
}
