import type { Id, PartyState } from '@supermarket/shared';
import { squaresAround } from '../areas/squares.rules.js';
import { mayBeInvited } from '../consent/purposes.store.js';
import { dayNumber, instant, marks, type Param, type Reads } from '../kernel/index.js';
import { LIVE, TAKEN } from '../orders/course.rules.js';
import { WEIGHTS } from '../orders/fit.weights.js';
import { fitGates, nearPoints, placePoints, metresOf, scoreOf, slotOf, standingPoints, timePoints, type FitOrder, type FitPerson } from '../orders/score.rules.js';
import { SPAN } from '../orders/volunteers.store.js';
import { bestFirst, type Floor, type Judged, type Step, type Unjudged } from './best-first.js';

/** Somebody who passes every gate of an order. */
export interface Suited extends Judged {
  readonly person: FitPerson;
}

export interface VolunteerSearch {
  readonly count: number;
  readonly now: Date;
  readonly except: readonly Id[];
  /** Only volunteers of these communities; null for everybody within reach. */
  readonly within: readonly Place[] | null;
  /** The communities of the order's town. */
  readonly town: readonly Place[];
}

export interface Place {
  readonly id: Id;
  readonly square: number | null;
}

interface NearRow extends Unjudged {
  readonly square: number | null;
  readonly standing: number;
  readonly free: number;
  readonly freshUntil: number;
}

/** Squares that are read at once: the own one, the ring around it, and further out ever more, because there is ever less in them. */
const SIZES = [1, 8, 24, 64, 160, 400, 1_000] as const;
/** More than this is not taken from one step: it is cut in two, or read on in the order of the index. */
const MOST = 400;
const STANDINGS = [0, 1, 2, 3, 4, 5] as const;
const HIGHEST = Math.max(...STANDINGS.map((standing) => standingPoints(standing, WEIGHTS)));

/** A larger id is newer, and of two who suit alike the newer is asked: the index is read backwards in this order. */
const newerFirst = (a: string, b: string): number => (a > b ? -1 : a < b ? 1 : 0);

/** The best volunteers for an order, exactly as if everybody had been judged; see `bestFirst`. */
export async function bestVolunteers(reads: Reads, order: FitOrder, search: VolunteerSearch): Promise<Suited[]> {
  const { count } = search;
  if (count <= 0) return [];
  const household = await aboutHousehold(reads, order.requesterId);
  const judge = judgeOf(reads, order, search, household);
  const known = household.helpers.length === 0 ? [] : await judge(await rowsOf(reads, order, search, household.helpers));
  return bestFirst({ steps: new Steps(reads, order, search).all(), judge, count, first: newerFirst, known });
}

/** Where volunteers for one order are read from. */
class Steps {
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
    return order.square === null ? rest : [...this.#squares(order.square), ...rest];
  }

  #squares(middle: number): Step<NearRow>[] {
    const around = squaresAround(middle);
    const steps: Step<NearRow>[] = [];
    for (let from = 0, turn = 0; from < around.length; turn += 1) {
      const size = SIZES[Math.min(turn, SIZES.length - 1)]!;
      steps.push(this.#step('square', around.slice(from, from + size).map(({ square, metres }) => ({ key: square, place: nearPoints(metres, WEIGHTS) })), false));
      from += size;
    }
    return steps;
  }

