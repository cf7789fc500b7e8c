import type { DayPart, Id, Risk, Shelf, Skill } from '@supermarket/shared';
import { NEAR, squaresAround, type Around } from '../areas/squares.rules.js';
import { dayNumber, instant, marks, type Param, type Reads } from '../kernel/index.js';
import { tasksInWeekOf } from '../orders/claim.rules.js';
import { WEIGHTS } from '../orders/fit.weights.js';
import { metresOf, nearPoints, slotOf, standingPoints, timePoints, type FitPerson } from '../orders/score.rules.js';
import type { Step, Unjudged } from './best-first.js';
import { eachOf, rangesOf } from './region.js';
import type { OrderSearch } from './searches.js';

interface RawRow {
  readonly id: Id;
  readonly square: number | null;
  readonly windowStart: string;
  readonly dayPart: DayPart | null;
  readonly seats: number;
  readonly risk: Risk;
  readonly partyOnly: number;
  readonly shelf: Shelf | null;
}

export interface OpenRow extends Unjudged {
  readonly id: Id;
}

/** Squares that are read at once while nothing is known: the own one, the ring around it, and further out ever more. */
const SIZES = [1, 8, 40, 112, 288, 1_000] as const;
/** More than this is not taken from one step: it is cut in two, or read on in the order of the index. */
const MOST = 400;
/** So many are asked for where it is known how close they lie: fewer than what would have to be cut. */
const AIM = 300;

/** The sooner, and then the smaller id. */
export const tieOf = ({ windowStart, id }: Pick<RawRow, 'windowStart' | 'id'>): string => `${windowStart}|${id}`;

const COLUMNS = 'id, square, window_start AS windowStart, day_part AS dayPart, seats, risk, party_only AS partyOnly, shelf';

/** Where open orders for one volunteer are read from. */
export class OrderSteps {
  readonly #skills: readonly Skill[];
  readonly #plain: boolean;
  readonly #near: boolean;
  /** Of the volunteer alone: the same for every order. */
  readonly #own: number;
  /** The most that an order could bring beside where it is. */
  readonly #best: number;
  readonly #filter: { readonly sql: string; readonly params: readonly Param[] };

