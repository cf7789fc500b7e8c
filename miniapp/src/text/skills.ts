import type { Skill } from '@supermarket/shared';

/** What somebody can do, as one says it after 会. */
export const SKILL_NAMES: Readonly<Record<Skill, string>> = {
  plumbing: '修水管', electric: '电工', appliance: '修家电', carpentry: '木工', haircut: '理发', first_aid: '急救',
  companion: '陪诊', tutoring: '辅导功课', smartphone: '教手机', mediation: '调解', law: '法律', driving: '开车',
  cooking: '做饭', local_speech: '讲恩平话',
};

/** 会修水管 */
export const skillText = (skill: Skill): string => `会${SKILL_NAMES[skill]}`;

/** 会修水管、讲恩平话 */
export const skillsText = (skills: readonly Skill[]): string =>
  skills.length === 0 ? '' : `会${skills.map((skill) => SKILL_NAMES[skill]).join('、')}`;