  /** `unplaced`: of those only whom the squares do not hold, because their community has no point. */
  #communities(places: readonly Place[], unplaced: boolean): Step<NearRow>[] {
    const { order } = this;
    const keys = places
      .filter(({ square }) => !unplaced || square === null)
      .map(({ id, square }) => ({ key: id, place: placePoints(metresOf(order, { square }), order, { communityId: id, townId: this.#townOf(id) }, WEIGHTS) }))
      .sort((a, b) => b.place - a.place);
    const steps: Step<NearRow>[] = [];
    for (let from = 0; from < keys.length; from += 8) steps.push(this.#step('community_id', keys.slice(from, from + 8), unplaced));
    return steps;
  }

  #townOf(communityId: Id): Id {
    return this.search.town.some(({ id }) => id === communityId) ? this.order.townId : '';
  }

  #step(column: 'square' | 'community_id', keys: readonly { readonly key: Param; readonly place: number }[], unplaced: boolean, after: { standing: number; id: Id } | null = null): Step<NearRow> {
    const place = Math.max(...keys.map((one) => one.place));
    const best = WEIGHTS.free + WEIGHTS.week[0] + WEIGHTS.fresh;
    const upTo = (standing: number): number => Math.max(...STANDINGS.filter((s) => s <= standing).map((s) => standingPoints(s, WEIGHTS)), 0);
    const ceiling = place + best + (after ? upTo(after.standing) : HIGHEST);
    const orderly = after !== null && (after.standing === 0 || upTo(after.standing - 1) < standingPoints(after.standing, WEIGHTS));
    return {
      ceiling,
      ...(orderly ? { afterTie: after.id } : {}),
      read: async (floor) => {
        const all = await this.#rows(column, keys, unplaced, place, after, floor);
        const open = (some: readonly NearRow[]): NearRow[] => some.filter(({ tie }) => !this.search.except.includes(tie));
        if (all.length <= MOST) return { rows: open(all), rest: [] };
        if (keys.length > 1) {
          const half = Math.ceil(keys.length / 8);
          return { rows: [], rest: [this.#step(column, keys.slice(0, half), unplaced), this.#step(column, keys.slice(half), unplaced)] };
        }
        const last = all[MOST - 1]!;
        return { rows: open(all.slice(0, MOST)), rest: [this.#step(column, keys, unplaced, { standing: last.standing, id: last.tie })] };
      },
    };
  }

  async #rows(column: string, keys: readonly { readonly key: Param }[], unplaced: boolean, place: number, after: { standing: number; id: Id } | null, floor: Floor | null): Promise<NearRow[]> {
    const { part, day } = this.#slot;
    const one = keys.length === 1;
    const size = one ? 1 : (SIZES.find((s) => s >= keys.length) ?? keys.length);
    const padded = [...keys.map(({ key }) => key), ...Array<Param>(size - keys.length).fill(keys[0]!.key)];
    const reached = floor === null ? 0 : floor.score - place - WEIGHTS.week[0];
    const lowest = STANDINGS.find((standing) => standingPoints(standing, WEIGHTS) >= reached - WEIGHTS.free - WEIGHTS.fresh) ?? STANDINGS.length;
    const sum = `(CASE WHEN (free & ?) <> 0 THEN ${WEIGHTS.free} WHEN free = 0 THEN ${WEIGHTS.freeUnsaid} WHEN (free & ?) <> 0 THEN ${WEIGHTS.freeThatDay} ELSE 0 END
      + CASE standing ${STANDINGS.map((s) => `WHEN ${s} THEN ${standingPoints(s, WEIGHTS)}`).join(' ')} ELSE 0 END + CASE WHEN fresh_until >= ? THEN ${WEIGHTS.fresh} ELSE 0 END)`;
    const rows = await this.reads.rows<{ id: Id; square: number | null; standing: number; free: number; freshUntil: number }>(
      `SELECT person_id AS id, square, standing, free, fresh_until AS freshUntil FROM volunteer_near
       WHERE skill = ? AND ${column} ${one ? '= ?' : `IN (${marks(padded)})`} ${unplaced ? 'AND square IS NULL' : ''} ${floor ? 'AND standing >= ?' : ''}
         ${after ? 'AND (standing < ? OR (standing = ? AND person_id < ?))' : ''} ${floor ? `AND (${sum} > ? OR (${sum} = ? AND person_id > ?))` : ''}
       ${one ? 'ORDER BY standing DESC, person_id DESC' : ''} LIMIT ${MOST + 1}`,
      [
        this.#skill, ...padded, ...(floor ? [lowest] : []), ...(after ? [after.standing, after.standing, after.id] : []),
        ...(floor ? [part, day, this.#today, reached, part, day, this.#today, reached, floor.tie] : []),
      ],
    );
    return rows.map((row) => this.unjudged(row, place));
  }

  unjudged({ id, square, standing, free, freshUntil }: { id: Id; square: number | null; standing: number; free: number; freshUntil: number }, place: number): NearRow {
    const { order } = this;
    const metres = metresOf(order, { square });
    const facts = timePoints(this.#slot, free, WEIGHTS) + standingPoints(standing, WEIGHTS) + (freshUntil >= this.#today ? WEIGHTS.fresh : 0);
    return { tie: id, square, standing, free, freshUntil, ceiling: (metres === null ? place : nearPoints(metres, WEIGHTS)) + facts + WEIGHTS.week[0] };
  }
}

interface Household {
  /** Whom it does not want again. */
  readonly refused: ReadonlySet<Id>;
  /** Who helped it before, so that it was solved. */
  readonly helpers: readonly Id[];
}

async function aboutHousehold(reads: Reads, requesterId: Id): Promise<Household> {
  const rows = await reads.rows<{ id: Id; good: number }>(
    `SELECT volunteer_id AS id, 0 AS good FROM refused_helper WHERE resident_id = ?
     UNION SELECT a.volunteer_id AS id, 1 AS good FROM service_order o JOIN assignment a ON a.order_id = o.id
       WHERE o.requester_id = ? AND o.status IN ('CONFIRMED', 'CLOSED') AND o.solved = 1 AND a.state IN ('VERIFIED', 'CREDITED')`,
    [requesterId, requesterId],
  );
  return { refused: new Set(rows.filter(({ good }) => Number(good) === 0).map(({ id }) => id)), helpers: rows.filter(({ good }) => Number(good) === 1).map(({ id }) => id) };
}

/** The rows of certain people, as a search would have met them. */
async function rowsOf(reads: Reads, order: FitOrder, search: VolunteerSearch, ids: readonly Id[]): Promise<NearRow[]> {
  const rows = await reads.rows<{ id: Id; communityId: Id; square: number | null; standing: number; free: number; freshUntil: number }>(
    `SELECT person_id AS id, community_id AS communityId, square, standing, free, fresh_until AS freshUntil FROM volunteer_near WHERE person_id IN (${marks(ids)}) AND skill = ?`,
    [...ids, order.skill ?? ''],
  );
  const steps = new Steps(reads, order, search);
  return rows
    .filter(({ id, communityId }) => !search.except.includes(id) && (search.within === null || search.within.some((place) => place.id === communityId)))
    .map((row) => steps.unjudged(row, 0));
}

interface RawFacts {
  readonly id: Id;
  readonly birthYear: number | null;
  readonly party: PartyState;
  readonly weeklyCap: number;
  readonly helped: number;
  readonly communityId: Id;
  readonly townId: Id;
  readonly invitable: number;
  readonly unwanted: number;
}

/** Reads what is missing for the gates and the week, and scores who passes. */
function judgeOf(reads: Reads, order: FitOrder, { now }: VolunteerSearch, { refused, helpers }: Household): (rows: readonly NearRow[]) => Promise<Suited[]> {
  return async (near) => {
    if (near.length === 0) return [];
    const ids = near.map(({ tie }) => tie);
    const people = await reads.rows<RawFacts>(
      `SELECT v.person_id AS id, p.birth_year AS birthYear, v.party_state AS party, v.weekly_cap AS weeklyCap, v.helped AS helped, v.community_id AS communityId, v.town_id AS townId,
         CASE WHEN ${mayBeInvited('v.person_id')} THEN 1 ELSE 0 END AS invitable,
         CASE WHEN EXISTS (SELECT 1 FROM volunteer_unwanted u WHERE u.person_id = v.person_id AND u.shelf = ?) THEN 1 ELSE 0 END AS unwanted
       FROM volunteer v JOIN person p ON p.id = v.person_id WHERE v.person_id IN (${marks(ids)}) AND p.closed_at IS NULL`,
      [order.shelf ?? '', ...ids],
    );
    const tasks = await reads.rows<{ id: Id; orderId: Id; state: string; windowStart: string; windowEnd: string }>(
      `SELECT volunteer_id AS id, order_id AS orderId, state, window_start AS windowStart, window_end AS windowEnd FROM assignment
       WHERE volunteer_id IN (${marks(ids)}) AND state IN (${marks(TAKEN)}) AND window_start BETWEEN ? AND ?`,
      [...ids, ...TAKEN, new Date(now.getTime() - SPAN.before), new Date(now.getTime() + SPAN.after)],
    );
    const byId = new Map(near.map((row) => [row.tie, row]));
    return people.flatMap(({ id, birthYear, party, weeklyCap, helped, communityId, townId, invitable, unwanted }) => {
      const { square, standing, free, freshUntil } = byId.get(id)!;
      const person: FitPerson = {
        id, birthYear, weeklyCap, helped, communityId, townId, square, standing, free, freshUntil,
        skills: order.skill === null ? [] : [order.skill],
        partyVerified: party === 'verified',
        invitable: Number(invitable) === 1,
        unwanted: Number(unwanted) === 1 && order.shelf !== null ? [order.shelf] : [],
        refusedBy: refused.has(id) ? [order.requesterId] : [],
        knownTo: helpers.includes(id) ? [order.requesterId] : [],
        tasks: tasks
          .filter((task) => task.id === id)
          .map(({ orderId, state, windowStart, windowEnd }) => ({ orderId, windowStart: instant(windowStart), windowEnd: instant(windowEnd), live: (LIVE as readonly string[]).includes(state) })),
      };
      return fitGates(order, person, now).length > 0 ? [] : [{ tie: id, score: scoreOf(order, person, now), person }];
    });
  };
}