  constructor(
    private readonly reads: Reads,
    private readonly me: FitPerson,
    search: OrderSearch,
  ) {
    const { now, near, minutes, skill, between } = search;
    this.#skills = skill === null ? me.skills : me.skills.filter((one) => one === skill);
    this.#plain = skill === null;
    this.#near = near;
    this.#own = standingPoints(me.standing, WEIGHTS) + (me.freshUntil >= dayNumber(now) ? WEIGHTS.fresh : 0);
    // Who has named no times has no better ones to hope for.
    this.#best = (me.free === 0 ? WEIGHTS.freeUnsaid : WEIGHTS.free) + WEIGHTS.week[0] + this.#own;
    this.#filter = {
      sql: `AND window_end > ? ${minutes === null ? '' : 'AND minutes <= ?'} ${between ? 'AND window_start >= ? AND window_start < ?' : ''}`,
      params: [now, ...(minutes === null ? [] : [minutes]), ...(between ?? [])],
    };
  }

  all(): Step<OpenRow>[] {
    const { me } = this;
    if (this.#skills.length === 0 && !this.#plain) return [];
    const unplaced = me.square !== null;
    const { sameCommunity, sameTown } = WEIGHTS;
    const rest = [
      this.#step('community_id', [me.communityId], sameCommunity, unplaced),
      ...(this.#near ? [] : [this.#step('town_id', [me.townId], sameTown, unplaced)]),
    ];
    if (me.square === null) return rest;
    const around = squaresAround(me.square);
    return [...this.#outward(this.#near ? around.filter(({ metres }) => metres <= NEAR) : around, 0, 0, null), ...rest];
  }

  async ofHouseholds(ids: readonly Id[]): Promise<OpenRow[]> {
    const rows = await this.reads.rows<RawRow & { skill: Skill | null }>(
      `SELECT ${COLUMNS}, skill FROM service_order WHERE requester_id IN (${marks(ids)}) AND status = 'OPEN' ${this.#filter.sql}`,
      [...ids, ...this.#filter.params],
    );
    return rows.filter(({ skill }) => (skill === null ? this.#plain : this.#skills.includes(skill))).map((row) => this.#unjudged(row, 0));
  }

  /** Outward from the `from`th square around, `turn`s after the first; `dense`: orders in a square so far. */
  #outward(around: readonly Around[], from: number, turn: number, dense: number | null): Step<OpenRow>[] {
    if (from >= around.length) return [];
    const place = nearPoints(around[from]!.metres, WEIGHTS);
    return [
      {
        ceiling: place + this.#best,
        read: async (floor) => {
          const size = dense === null ? 1 : Math.max(1, Math.min(SIZES[Math.min(turn, SIZES.length - 1)]!, Math.floor(AIM / Math.max(dense, 0.01))));
          // Once it is known how high they must be, nothing farther is read than what could be.
          const far = floor === null ? -1 : around.findIndex(({ metres }, i) => i >= from && nearPoints(metres, WEIGHTS) + this.#best < floor.score);
          const most = dense === null ? size : Math.max(size, Math.floor(AIM / Math.max(dense, 0.01)));
          const to = Math.max(from + 1, Math.min(floor === null ? from + size : from + most, far === -1 ? around.length : far));
          const keys = around.slice(from, to).map(({ square }) => square);
          const { rows, rest } = await this.#step('square', keys, place, false).read(floor);
          const found = rest.length > 0 ? MOST : rows.length;
          return { rows, rest: [...rest, ...this.#outward(around, to, turn + 1, Math.max(found / keys.length, (dense ?? 0) / 2))] };
        },
      },
    ];
  }

  /** `place`: points of the nearest of them. */
  #step(column: 'square' | 'community_id' | 'town_id', keys: readonly Param[], place: number, unplaced: boolean, after: RawRow | null = null): Step<OpenRow> {
    return {
      ceiling: place + this.#best,
      ...(after && keys.length === 1 ? { afterTie: tieOf(after) } : {}),
      read: async (floor) => {
        // Of squares in the order of their distance those are left for later that lie too far for the floor.
        const far = floor === null || column !== 'square' ? -1 : keys.findIndex((key) => this.#nearest([key as number]) + this.#best < floor.score);
        if (far > 0) return { rows: [], rest: [keys.slice(0, far), keys.slice(far)].map((part) => this.#step(column, part, this.#nearest(part as readonly number[]), unplaced)) };
        const rows = await this.#rows(column, keys, unplaced, after);
        if (rows.length <= MOST) return { rows: rows.map((row) => this.#unjudged(row, place)), rest: [] };
        if (keys.length > 1) {
          // Any of very many say how high the others must be.
          const half = Math.ceil(keys.length / 4);
          return { rows: rows.map((row) => this.#unjudged(row, place)), rest: [keys.slice(0, half), keys.slice(half)].map((part) => this.#step(column, part, this.#nearest(part as readonly number[]), unplaced)) };
        }
        const read = rows.slice(0, MOST);
        return { rows: read.map((row) => this.#unjudged(row, place)), rest: [this.#step(column, keys, place, unplaced, read.at(-1)!)] };
      },
    };
  }

  #nearest(squares: readonly number[]): number {
    return Math.max(...squares.map((square) => nearPoints(metresOf({ square }, this.me)!, WEIGHTS)));
  }

  #rows(column: string, keys: readonly Param[], unplaced: boolean, after: RawRow | null): Promise<RawRow[]> {
    const one = keys.length === 1;
    const among = column === 'square' ? rangesOf(column, keys as readonly number[]) : eachOf(column, keys);
    const where = `${among.sql} ${unplaced ? 'AND square IS NULL' : ''} ${this.#filter.sql} ${after ? 'AND (window_start > ? OR (window_start = ? AND id > ?))' : ''}`;
    const params = [...among.params, ...this.#filter.params, ...(after ? [after.windowStart, after.windowStart, after.id] : [])];
    const order = one ? `ORDER BY window_start, id LIMIT ${MOST + 1}` : `LIMIT ${MOST + 1}`;
    if (column !== 'square') {
      const skills = [...(this.#skills.length > 0 ? [`skill IN (${marks(this.#skills)})`] : []), ...(this.#plain ? ['skill IS NULL'] : [])].join(' OR ');
      return this.reads.rows<RawRow>(`SELECT ${COLUMNS} FROM service_order WHERE status = 'OPEN' AND ${where} AND (${skills}) ${order}`, [...params, ...this.#skills]);
    }
    const parts = [...this.#skills.map((skill) => ({ sql: 'skill = ?', params: [skill] as Param[] })), ...(this.#plain ? [{ sql: 'skill IS NULL', params: [] as Param[] }] : [])];
    const sql = parts.map((part, i) => `SELECT * FROM (SELECT ${COLUMNS} FROM service_order WHERE status = 'OPEN' AND ${part.sql} AND ${where} ${order}) p${i}`).join(' UNION ALL ');
    return this.reads.rows<RawRow>(parts.length === 1 ? sql : `${sql} ${one ? 'ORDER BY windowStart, id' : ''} LIMIT ${MOST + 1}`, parts.flatMap((part) => [...part.params, ...params]));
  }

  #unjudged(row: RawRow, place: number): OpenRow {
    const { me } = this;
    const metres = metresOf(row, me);
    const windowStart = instant(row.windowStart);
    const week = WEIGHTS.week[tasksInWeekOf(windowStart, me.tasks, row.id)] ?? 0;
    const ceiling = (metres === null ? place : nearPoints(metres, WEIGHTS)) + timePoints(slotOf({ windowStart, dayPart: row.dayPart }), me.free, WEIGHTS) + week + this.#own;
    return { id: row.id, tie: tieOf(row), ceiling };
  }
}
