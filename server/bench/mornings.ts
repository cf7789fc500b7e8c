import type { PlanEdge, PlanSeat } from '../src/matching/plan.rules.js';
import type { Random } from '../prove/random.js';

/** A morning on which everybody's cost for every order is known: rows of orders, columns of people. */
export interface Morning {
  readonly orders: number;
  readonly people: number;
  /** `costs[order * people + person]`; `NEVER` where a gate is shut. */
  readonly costs: Uint16Array;
}

export type Spread = 'uniform' | 'clustered' | 'scarce' | 'storm';
export const SPREADS: readonly Spread[] = ['uniform', 'clustered', 'scarce', 'storm'];

export const NEVER = 65_535;
/** An empty seat costs more than the worst person, so a plan asks as many as it can before it asks the best. */
export const EMPTY = 20_000;

const SKILLS = 14;
/** Weekdays × parts of a day. */
const TIMES = 21;
/** A county is about as wide, in kilometres. */
const WIDTH = 40;

/**
 * A county with towns: people have one to three skills (0 stands for what anybody can do), four free times and a load.
 * `clustered` lets nine of ten orders and people live around eleven towns; in `scarce` one in four orders wants a skill
 * that one in two hundred has, and more orders want it than people have it nearby; in `storm` all orders come from one
 * village.
 */
export function morningOf(random: Random, spread: Spread, orders: number, people: number): Morning {
  const towns = Array.from({ length: 11 }, () => [random.next() * WIDTH, random.next() * WIDTH] as const);
  const village = random.pick(towns);
  const place = (): readonly [number, number] => {
    if (spread === 'uniform' || !random.chance(0.9)) return [random.next() * WIDTH, random.next() * WIDTH];
    const [x, y] = random.pick(towns);
    const near = (): number => (random.next() + random.next() + random.next() - 1.5) * 3;
    return [x + near(), y + near()];
  };
  const skill = (): number => (spread === 'scarce' && random.chance(0.005) ? 1 : random.int(2, SKILLS - 1));
  const crowd = Array.from({ length: people }, () => ({
    at: place(), load: random.int(0, 3), quick: random.int(0, 9),
    skills: bits(Array.from({ length: random.int(1, 3) }, skill)), times: bits(Array.from({ length: 4 }, () => random.int(0, TIMES - 1))),
  }));
  const costs = new Uint16Array(orders * people);
  for (let order = 0; order < orders; order += 1) {
    const [x, y] = spread === 'storm' ? village : place();
    const wanted = spread === 'scarce' && random.chance(0.25) ? 1 : random.chance(0.4) ? 0 : random.int(2, SKILLS - 1);
    const time = 1 << random.int(0, TIMES - 1);
    crowd.forEach(({ at, load, quick, skills, times }, person) => {
      const able = wanted === 0 || (skills & (1 << wanted)) !== 0;
      const far = Math.hypot(at[0] - x, at[1] - y);
      costs[order * people + person] = able ? Math.round(far * 100) + ((times & time) !== 0 ? 0 : 400) + load * 150 + quick * 10 : NEVER;
    });
  }
  return { orders, people, costs };
}

const bits = (numbers: readonly number[]): number => numbers.reduce((all, number) => all | (1 << number), 0);

/** What staff's plan is made from: of each order so many people who suit it most. */
export function seatsOf(morning: Morning, best: (order: number) => number): PlanSeat[] {
  return Array.from({ length: morning.orders }, (_, order) => seatOf(morning, order, best(order)));
}

function seatOf({ people, costs }: Morning, order: number, best: number): PlanSeat {
  const row = costs.subarray(order * people, (order + 1) * people);
  const list: PlanEdge[] = [];
  let able = 0;
  for (let person = 0; person < people; person += 1) {
    const cost = row[person]!;
    if (cost === NEVER) continue;
    able += 1;
    if (list.length === best && cost >= list.at(-1)!.cost) continue;
    const at = list.findIndex((edge) => edge.cost > cost);
    list.splice(at < 0 ? list.length : at, 0, { person, cost });
    list.length = Math.min(list.length, best);
  }
  return { empty: EMPTY, edges: list, more: able > list.length };
}

/** The first that comes takes the best who is left: what a busy desk does without a plan. */
export function greedyCost(seats: readonly PlanSeat[]): number {
  const taken = new Set<number>();
  return seats.reduce((sum, { empty, edges }) => {
    const first = edges.find(({ person, cost }) => !taken.has(person) && cost <= empty);
    if (!first) return sum + empty;
    taken.add(first.person);
    return sum + first.cost;
  }, 0);
}

/**
 * The least that any plan costs when everybody is a candidate of everything: the Hungarian method over the whole
 * table, row after row. Written apart from the plan's own search, as its judge.
 */
export function denseOptimum({ orders, people, costs }: Morning): number {
  // Column 0 is where a row begins; columns above `people` are the empty seats, one for each order.
  const columns = people + orders;
  const rowOf = new Int32Array(columns + 1);
  const rowWorth = new Float64Array(orders + 1);
  const columnWorth = new Float64Array(columns + 1);
  const least = new Float64Array(columns + 1);
  const before = new Int32Array(columns + 1);
  const used = new Uint8Array(columns + 1);
  const cost = (row: number, column: number): number => {
    if (column > people) return column - people === row ? EMPTY : Infinity;
    const value = costs[(row - 1) * people + column - 1]!;
    return value === NEVER ? Infinity : value;
  };
  for (let row = 1; row <= orders; row += 1) {
    rowOf[0] = row;
    least.fill(Infinity);
    used.fill(0);
    let column = 0;
    do {
      used[column] = 1;
      const current = rowOf[column]!;
      let delta = Infinity;
      let next = 0;
      for (let c = 1; c <= columns; c += 1) {
        if (used[c]) continue;
        const reduced = cost(current, c) - rowWorth[current]! - columnWorth[c]!;
        if (reduced < least[c]!) {
          least[c] = reduced;
          before[c] = column;
        }
        if (least[c]! < delta) {
          delta = least[c]!;
          next = c;
        }
      }
      for (let c = 0; c <= columns; c += 1) {
        if (used[c]) {
          rowWorth[rowOf[c]!]! += delta;
          columnWorth[c]! -= delta;
        } else least[c]! -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = before[column]!) rowOf[column] = rowOf[before[column]!]!;
  }
  let sum = 0;
  for (let c = 1; c <= columns; c += 1) if (rowOf[c] !== 0) sum += cost(rowOf[c]!, c);
  return sum;
}
