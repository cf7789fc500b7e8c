import type { Id } from '@supermarket/shared';
import { squaresAround, type Around } from '../areas/squares.rules.js';
import { dayNumber, marks, type Param, type Reads } from '../kernel/index.js';
import { WEIGHTS } from '../orders/fit.weights.js';
import { metresOf, nearPoints, placePoints, slotOf, standingPoints, timePoints, type FitOrder } from '../orders/score.rules.js';
import type { Step, Unjudged } from './best-first.js';
import { eachOf, rangesOf } from './region.js';
import type { Place, VolunteerSearch } from './searches.js';

interface RawNear {
  readonly id: Id;
  readonly square: number | null;
  readonly standing: number;
  readonly free: number;
  readonly freshUntil: number;
}

export interface NearRow extends Unjudged, Omit<RawNear, 'id'> {
  /** Points of what their row says, without place and week. */
  readonly facts: number;
}

/** Keys of an index that are read together. `place`: points of the nearest; `unplaced`: only who has no square. */
interface Region {
  readonly column: 'square' | 'community_id';
  readonly keys: readonly Param[];
  readonly place: number;
  readonly unplaced: boolean;
}

/** What has not been read of a region: fewer facts than these, or as many and, where a tie is named, after it. */
interface Below {
  readonly facts: number;
  readonly tie: Id | null;
}

/** Fewer facts than anybody's. */
const NONE = -1;
const COLUMNS = 'person_id AS id, square, standing, free, fresh_until AS freshUntil';
/** Squares that are read at once: the own one with the ring around it, and further out ever more. */
const SIZES = [9, 40, 112, 288, 1_000] as const;
/** More than this is not taken from one step: it is read on below the last of it. */
const MOST = 400;
/**
 * So many squares at most are looked up one by one, where their practised ones stand first; more are read in ranges.
 * Once it is known how high they must be, so many at least are taken at once: few of them matter.
 */
const ONE_BY_ONE = 64;
const STANDINGS = [0, 1, 2, 3, 4, 5] as const;
const HIGHEST = Math.max(...STANDINGS.map((standing) => standingPoints(standing, WEIGHTS)));
/** What anybody could bring beside where they stand. */
const BEST = WEIGHTS.free + WEIGHTS.week[0] + WEIGHTS.fresh + HIGHEST;

/** Where volunteers for one order are read from. */
export class VolunteerSteps {
  readonly #slot;
  readonly #today;
  readonly #skill;

  constructor(
    private readonly reads: Reads,
    private readonly order: FitOrder,
    private readonly search: VolunteerSearch,
  ) {
    this.#slot = slotOf(order);
    this.#today = dayNumber(search.now);
    this.#skill = order.skill ?? '';
  }

