import type { Id, PartyState } from '@supermarket/shared';
import { mayBeInvited } from '../consent/purposes.store.js';
import { marks, type Reads } from '../kernel/index.js';
import { fitGates, scoreOf, type FitOrder, type FitPerson } from '../orders/score.rules.js';
import { tasksOf } from '../orders/volunteers.store.js';
import type { NearRow } from './near-volunteers.queries.js';
import type { Suited, VolunteerSearch } from './searches.js';

/** What a household has found out about its helpers. */
export interface Household {
  /** Whom it does not want again. */
  readonly refused: ReadonlySet<Id>;
  /** Who helped it before, so that it was solved. */
  readonly helpers: readonly Id[];
}

export async function aboutHousehold(reads: Reads, requesterId: Id): Promise<Household> {
  const rows = await reads.rows<{ id: Id; good: number }>(
    `SELECT volunteer_id AS id, 0 AS good FROM refused_helper WHERE resident_id = ?
     UNION SELECT a.volunteer_id AS id, 1 AS good FROM service_order o JOIN assignment a ON a.order_id = o.id
       WHERE o.requester_id = ? AND o.status IN ('CONFIRMED', 'CLOSED') AND o.solved = 1 AND a.state IN ('VERIFIED', 'CREDITED')`,
    [requesterId, requesterId],
  );
  return { refused: new Set(rows.filter(({ good }) => Number(good) === 0).map(({ id }) => id)), helpers: rows.filter(({ good }) => Number(good) === 1).map(({ id }) => id) };
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
export function judgeOf(reads: Reads, order: FitOrder, { now }: VolunteerSearch, { refused, helpers }: Household): (rows: readonly NearRow[]) => Promise<Suited[]> {
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
    const tasks = await tasksOf(reads, ids, now);
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
        tasks: tasks.get(id) ?? [],
      };
      return fitGates(order, person, now).length > 0 ? [] : [{ tie: id, score: scoreOf(order, person, now), person }];
    });
  };
}
