import type { DayPart, Id, PartyState, Point, PointsChoice, Skill } from '@supermarket/shared';
import { instant, marks, type Reads } from '../kernel/index.js';
import { LIVE, TAKEN } from './course.rules.js';
import type { FitFacts } from './fit.rules.js';

/** How far around now tasks are read: more than a window may lie ahead, and the week that runs. */
const SPAN = { before: 8 * 86_400_000, after: 130 * 86_400_000 };

/** A volunteer with what their own screens ask beside the gates. */
export interface VolunteerRow extends FitFacts {
  readonly pointsChoice: PointsChoice;
  /** The point of their community, where staff have set one. */
  readonly home: Pick<Point, 'lat' | 'lng'> | null;
}

interface RawVolunteer {
  readonly id: Id;
  readonly birthYear: number | null;
  readonly party: PartyState;
  readonly weeklyCap: number;
  readonly communityId: Id;
  readonly townId: Id;
  readonly pointsChoice: PointsChoice;
  readonly lat: number | null;
  readonly lng: number | null;
  /** Words with commas between them; null where there are none. */
  readonly skills: string | null;
  readonly times: string | null;
}

/**
 * Volunteers as gates and reasons see them; people who are none are missing. For a decision read them under the
 * locks of their person rows, because tasks in other orders count.
 */
export async function volunteersOf(reads: Reads, ids: readonly Id[], now: Date): Promise<ReadonlyMap<Id, VolunteerRow>> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const people = await reads.rows<RawVolunteer>(
    `SELECT v.person_id AS id, p.birth_year AS birthYear, v.party_state AS party, v.weekly_cap AS weeklyCap,
            v.community_id AS communityId, v.town_id AS townId, v.points_choice AS pointsChoice, c.lat AS lat, c.lng AS lng,
            (SELECT GROUP_CONCAT(s.skill) FROM volunteer_skill s WHERE s.person_id = v.person_id) AS skills,
            (SELECT GROUP_CONCAT(f.weekday || f.part) FROM volunteer_free_time f WHERE f.person_id = v.person_id) AS times
     FROM volunteer v JOIN person p ON p.id = v.person_id JOIN area c ON c.id = v.community_id
     WHERE v.person_id IN (${marks(wanted)}) AND p.closed_at IS NULL`,
    wanted,
  );
  const tasks = await reads.rows<{ id: Id; orderId: Id; state: string; windowStart: string; windowEnd: string }>(
    `SELECT volunteer_id AS id, order_id AS orderId, state, window_start AS windowStart, window_end AS windowEnd FROM assignment
     WHERE volunteer_id IN (${marks(wanted)}) AND state IN (${marks(TAKEN)}) AND window_start BETWEEN ? AND ?`,
    [...wanted, ...TAKEN, new Date(now.getTime() - SPAN.before), new Date(now.getTime() + SPAN.after)],
  );
  return new Map(
    people.map(({ id, birthYear, party, weeklyCap, communityId, townId, pointsChoice, lat, lng, skills, times }) => [
      id,
      {
        id, birthYear, weeklyCap, communityId, townId, pointsChoice,
        home: lat === null || lng === null ? null : { lat, lng },
        partyVerified: party === 'verified',
        skills: list(skills) as Skill[],
        freeTimes: list(times).map((time) => ({ weekday: Number(time[0]), part: time.slice(1) as DayPart })),
        tasks: tasks
          .filter((task) => task.id === id)
          .map(({ orderId, state, windowStart, windowEnd }) => ({
            orderId, windowStart: instant(windowStart), windowEnd: instant(windowEnd), live: (LIVE as readonly string[]).includes(state),
          })),
      },
    ]),
  );
}

const list = (joined: string | null): string[] => (joined === null ? [] : joined.split(','));
