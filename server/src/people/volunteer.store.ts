import type { FreeTime, Skill } from '@supermarket/shared';
import type { Reads, Tx } from '../kernel/index.js';
import { Volunteer, VolunteerFreeTime, VolunteerNumber, VolunteerSkill } from './volunteer.entity.js';

export function volunteerOf(reads: Reads, personId: string): Promise<Volunteer | null> {
  return reads.get(Volunteer, personId);
}

/** The next volunteer number of the county: its code and six digits. The counter's row is locked until the end. */
export async function nextNumber(tx: Tx): Promise<string> {
  const city = await tx.one<{ code: string }>("SELECT code FROM area WHERE kind = 'city'");
  if (!city) throw new Error('there is no area tree yet: run db:seed');
  const count = (): Promise<number> => tx.change('UPDATE volunteer_number SET last_no = last_no + 1 WHERE county = ?', [city.code]);
  if ((await count()) === 0) {
    await tx.insertIfAbsent(VolunteerNumber, { county: city.code, lastNo: 0 });
    await count();
  }
  const row = await tx.get(VolunteerNumber, city.code);
  return city.code + String(row!.lastNo).padStart(6, '0');
}

/** Skills and free times as the volunteer says them now. */
export async function setAbilities(tx: Tx, personId: string, skills: readonly Skill[], freeTimes: readonly FreeTime[]): Promise<void> {
  await tx.change('DELETE FROM volunteer_skill WHERE person_id = ?', [personId]);
  await tx.change('DELETE FROM volunteer_free_time WHERE person_id = ?', [personId]);
  for (const skill of skills) await tx.insert(VolunteerSkill, { personId, skill });
  for (const { weekday, part } of freeTimes) await tx.insert(VolunteerFreeTime, { personId, weekday, part });
}

/** Skills by person, in the order of the alphabet. */
export async function skillsOf(reads: Reads, personIds: readonly string[]): Promise<ReadonlyMap<string, Skill[]>> {
  const skills = new Map<string, Skill[]>();
  if (personIds.length === 0) return skills;
  const where = `person_id IN (${personIds.map(() => '?').join(', ')}) ORDER BY person_id, skill`;
  for (const { personId, skill } of await reads.find(VolunteerSkill, where, personIds)) {
    skills.set(personId, [...(skills.get(personId) ?? []), skill]);
  }
  return skills;
}

export async function freeTimesOf(reads: Reads, personId: string): Promise<FreeTime[]> {
  const times = await reads.find(VolunteerFreeTime, 'person_id = ? ORDER BY weekday, part', [personId]);
  return times.map(({ weekday, part }) => ({ weekday, part }));
}
