import type { DayPart, Id, Risk, Shelf, Skill } from '@supermarket/shared';
import { squaresAround } from '../areas/squares.rules.js';
import { dayNumber, instant, marks, type Param, type Reads } from '../kernel/index.js';
import { tasksInWeekOf } from '../orders/claim.rules.js';
import { WEIGHTS } from '../orders/fit.weights.js';
import { fitGates, metresOf, nearPoints, scoreOf, slotOf, standingPoints, timePoints, type FitOrder, type FitPerson } from '../orders/score.rules.js';
import { bestFirst, type Judged, type Step, type Unjudged } from './best-first.js';
import { CARD_COLUMNS, READ_COLUMNS, type CardRow } from './hall.rows.js';

export type FoundOrder = FitOrder & Omit<CardRow, keyof FitOrder>;

/** An order that a volunteer could take. */
export interface SuitedOrder extends Judged {
  readonly order: FoundOrder;
}

export interface OrderSearch {
  readonly count: number;
  readonly now: Date;
  /** Orders in which the volunteer has a part already. */
  readonly except: readonly Id[];
  /** A condition on `service_order s`: what the volunteer may see at all. */
  readonly reach: { readonly sql: string; readonly params: readonly Param[] };
  /** 我有 1 小时 */
  readonly minutes: number | null;
  /** 会水电: only what needs this skill. */
  readonly skill: Skill | null;
  /** 本周末: it begins within. */
  readonly between: readonly [Date, Date] | null;
}

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

interface OpenRow extends Unjudged {
  readonly id: Id;
}

/** Squares that are read at once, outward; open orders lie closer than volunteers with one skill. */
const SIZES = [1, 8, 8, 16, 32, 64, 160, 400, 1_000] as const;
/** More than this is not taken from one step: it is cut in two, or read on in the order of the index. */
const MOST = 400;

/** The sooner, and then the smaller id. */
const tieOf = ({ windowStart, id }: Pick<RawRow, 'windowStart' | 'id'>): string => `${windowStart}|${id}`;
const soonerFirst = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The best open orders for a volunteer, exactly as if all had been judged; see `bestFirst`. */
export async function bestOrders(reads: Reads, me: FitPerson, search: OrderSearch): Promise<SuitedOrder[]> {
  if (search.count <= 0) return [];
  const judge = judgeOf(reads, me, search);
  const steps = new Steps(reads, me, search);
  // What a household they know has asked for stands out: it is looked up, so that no ceiling has to allow for it.
  const known = me.knownTo.length === 0 ? [] : await judge(await steps.ofHouseholds(me.knownTo));
  return bestFirst({ steps: steps.all(), judge, count: search.count, first: soonerFirst, known });
}

const COLUMNS = 'id, square, window_start AS windowStart, day_part AS dayPart, seats, risk, party_only AS partyOnly, shelf';

/** Where open orders for one volunteer are read from. */
class Steps {
  readonly #skills: readonly Skill[];
  readonly #plain: boolean;
  /** Of the volunteer alone: the same for every order. */
  readonly #own: number;
  readonly #filter: { readonly sql: string; readonly params: readonly Param[] };

  constructor(
    private readonly reads: Reads,
    private readonly me: FitPerson,
    search: OrderSearch,
  ) {
    const { now, minutes, skill, between } = search;
    this.#skills = skill === null ? me.skills : me.skills.filter((one) => one === skill);
    this.#plain = skill === null;
    this.#own = standingPoints(me.standing, WEIGHTS) + (me.freshUntil >= dayNumber(now) ? WEIGHTS.fresh : 0);
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
      this.#step('town_id', [me.townId], sameTown, unplaced),
    ];
    return me.square === null ? rest : [...this.#squares(me.square), ...rest];
  }

