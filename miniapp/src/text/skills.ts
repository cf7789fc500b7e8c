import type { FreeTime, Skill, VolunteerProfile } from '@supermarket/shared';

/** What somebody can do, as one says it after 会. */
export const SKILL_NAMES: Readonly<Record<Skill, string>> = {
  plumbing: '修水管', electric: '修电路', appliance: '修家电', carpentry: '木工', haircut: '理发', first_aid: '急救',
  companion: '陪诊', tutoring: '辅导功课', smartphone: '教手机', mediation: '调解', law: '法律', driving: '开车',
  cooking: '做饭', local_speech: '讲恩平话',
};

/** 会修水管 */
export const skillText = (skill: Skill): string => `会${SKILL_NAMES[skill]}`;

/** 会修水管、讲恩平话 */
export const skillsText = (skills: readonly Skill[]): string =>
  skills.length === 0 ? '' : `会${skills.map((skill) => SKILL_NAMES[skill]).join('、')}`;

/** Short enough for the end of a row: 会修水管 · 周末, 会修水管等 3 样, 平时和周末; undefined while nothing was said. */
export function abilitiesText({ skills, freeTimes }: Pick<VolunteerProfile, 'skills' | 'freeTimes'>): string | undefined {
  const [first] = skills;
  if (first === undefined) return freeText(freeTimes);
  if (skills.length > 1) return `${skillText(first)}等 ${skills.length} 样`;
  return [skillText(first), freeText(freeTimes)].filter(Boolean).join(' · ');
}

function freeText(freeTimes: readonly FreeTime[]): string | undefined {
  if (freeTimes.length === 0) return undefined;
  const isWeekend = ({ weekday }: FreeTime): boolean => weekday > 5;
  if (freeTimes.every(isWeekend)) return '周末';
  return freeTimes.some(isWeekend) ? '平时和周末' : '平时';
}