  all(): Step<NearRow>[] {
    const { order, search } = this;
    if (search.within) return this.#communities(search.within, false);
    const rest = this.#communities(search.town, order.square !== null);
    return order.square === null ? rest : [...this.#outward(squaresAround(order.square), 0, 0), ...rest];
  }

  /** The rows of certain people, as the steps would have met them. */
  async ofPeople(ids: readonly Id[]): Promise<NearRow[]> {
    const { except, within } = this.search;
    const rows = await this.reads.rows<RawNear & { communityId: Id }>(`SELECT ${COLUMNS}, community_id AS communityId FROM volunteer_near WHERE person_id IN (${marks(ids)}) AND skill = ?`, [...ids, this.#skill]);
    return rows
      .filter(({ id, communityId }) => !except.includes(id) && (within === null || within.some((place) => place.id === communityId)))
      .map((row) => this.#unjudged(row, 0));
  }

  /** Outward from the `from`th square around, `turn`s after the first. */
  #outward(around: readonly Around[], from: number, turn: number): Step<NearRow>[] {
    if (from >= around.length) return [];
    const place = nearPoints(around[from]!.metres, WEIGHTS);
    return [
      {
        ceiling: place + BEST,
        read: async (floor) => {
          const size = Math.max(SIZES[Math.min(turn, SIZES.length - 1)]!, floor === null ? 0 : ONE_BY_ONE);
          // Once it is known how high they must be, nobody farther is read than who could be.
          const far = floor === null ? -1 : around.findIndex(({ metres }, i) => i >= from && nearPoints(metres, WEIGHTS) + BEST < floor.score);
          const to = Math.max(from + 1, Math.min(from + size, far === -1 ? around.length : far));
          const region = { column: 'square', keys: around.slice(from, to).map(({ square }) => square), place, unplaced: false } as const;
          const read = await this.#step(region, null).read(floor);
          return { rows: read.rows, rest: [...read.rest, ...this.#outward(around, to, turn + 1)] };
        },
      },
    ];
  }

  /** `unplaced`: of those only whom the squares do not hold, because their community has no point. */
  #communities(places: readonly Place[], unplaced: boolean): Step<NearRow>[] {
    const { order } = this;
    const keys = places
      .filter(({ square }) => !unplaced || square === null)
      .map(({ id, square }) => ({ key: id, place: placePoints(metresOf(order, { square }), order, { communityId: id, townId: this.#townOf(id) }, WEIGHTS) }))
      .sort((a, b) => b.place - a.place);
    const steps: Step<NearRow>[] = [];
    for (let from = 0; from < keys.length; from += 8) {
      const some = keys.slice(from, from + 8);
      steps.push(this.#step({ column: 'community_id', keys: some.map(({ key }) => key), place: some[0]!.place, unplaced }, null));
    }
    return steps;
  }

  #townOf(communityId: Id): Id {
    return this.search.town.some(({ id }) => id === communityId) ? this.order.townId : '';
  }

  /**
   * `tried`: more facts than so many were too many to be taken at once. Some of them were, whichever the index holds
   * first, and say how high the others must be; what is not fewer after that is read in order, the highest first.
   */
  #step(region: Region, below: Below | null, tried: number | null = null): Step<NearRow> {
    const { keys, place } = region;
    return {
      ceiling: below === null ? place + BEST : place + below.facts + WEIGHTS.week[0] - (below.tie === null ? 1 : 0),
      // In one place the order in which they are read is that of their ceilings.
      ...(below?.tie && keys.length === 1 ? { afterTie: below.tie } : {}),
      sampled: tried === NONE,
      read: async (floor) => {
        const least = floor === null ? null : floor.score - place - WEIGHTS.week[0];
        const inOrder = tried !== null && (least ?? NONE) <= tried;
        const all = await this.#rows(region, below, least, floor?.tie ?? null, inOrder);
        const rows = all.slice(0, MOST).filter(({ tie }) => !this.search.except.includes(tie));
        if (all.length <= MOST) return { rows, rest: least === null || least <= 0 ? [] : [this.#step(region, { facts: below === null ? least : Math.min(least, below.facts), tie: null })] };
        const { facts, tie } = all[MOST - 1]!;
        return { rows, rest: [this.#step(region, inOrder ? { facts, tie } : below, least ?? NONE)] };
      },
    };
  }

  async #rows({ column, keys, place, unplaced }: Region, below: Below | null, least: number | null, before: Id | null, inOrder: boolean): Promise<NearRow[]> {
    const { part, day } = this.#slot;
    const lowest = STANDINGS.find((standing) => standingPoints(standing, WEIGHTS) >= (least ?? 0) - WEIGHTS.free - WEIGHTS.fresh) ?? STANDINGS.length;
    const practised = lowest > 0 && (column === 'community_id' || keys.length <= ONE_BY_ONE);
    const among = column === 'community_id' || practised ? eachOf(column, keys) : rangesOf(column, keys as readonly number[]);
    const facts = `CASE WHEN (free & ?) <> 0 THEN ${WEIGHTS.free} WHEN free = 0 THEN ${WEIGHTS.freeUnsaid} WHEN (free & ?) <> 0 THEN ${WEIGHTS.freeThatDay} ELSE 0 END
      + CASE standing ${STANDINGS.map((s) => `WHEN ${s} THEN ${standingPoints(s, WEIGHTS)}`).join(' ')} ELSE 0 END + CASE WHEN fresh_until >= ? THEN ${WEIGHTS.fresh} ELSE 0 END`;
    const bounds: { sql: string; params: readonly Param[] }[] = [
      ...(least === null ? [] : [before === null ? { sql: 'facts >= ?', params: [least] } : { sql: '(facts > ? OR (facts = ? AND id > ?))', params: [least, least, before] }]),
      ...(below === null ? [] : [below.tie === null ? { sql: 'facts < ?', params: [below.facts] } : { sql: '(facts < ? OR (facts = ? AND id < ?))', params: [below.facts, below.facts, below.tie] }]),
    ];
    const near = `FROM volunteer_near WHERE skill = ? AND ${among.sql}${unplaced ? ' AND square IS NULL' : ''}${practised ? ' AND standing >= ?' : ''}`;
    const params = [this.#skill, ...among.params, ...(practised ? [lowest] : [])];
    const rows = await (bounds.length === 0 && !inOrder
      ? this.reads.rows<RawNear>(`SELECT ${COLUMNS} ${near} LIMIT ${MOST + 1}`, params)
      : this.reads.rows<RawNear>(
          `SELECT * FROM (SELECT ${COLUMNS}, ${facts} AS facts ${near}) n ${bounds.length === 0 ? '' : `WHERE ${bounds.map(({ sql }) => sql).join(' AND ')}`} ${inOrder ? 'ORDER BY facts DESC, id DESC' : ''} LIMIT ${MOST + 1}`,
          [part, day, this.#today, ...params, ...bounds.flatMap((bound) => bound.params)],
        ));
    return rows.map((row) => this.#unjudged(row, place));
  }

  #unjudged({ id, square, standing, free, freshUntil }: RawNear, place: number): NearRow {
    const metres = metresOf(this.order, { square });
    const facts = timePoints(this.#slot, free, WEIGHTS) + standingPoints(standing, WEIGHTS) + (freshUntil >= this.#today ? WEIGHTS.fresh : 0);
    return { tie: id, square, standing, free, freshUntil, facts, ceiling: (metres === null ? place : nearPoints(metres, WEIGHTS)) + facts + WEIGHTS.week[0] };
  }
}
