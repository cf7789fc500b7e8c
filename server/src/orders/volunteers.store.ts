import type { DayPart, FreeTime, Id, PartyState, Point, PointsChoice, Shelf, Skill } from '@supermarket/shared';
import { squareOf } from '../areas/squares.rules.js';
import { instant, marks, type Reads } from '../kernel/index.js';
import { freeBits, standingOf } from '../people/near.rules.js';
import { LIVE, TAKEN } from './course.rules.js';
import type { FitPerson } from './score.rules.js';

/** How far around now tasks are read: more than a window may lie ahead, and the week that runs. */
const SPAN = { before: 8 * 86_400_000, after: 130 * 86_400_000 };

/** A volunteer with what their own screens ask beside the gates; what only matters to who is recommended is left empty. */
export interface VolunteerRow extends FitPerson {
  readonly pointsChoice: PointsChoice;
  readonly freeTimes: readonly FreeTime[];
  /** The point of their community, where staff have set one. */
  readonly home: Pick<Point, 'lat' | 'lng'> | null;
}

interface RawVolunteer {
  readonly id: Id;
  readonly birthYear: number | null;
  readonly party: PartyState;
  readonly weeklyCap: number;
  readonly helped: number;
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
    `SELECT v.person_id AS id, p.birth_year AS birthYear, v.party_state AS party, v.weekly_cap AS weeklyCap, v.helped AS helped,
            v.community_id AS communityId, v.town_id AS townId, v.points_choice AS pointsChoice, c.lat AS lat, c.lng AS lng,
            (SELECT GROUP_CONCAT(s.skill) FROM volunteer_skill s WHERE s.person_id = v.person_id) AS skills,
            (SELECT GROUP_CONCAT(f.weekday || f.part) FROM volunteer_free_time f WHERE f.person_id = v.person_id) AS times
     FROM volunteer v JOIN person p ON p.id = v.person_id JOIN area c ON c.id = v.community_id
     WHERE v.person_id IN (${marks(wanted)}) AND p.closed_at IS NULL`,
    wanted,
  );
  const tasks = await tasksOf(reads, wanted, now);
  const refusals = await reads.rows<{ id: Id; by: Id }>(`SELECT volunteer_id AS id, resident_id AS \`by\` FROM refused_helper WHERE volunteer_id IN (${marks(wanted)})`, wanted);
  return new Map(
    people.map(({ id, birthYear, party, weeklyCap, helped, communityId, townId, pointsChoice, lat, lng, skills, times }) => {
      const home = lat === null || lng === null ? null : { lat, lng };
      const able = list(skills) as Skill[];
      const freeTimes = list(times).map((time) => ({ weekday: Number(time[0]), part: time.slice(1) as DayPart }));
      return [
        id,
        {
          id, birthYear, weeklyCap, helped, communityId, townId, pointsChoice, home, freeTimes, skills: able,
          partyVerified: party === 'verified',
          square: home && squareOf(home), free: freeBits(freeTimes), standing: standingOf(helped, able),
          freshUntil: 0, unwanted: [], knownTo: [], invitable: true,
          refusedBy: refusals.filter((one) => one.id === id).map(({ by }) => by),
          tasks: tasks.get(id) ?? [],
        },
      ];
    }),
  );
}

/** What they have taken on around now: the gates of a clash and of a week count it. Who has taken nothing is missing. */
export async function tasksOf(reads: Reads, ids: readonly Id[], now: Date): Promise<ReadonlyMap<Id, FitPerson['tasks']>> {
  const rows = await reads.rows<{ id: Id; orderId: Id; state: string; windowStart: string; windowEnd: string }>(
    `SELECT volunteer_id AS id, order_id AS orderId, state, window_start AS windowStart, window_end AS windowEnd FROM assignment
     WHERE volunteer_id IN (${marks(ids)}) AND state IN (${marks(TAKEN)}) AND window_start BETWEEN ? AND ?`,
    [...ids, ...TAKEN, new Date(now.getTime() - SPAN.before), new Date(now.getTime() + SPAN.after)],
  );
  const tasks = new Map<Id, FitPerson['tasks']>();
  for (const { id, orderId, state, windowStart, windowEnd } of rows) {
    const task = { orderId, windowStart: instant(windowStart), windowEnd: instant(windowEnd), live: (LIVE as readonly string[]).includes(state) };
    tasks.set(id, [...(tasks.get(id) ?? []), task]);
  }
  return tasks;
}

const list = (joined: string | null): string[] => (joined === null ? [] : joined.split(','));

/** The same with what only matters to what is recommended: whom they know, what they do not want, and their relatives, whom they do not help for points. */
export async function withAcquaintances(reads: Reads, row: VolunteerRow): Promise<VolunteerRow> {
  const rows = await reads.rows<{ kind: 'knows' | 'unwanted' | 'kin'; what: string }>(
    `SELECT DISTINCT 'knows' AS kind, o.requester_id AS what FROM assignment a JOIN service_order o ON o.id = a.order_id
       WHERE a.volunteer_id = ? AND a.state IN ('VERIFIED', 'CREDITED') AND o.solved = 1 AND o.status IN ('CONFIRMED', 'CLOSED')
     UNION ALL SELECT 'unwanted' AS kind, shelf AS what FROM volunteer_unwanted WHERE person_id = ?
     UNION ALL SELECT 'kin' AS kind, elder_id AS what FROM family_grant WHERE relative_id = ? AND ended_at IS NULL`,
    [row.id, row.id, row.id],
  );
  const fresh = await reads.one<{ until: number | null }>('SELECT MAX(fresh_until) AS until FROM volunteer_near WHERE person_id = ?', [row.id]);
  const of = (kind: string): string[] => rows.filter((one) => one.kind === kind).map(({ what }) => what);
  return { ...row, knownTo: of('knows'), unwanted: of('unwanted') as Shelf[], refusedBy: [...row.refusedBy, ...of('kin')], freshUntil: Number(fresh?.until ?? 0) };
}
