import { Injectable } from '@nestjs/common';
import type { AssignmentState, Page, PartyState, VolunteerRow, VolunteersQuery } from '@supermarket/shared';
import { nodesOf, scopeSql } from '../areas/areas.store.js';
import { addDays, Clock, Database, dayOf, decodeCursor, limitOf, mondayOf, pageOf, Refusal, startOfDay, type Reads } from '../kernel/index.js';
import { seatsAs, type Actor } from './actor.js';
import { skillsOf } from './volunteer.store.js';

interface Row {
  readonly personId: string;
  readonly name: string | null;
  readonly no: string;
  readonly party: PartyState;
  readonly partyOrg: string | null;
  readonly communityId: string;
  readonly helped: number;
}

const COLUMNS = `v.person_id AS personId, p.name AS name, v.no AS no, v.party_state AS party, v.party_org AS partyOrg,
            v.community_id AS communityId, v.helped AS helped
     FROM volunteer v JOIN person p ON p.id = v.person_id`;

/** Volunteers whose home lies within the reach of staff, by number; the newest first. */
@Injectable()
export class VolunteersQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page(actor: Actor, query: VolunteersQuery): Promise<Page<VolunteerRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string']);
    const scope = scopeSql(seatsAs(actor, 'dispatcher', 'town', 'city'), 'v');
    const conditions = [
      scope.sql,
      'p.closed_at IS NULL',
      ...(query.party ? ['v.party_state = ?'] : []),
      ...(query.skill ? ['EXISTS (SELECT 1 FROM volunteer_skill s WHERE s.person_id = v.person_id AND s.skill = ?)'] : []),
      ...(after ? ['v.no < ?'] : []),
    ];
    const params = [...scope.params, ...(query.party ? [query.party] : []), ...(query.skill ? [query.skill] : []), ...(after ?? [])];
    const sql = `SELECT ${COLUMNS} WHERE ${conditions.join(' AND ')} ORDER BY v.no DESC LIMIT ${limit + 1}`;
    const rows = await this.database.rows<Row>(sql, params);
    const views = await viewsOf(this.database, rows, this.clock.now());
    return pageOf(rows, limit, (row) => views.get(row.personId)!, (row) => [row.no]);
  }
}

/** One volunteer as their row. */
export async function readVolunteerRow(reads: Reads, personId: string, now: Date): Promise<VolunteerRow> {
  const rows = await reads.rows<Row>(`SELECT ${COLUMNS} WHERE v.person_id = ?`, [personId]);
  const view = (await viewsOf(reads, rows, now)).get(personId);
  if (!view) throw new Refusal('NOT_FOUND');
  return view;
}

async function viewsOf(reads: Reads, rows: readonly Row[], now: Date): Promise<ReadonlyMap<string, VolunteerRow>> {
  const ids = rows.map((row) => row.personId);
  const texts = new Map((await nodesOf(reads, rows.map((row) => row.communityId))).map((node) => [node.id, node.text]));
  const skills = await skillsOf(reads, ids);
  const load = await tasksThisWeek(reads, ids, now);
  return new Map(
    rows.map(({ personId, name, no, party, partyOrg, communityId, helped }) => [
      personId,
      {
        personId,
        name: name ?? '',
        no,
        party,
        partyOrg,
        skills: skills.get(personId) ?? [],
        communityText: texts.get(communityId) ?? '',
        tasksThisWeek: load.get(personId) ?? 0,
        helped,
      },
    ]),
  );
}

/** Everything from the acceptance on, unless it came to nothing. */
const COUNTED: readonly AssignmentState[] = ['ACCEPTED', 'CHECKED_IN', 'CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED'];

/** Tasks whose time begins in this week (Monday to Sunday). Tasks stand further right: read by their table only. */
async function tasksThisWeek(reads: Reads, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const monday = mondayOf(dayOf(now));
  const rows = await reads.rows<{ volunteerId: string; tasks: number }>(
    `SELECT volunteer_id AS volunteerId, COUNT(*) AS tasks FROM assignment
     WHERE volunteer_id IN (${ids.map(() => '?').join(', ')}) AND state IN (${COUNTED.map(() => '?').join(', ')})
       AND window_start >= ? AND window_start < ? GROUP BY volunteer_id`,
    [...ids, ...COUNTED, startOfDay(monday), startOfDay(addDays(monday, 7))],
  );
  return new Map(rows.map(({ volunteerId, tasks }) => [volunteerId, Number(tasks)]));
}