  async ofHouseholds(ids: readonly Id[]): Promise<OpenRow[]> {
    const rows = await this.reads.rows<RawRow & { skill: Skill | null }>(
      `SELECT ${COLUMNS}, skill FROM service_order WHERE requester_id IN (${marks(ids)}) AND status = 'OPEN' ${this.#filter.sql}`,
      [...ids, ...this.#filter.params],
    );
    return rows.filter(({ skill }) => (skill === null ? this.#plain : this.#skills.includes(skill))).map((row) => this.#unjudged(row, 0));
  }

  #squares(middle: number): Step<OpenRow>[] {
    const around = squaresAround(middle);
    const steps: Step<OpenRow>[] = [];
    for (let from = 0, turn = 0; from < around.length; turn += 1) {
      const size = SIZES[Math.min(turn, SIZES.length - 1)]!;
      const some = around.slice(from, from + size);
      steps.push(this.#step('square', some.map(({ square }) => square), nearPoints(some[0]!.metres, WEIGHTS), false));
      from += size;
    }
    return steps;
  }

  /** `place`: points of the nearest of them. */
  #step(column: 'square' | 'community_id' | 'town_id', keys: readonly Param[], place: number, unplaced: boolean, after: RawRow | null = null): Step<OpenRow> {
    return {
      // Who has named no times has no better ones to hope for.
      ceiling: place + (this.me.free === 0 ? WEIGHTS.freeUnsaid : WEIGHTS.free) + WEIGHTS.week[0] + this.#own,
      ...(after && keys.length === 1 ? { afterTie: tieOf(after) } : {}),
      read: async () => {
        const rows = await this.#rows(column, keys, unplaced, after);
        if (rows.length <= MOST) return { rows: rows.map((row) => this.#unjudged(row, place)), rest: [] };
        if (keys.length > 1) {
          const half = Math.ceil(keys.length / 8);
          return { rows: [], rest: [keys.slice(0, half), keys.slice(half)].map((part) => this.#step(column, part, this.#nearest(part as readonly number[]), unplaced)) };
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
    const size = one ? 1 : (SIZES.find((s) => s >= keys.length) ?? keys.length);
    const padded = [...keys, ...Array<Param>(size - keys.length).fill(keys[0]!)];
    const where = `${column} ${one ? '= ?' : `IN (${marks(padded)})`} ${unplaced ? 'AND square IS NULL' : ''} ${this.#filter.sql} ${after ? 'AND (window_start > ? OR (window_start = ? AND id > ?))' : ''}`;
    const params = [...padded, ...this.#filter.params, ...(after ? [after.windowStart, after.windowStart, after.id] : [])];
    const order = one ? `ORDER BY window_start, id LIMIT ${MOST + 1}` : `LIMIT ${MOST + 1}`;
    if (column !== 'square') {
      const skills = [...(this.#skills.length > 0 ? [`skill IN (${marks(this.#skills)})`] : []), ...(this.#plain ? ['skill IS NULL'] : [])].join(' OR ');
      return this.reads.rows<RawRow>(`SELECT ${COLUMNS} FROM service_order WHERE status = 'OPEN' AND ${where} AND (${skills}) ${order}`, [...params, ...this.#skills]);
    }
    const parts = [...this.#skills.map((skill) => ({ sql: 'skill = ?', params: [skill] as Param[] })), ...(this.#plain ? [{ sql: 'skill IS NULL', params: [] as Param[] }] : [])];
    const sql = parts.map((part, i) => `SELECT * FROM (SELECT ${COLUMNS} FROM service_order WHERE status = 'OPEN' AND ${part.sql} AND ${where} ${order}) p${i}`).join(' UNION ALL ');
    return this.reads.rows<RawRow>(parts.length === 1 ? sql : `${sql} ${one ? `ORDER BY windowStart, id LIMIT ${MOST + 1}` : ''}`, parts.flatMap((part) => [...part.params, ...params]));
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

/** Reads the cards of some, and keeps those that pass every gate. */
function judgeOf(reads: Reads, me: FitPerson, { now, except, reach }: OrderSearch): (rows: readonly OpenRow[]) => Promise<SuitedOrder[]> {
  return async (open) => {
    const wanted = open.filter(({ id }) => !except.includes(id));
    if (wanted.length === 0) return [];
    const rows = await reads.rows<CardRow>(
      `SELECT ${CARD_COLUMNS} FROM (SELECT ${READ_COLUMNS} FROM service_order s WHERE s.id IN (${marks(wanted)}) AND ${reach.sql}) o JOIN area c ON c.id = o.community_id JOIN area t ON t.id = c.town_id`,
      [...wanted.map(({ id }) => id), ...reach.params],
    );
    return rows.flatMap((row) => {
      const order: FoundOrder = { ...row, partyOnly: row.partyOnly !== 0, windowStart: instant(row.windowStart), windowEnd: instant(row.windowEnd) };
      return fitGates(order, me, now).length > 0 ? [] : [{ tie: tieOf(row), score: scoreOf(order, me, now), order }];
    });
  };
}

