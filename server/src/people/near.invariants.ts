import type { Skill } from '@supermarket/shared';
import { squareOf } from '../areas/squares.rules.js';
import { marks, type Reads } from '../kernel/index.js';
import type { Invariant } from '../kernel/invariant.js';
import { freeBits, standingOf } from './near.rules.js';
import { VolunteerFreeTime, VolunteerNear, VolunteerSkill } from './volunteer.entity.js';

const AT_ONCE = 500;

interface Known {
  readonly id: string;
  readonly closedAt: string | null;
  readonly helped: number;
  readonly communityId: string;
  readonly lat: number | null;
  readonly lng: number | null;
}

/** By what volunteers are found is written anew whenever one of its reasons changes; here all of it is compared with them. */
export const nearInvariants: readonly Invariant[] = [
  {
    name: 'a volunteer is found by the skills, times, practice and place that they have, and by nothing else',
    async violations(reads) {
      const drifted: string[] = [];
      for (let last = ''; ; ) {
        const volunteers = await reads.rows<Known>(
          `SELECT v.person_id AS id, p.closed_at AS closedAt, v.helped AS helped, v.community_id AS communityId, c.lat AS lat, c.lng AS lng
           FROM volunteer v JOIN person p ON p.id = v.person_id JOIN area c ON c.id = v.community_id WHERE v.person_id > ? ORDER BY v.person_id LIMIT ${AT_ONCE}`,
          [last],
        );
        drifted.push(...(await driftedAmong(reads, volunteers)));
        if (volunteers.length < AT_ONCE) return drifted;
        last = volunteers.at(-1)!.id;
      }
    },
  },
];

async function driftedAmong(reads: Reads, volunteers: readonly Known[]): Promise<string[]> {
  if (volunteers.length === 0) return [];
  const ids = volunteers.map(({ id }) => id);
  const where = `person_id IN (${marks(ids)})`;
  const [skills, times, rows] = [
    byPerson(await reads.find(VolunteerSkill, where, ids)), byPerson(await reads.find(VolunteerFreeTime, where, ids)), byPerson(await reads.find(VolunteerNear, where, ids)),
  ];
  return ids.filter((id, i) => {
    const found = rows.get(id) ?? [];
    const expected = shouldBe(volunteers[i]!, (skills.get(id) ?? []).map(({ skill }) => skill), times.get(id) ?? []);
    const { freshUntil } = found[0] ?? { freshUntil: 0 }; // a fact of its own, the same in all of their rows
    return expected.join() !== found.map((row) => (row.freshUntil === freshUntil ? textOf(row) : 'another day')).sort().join();
  });
}

/** The rows of one volunteer in words that can be compared; none for who has left. */
function shouldBe({ closedAt, helped, communityId, lat, lng }: Known, skills: readonly Skill[], times: readonly Pick<VolunteerFreeTime, 'weekday' | 'part'>[]): string[] {
  if (closedAt !== null) return [];
  const square = lat === null || lng === null ? null : squareOf({ lat: Number(lat), lng: Number(lng) });
  const row = { communityId, square, standing: standingOf(helped, skills), free: freeBits(times) };
  return (['', ...skills] as const).map((skill) => textOf({ ...row, skill })).sort();
}

const textOf = ({ skill, communityId, square, standing, free }: Omit<VolunteerNear, 'personId' | 'freshUntil'>): string => [skill, communityId, square, standing, free].join(' ');

function byPerson<T extends { readonly personId: string }>(rows: readonly T[]): ReadonlyMap<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const row of rows) grouped.set(row.personId, [...(grouped.get(row.personId) ?? []), row]);
  return grouped;
}
