import type { Id, Shelf, Skill } from '@supermarket/shared';
import { metresBetween } from '../../src/areas/squares.rules.js';
import { instant, type Param, type Reads } from '../../src/kernel/index.js';
import type { OrderSearch } from '../../src/matching/searches.js';
import { LIVE, TAKEN } from '../../src/orders/course.rules.js';
import type { ServiceOrder } from '../../src/orders/order.entity.js';
import { fitGates, scoreOf, type FitOrder, type FitPerson } from '../../src/orders/score.rules.js';

/** Everybody as the one rule sees them, read table by table without any index of the search. */
export async function everybody(reads: Reads, which = '1 = 1', params: readonly Param[] = []): Promise<FitPerson[]> {
  const among = which.replace('v.person_id', '%');
  const of = (column: string): string => among.replace('%', column);
  const rows = <R extends object>(sql: string): Promise<R[]> => reads.rows<R>(sql, params);
  const people = await rows<{ id: Id; birthYear: number | null; party: string; weeklyCap: number; helped: number; communityId: Id; townId: Id; square: number | null; standing: number; free: number; freshUntil: number }>(
    `SELECT v.person_id AS id, p.birth_year AS birthYear, v.party_state AS party, v.weekly_cap AS weeklyCap, v.helped AS helped, v.community_id AS communityId, v.town_id AS townId,
       n.square AS square, n.standing AS standing, n.free AS free, n.fresh_until AS freshUntil
     FROM volunteer v JOIN person p ON p.id = v.person_id JOIN volunteer_near n ON n.person_id = v.person_id AND n.skill = '' WHERE p.closed_at IS NULL AND ${which}`,
  );
  const skills = grouped(await rows<{ id: Id; what: Skill }>(`SELECT person_id AS id, skill AS what FROM volunteer_near WHERE skill <> '' AND ${of('person_id')}`));
  const unwanted = grouped(await rows<{ id: Id; what: Shelf }>(`SELECT person_id AS id, shelf AS what FROM volunteer_unwanted WHERE ${of('person_id')}`));
  const refusedBy = grouped(await rows<{ id: Id; what: Id }>(`SELECT volunteer_id AS id, resident_id AS what FROM refused_helper WHERE ${of('volunteer_id')}`));
  const knownTo = grouped(
    await rows<{ id: Id; what: Id }>(
      `SELECT a.volunteer_id AS id, o.requester_id AS what FROM assignment a JOIN service_order o ON o.id = a.order_id
       WHERE o.solved = 1 AND o.status IN ('CONFIRMED', 'CLOSED') AND a.state IN ('VERIFIED', 'CREDITED') AND ${of('a.volunteer_id')}`,
    ),
  );
  const tasks = new Map<Id, { orderId: Id; windowStart: Date; windowEnd: Date; live: boolean }[]>();
  for (const row of await rows<{ id: Id; orderId: Id; state: string; windowStart: string; windowEnd: string }>(
    `SELECT volunteer_id AS id, order_id AS orderId, state, window_start AS windowStart, window_end AS windowEnd FROM assignment WHERE ${of('volunteer_id')}`,
  )) {
    if (!(TAKEN as readonly string[]).includes(row.state)) continue;
    const task = { orderId: row.orderId, windowStart: instant(row.windowStart), windowEnd: instant(row.windowEnd), live: (LIVE as readonly string[]).includes(row.state) };
    tasks.set(row.id, [...(tasks.get(row.id) ?? []), task]);
  }
  const invite = new Map<Id, boolean>();
  for (const { id, given } of await rows<{ id: Id; given: number }>(`SELECT person_id AS id, given FROM consent WHERE purpose = 'invite' AND ${of('person_id')} ORDER BY consent.id`)) invite.set(id, Number(given) === 1);
  return people.map(({ party, ...person }) => ({
    ...person,
    partyVerified: party === 'verified', skills: skills.get(person.id) ?? [], unwanted: unwanted.get(person.id) ?? [], refusedBy: refusedBy.get(person.id) ?? [],
    knownTo: knownTo.get(person.id) ?? [], tasks: tasks.get(person.id) ?? [], invitable: invite.get(person.id) ?? true,
  }));
}

function grouped<T>(rows: readonly { readonly id: Id; readonly what: T }[]): Map<Id, T[]> {
  const found = new Map<Id, T[]>();
  for (const { id, what } of rows) found.set(id, [...(found.get(id) ?? []), what]);
  return found;
}

/** The best of everybody, found by judging everybody. */
export function bruteVolunteers(people: readonly FitPerson[], order: FitOrder, count: number, now: Date): { id: Id; score: number }[] {
  return people
    .filter((person) => fitGates(order, person, now).length === 0)
    .map((person) => ({ id: person.id, score: scoreOf(order, person, now) }))
    .sort((a, b) => b.score - a.score || (a.id > b.id ? -1 : 1))
    .slice(0, count);
}

/** The best of all open orders, found by judging all. */
export function bruteOrders(orders: readonly (FitOrder & Pick<ServiceOrder, 'status' | 'minutes'>)[], me: FitPerson, wanted: Pick<OrderSearch, 'count' | 'now' | 'near' | 'minutes' | 'skill' | 'between'>): { id: Id; score: number }[] {
  const { count, now, near, minutes, skill, between } = wanted;
  return orders
    .filter((order) => order.status === 'OPEN' && order.windowEnd > now && (minutes === null || order.minutes <= minutes) && (skill === null || order.skill === skill) && (between === null || (order.windowStart >= between[0] && order.windowStart < between[1])))
    .filter((order) => !near || lies(order, me) <= 3_000)
    .filter((order) => fitGates(order, me, now).length === 0)
    .map((order) => ({ id: order.id, start: order.windowStart.getTime(), score: scoreOf(order, me, now) }))
    .sort((a, b) => b.score - a.score || a.start - b.start || (a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id, score }) => ({ id, score }));
}

/** Metres between the two; none within the own community, and no end outside, where one of them has no point. */
function lies(order: FitOrder, me: FitPerson): number {
  if (order.square === null || me.square === null) return order.communityId === me.communityId ? 0 : Infinity;
  return metresBetween(order.square, me.square);
}
