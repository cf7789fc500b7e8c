import { Random } from '../../prove/random.js';
import { cheapestPlan, isCheapest, wantMore, type Plan, type PlanSeat } from '../../src/matching/plan.rules.js';
import { median } from '../measure.js';
import { denseOptimum, greedyCost, morningOf, seatsOf, SPREADS, type Morning } from '../mornings.js';
import { figure, table, type Figure } from '../table.js';
import type { Part } from './index.js';

/** The morning that must be planned within a second. */
const LARGE = { orders: 2_000, people: 25_000 };
/** A morning of a town, on which the optimum over everybody is found in seconds. */
const KNOWN = { orders: 400, people: 5_000 };
const CANDIDATES = 50;
/** Who is short of candidates is shown so many times as many. */
const MORE = 4;
const SEED = 20261122;

/** How long a plan takes, and what it gives away by looking at a few candidates of each order only. */
export const planning: Part = {
  name: 'plan',
  about: `Planning a morning: ${LARGE.orders} orders, ${LARGE.people} volunteers, the best ${CANDIDATES} of each order, more where they are short`,
  run(): Promise<readonly Figure[]> {
    const seen = SPREADS.map((spread) => {
      const large = planned(morningOf(new Random(SEED, spread), spread, LARGE.orders, LARGE.people), 3);
      const whole = morningOf(new Random(SEED, `${spread} known`), spread, KNOWN.orders, KNOWN.people);
      const optimum = denseOptimum(whole);
      const above = (cost: number): number => (cost / optimum - 1) * 100;
      const known = planned(whole, 1);
      return { spread, large, gap: above(known.plan.cost), fifty: above(known.first.cost), greedy: above(greedyCost(known.seats)) };
    });
    table(
      ['morning', `with ${CANDIDATES}`, 'with more', 'left empty', 'with more', 'greedy above', `${KNOWN.orders} × ${KNOWN.people} above optimum`, `${CANDIDATES} only`, 'greedy'],
      seen.map(({ spread, large, gap, fifty, greedy }) => [
        spread, `${large.seconds.toFixed(3)} s`, `${large.longer.toFixed(3)} s`, empty(large.first), empty(large.plan),
        `${((greedyCost(large.seats) / large.plan.cost - 1) * 100).toFixed(1)} %`, `${gap.toFixed(2)} %`, `${fifty.toFixed(2)} %`, `${greedy.toFixed(1)} %`,
      ]),
    );
    return Promise.resolve([
      figure('plan-seconds', Math.max(...seen.map(({ large }) => large.seconds)), 's', '<= 1'),
      figure('plan-widened-seconds', Math.max(...seen.map(({ large }) => large.longer)), 's'),
      figure('plan-gap-percent', Math.max(...seen.map(({ gap }) => gap)), '% above the optimum', '<= 1'),
    ]);
  },
};

interface Planned {
  readonly seats: readonly PlanSeat[];
  readonly plan: Plan;
  /** The plan of the first candidates alone. */
  readonly first: Plan;
  /** Seconds to solve the first, and of all together; without the search for candidates. */
  readonly seconds: number;
  readonly longer: number;
}

const empty = ({ people }: Plan): string => String(people.filter((person) => person === null).length);

/** As staff's plan is made: orders that could gain by it get more candidates, until none could. */
function planned(whole: Morning, rounds: number): Planned {
  const counts = Array.from({ length: whole.orders }, () => CANDIDATES);
  let first: Plan | null = null;
  let seconds = 0;
  for (let longer = 0; ; ) {
    const seats = seatsOf(whole, (order) => counts[order]!);
    const [plan, took] = timed(seats, whole.people, rounds);
    if (!isCheapest(seats, plan)) throw new Error('a plan was not the cheapest');
    longer += took;
    if (!first) [first, seconds] = [plan, took];
    const short = wantMore(seats, plan);
    if (short.length === 0) return { seats, plan, first, seconds, longer };
    for (const order of short) counts[order]! *= MORE;
  }
}

function timed(seats: readonly PlanSeat[], people: number, rounds: number): readonly [Plan, number] {
  const times: number[] = [];
  for (;;) {
    const began = performance.now();
    const plan = cheapestPlan(seats, people);
    times.push((performance.now() - began) / 1000);
    if (times.length >= rounds) return [plan, median(times)];
  }
}
