import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cheapestPlan, costOf, isCheapest, wantMore, type PlanSeat } from './plan.rules.js';

const seat = (empty: number, edges: Readonly<Record<number, number>>): PlanSeat => ({
  empty, edges: Object.entries(edges).map(([person, cost]) => ({ person: Number(person), cost })), more: false,
});

describe('the plan of a morning', () => {
  test.each<{ about: string; seats: PlanSeat[]; people: number; plan: (number | null)[] }>([
    { about: 'nothing waits', seats: [], people: 3, plan: [] },
    { about: 'nobody suits', seats: [seat(9, {})], people: 3, plan: [null] },
    { about: 'the better of two', seats: [seat(9, { 0: 5, 1: 2 })], people: 2, plan: [1] },
    { about: 'the first gives way where the second has nobody else', seats: [seat(9, { 0: 1, 1: 2 }), seat(9, { 0: 4 })], people: 2, plan: [1, 0] },
    { about: 'three change places for a fourth', seats: [seat(99, { 0: 1, 1: 2 }), seat(99, { 1: 1, 2: 2 }), seat(99, { 2: 1, 3: 9 }), seat(99, { 0: 1 })], people: 4, plan: [1, 2, 3, 0] },
    { about: 'one person, two orders: who waits harder for them', seats: [seat(10, { 0: 1 }), seat(50, { 0: 1 })], people: 1, plan: [null, 0] },
    { about: 'an order for two asks two', seats: [seat(9, { 0: 1, 1: 2, 2: 3 }), seat(9, { 0: 1, 1: 2, 2: 3 })], people: 3, plan: [0, 1] },
    { about: 'an empty seat is better than somebody who does not suit at all', seats: [seat(3, { 0: 5 })], people: 1, plan: [null] },
  ])('$about', ({ seats, people, plan }) => {
    expect(cheapestPlan(seats, people).people).toEqual(plan);
  });

  const PEOPLE = 5;
  const small = fc.array(
    fc.record({
      empty: fc.nat(30),
      edges: fc.uniqueArray(fc.record({ person: fc.nat(PEOPLE - 1), cost: fc.nat(20) }), { selector: ({ person }) => person, maxLength: PEOPLE }),
      more: fc.constant(false),
    }),
    { maxLength: 5 },
  );

  test('costs as little as the best of all plans there are', () => {
    fc.assert(fc.property(small, (seats) => {
      expect(cheapestPlan(seats, PEOPLE).cost).toBe(best(seats));
    }), { numRuns: 2000 });
  });

  test('proves itself, also where all plans are too many to try', () => {
    const large = fc.integer({ min: 1, max: 120 }).chain((people) => fc.array(
      fc.record({
        empty: fc.constantFrom(50, 200, 1000),
        edges: fc.uniqueArray(fc.record({ person: fc.nat(people - 1), cost: fc.nat(100) }), { selector: ({ person }) => person, maxLength: 12 }),
        more: fc.constant(false),
      }),
      { maxLength: 90 },
    ).map((seats) => ({ seats, people })));
    fc.assert(fc.property(large, ({ seats, people }) => {
      expect(isCheapest(seats, cheapestPlan(seats, people))).toBe(true);
    }), { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) });
  });

  test('a few candidates of each are enough, if those who are short of them may ask for more', () => {
    fc.assert(fc.property(small, (seats) => {
      const listed = seats.map(({ edges, ...rest }) => ({ ...rest, edges: [...edges].sort((a, b) => a.cost - b.cost) }));
      const shown = listed.map(() => 1);
      const first = (): PlanSeat[] => listed.map(({ edges, empty }, i) => ({ empty, edges: edges.slice(0, shown[i]), more: edges.length > shown[i]! }));
      let plan = cheapestPlan(first(), PEOPLE);
      for (let short = wantMore(first(), plan); short.length > 0; short = wantMore(first(), plan)) {
        for (const each of short) shown[each]! += 1;
        plan = cheapestPlan(first(), PEOPLE);
      }
      expect(plan.cost).toBe(best(seats));
    }), { numRuns: 1000 });
  });

  test('the proof does not hold for a plan that is dearer', () => {
    const seats = [seat(9, { 0: 1, 1: 2 }), seat(9, { 0: 4 })];
    const plan = cheapestPlan(seats, 2);
    const greedy = [0, null];
    expect(isCheapest(seats, { ...plan, people: greedy, cost: costOf(seats, greedy) })).toBe(false);
  });
});

/** The cheapest of all plans, by trying each. */
function best(seats: readonly PlanSeat[], at = 0, taken: ReadonlySet<number> = new Set()): number {
  if (at === seats.length) return 0;
  const { empty, edges } = seats[at]!;
  const left = empty + best(seats, at + 1, taken);
  return edges.filter(({ person }) => !taken.has(person)).reduce((least, { person, cost }) => Math.min(least, cost + best(seats, at + 1, new Set([...taken, person]))), left);
}
