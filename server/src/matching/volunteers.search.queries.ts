import type { Reads } from '../kernel/index.js';
import type { FitOrder } from '../orders/score.rules.js';
import { bestFirst } from './best-first.js';
import { aboutHousehold, judgeOf } from './judged-volunteers.queries.js';
import { VolunteerSteps } from './near-volunteers.queries.js';
import type { Suited, VolunteerSearch } from './searches.js';

/** A larger id is newer, and of two who suit alike the newer is asked: the index is read backwards in this order. */
const newerFirst = (a: string, b: string): number => (a > b ? -1 : a < b ? 1 : 0);

/** The best volunteers for an order, exactly as if everybody had been judged; see `bestFirst`. */
export async function bestVolunteers(reads: Reads, order: FitOrder, search: VolunteerSearch): Promise<Suited[]> {
  const { count } = search;
  if (count <= 0) return [];
  const steps = new VolunteerSteps(reads, order, search);
  const household = await aboutHousehold(reads, order.requesterId);
  const judge = judgeOf(reads, order, search, household);
  const known = household.helpers.length === 0 ? [] : await judge(await steps.ofPeople(household.helpers));
  return bestFirst({ steps: steps.all(), judge, count, first: newerFirst, known });
}

