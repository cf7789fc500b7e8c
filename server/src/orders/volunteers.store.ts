import type { DayPart, Id, PartyState, Skill } from '@supermarket/shared';
import { instant, marks, type Reads } from '../kernel/index.js';
import { LIVE, TAKEN } from './course.rules.js';
import type { FitFacts } from './fit.rules.js';

/** How far around now tasks are read: more than a window may lie ahead, and the week that runs. */
const SPAN = { before: 8 * 86_400_000, after: 130 * 86_400_000 };

/**
 * Volunteers as gates and reasons see them; people who are none are missing. For a decision read them under the
 * locks of their person rows, because tasks in other orders count.
 */
export async function volunteersOf(reads: Reads, ids: readonly Id[], now: Date): Promise<ReadonlyMap<Id, FitFacts>> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const people = await reads.rows<{ id: Id; birthYear: number | null; party: PartyState; weeklyCap: number; communityId: Id; townId: Id }>(
    `SELECT v.person_id AS id, p.birth_year AS birthYear, v.party_state AS party, v.weekly_cap AS weeklyCap,
            v.community_id AS communityId, v.town_id AS townId
     FROM volunteer v JOIN person p ON p.id = v.person_id
     WHERE v.person_id IN (${marks(wanted)}) AND p.closed_at IS NULL`,
    wanted,
  );
  const skills = await reads.rows<{ id: Id; skill: Skill }>(`SELECT person_id AS id, skill FROM volunteer_skill WHERE person_id IN (${marks(wanted)})`, wanted);
  const times = await reads.rows<{ id: Id; weekday: number; part: DayPart }>(
    `SELECT person_id AS id, weekday, part FROM volunteer_free_time WHERE person_id IN (${marks(wanted)})`,
    wanted,
  );
  const tasks = await reads.rows<{ id: Id; orderId: Id; state: string; windowStart: string; windowEnd: string }>(
    `SELECT volunteer_id AS id, order_id AS orderId, state, window_start AS windowStart, window_end AS windowEnd FROM assignment
     WHERE volunteer_id IN (${marks(wanted)}) AND state IN (${marks(TAKEN)}) AND window_start BETWEEN ? AND ?`,
    [...wanted, ...TAKEN, new Date(now.getTime() - SPAN.before), new Date(now.getTime() + SPAN.after)],
  );
  const of = <R extends { readonly id: Id }>(rows: readonly R[], id: Id): R[] => rows.filter((row) => row.id === id);
  return new Map(
    people.map(({ id, birthYear, party, weeklyCap, communityId, townId }) => [
      id,
      {
        id, birthYear, weeklyCap, communityId, townId,
        partyVerified: party === 'verified',
        skills: of(skills, id).map(({ skill }) => skill),
        freeTimes: of(times, id).map(({ weekday, part }) => ({ weekday, part })),
        tasks: of(tasks, id).map(({ orderId, state, windowStart, windowEnd }) => ({
          orderId, windowStart: instant(windowStart), windowEnd: instant(windowEnd), live: (LIVE as readonly string[]).includes(state),
        })),
      },
    ]),
  );
}
