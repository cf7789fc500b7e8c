import type { Id } from '@supermarket/shared';
import { cheapestPlan, wantMore, type PlanSeat } from './plan.rules.js';

/** An order that lacks people, with those who suit it, the best first. */
export interface LackingOrder {
  readonly id: Id;
  readonly urgent: boolean;
  /** People still to be asked: seats that nobody has taken and nobody thinks about. */
  readonly lacks: number;
  readonly candidates: readonly { readonly personId: Id; readonly score: number }[];
  /** Whether there are further candidates, none better than the last of these. */
  readonly more: boolean;
}

export interface Morning {
  /** Who is proposed for each order, at most as many as it lacks; nobody twice. */
  readonly asked: ReadonlyMap<Id, readonly Id[]>;
  /** Orders for which more candidates could make the whole better. */
  readonly short: readonly Id[];
}

/** To ask anybody for an order is worth as much as ten times the whole difference between the best and the worst. */
const EMPTY = 10;
/** An urgent order goes before others where two want the same person and nobody else is there. */
const URGENT = 2;

/**
 * Who could be asked for what, for many orders at once: as many orders as possible get somebody, and together they get
 * the people who suit best. Nobody is asked for two orders, so that a morning's work is spread (domain.md §0).
 */
export function planMorning(orders: readonly LackingOrder[]): Morning {
  const scores = orders.flatMap(({ candidates }) => candidates.map(({ score }) => score));
  const best = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const span = best - scores.reduce((least, score) => Math.min(least, score), best) + 1;
  const ids = [...new Set(orders.flatMap(({ candidates }) => candidates.map(({ personId }) => personId)))];
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const seats = orders.flatMap((order) => Array.from({ length: order.lacks }, () => ({ order, seat: seatOf(order) })));
  const plan = cheapestPlan(seats.map(({ seat }) => seat), ids.length);
  const asked = new Map<Id, Id[]>(orders.map(({ id }) => [id, []]));
  plan.people.forEach((person, i) => {
    if (person !== null) asked.get(seats[i]!.order.id)!.push(ids[person]!);
  });
  return { asked, short: [...new Set(wantMore(seats.map(({ seat }) => seat), plan).map((i) => seats[i]!.order.id))] };

  function seatOf({ urgent, candidates, more }: LackingOrder): PlanSeat {
    const empty = span * EMPTY * (urgent ? URGENT : 1);
    return { empty, more, edges: candidates.map(({ personId, score }) => ({ person: numberOf.get(personId)!, cost: best - score })) };
  }
}
