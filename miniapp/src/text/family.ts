import type { FamilyElderView, FamilyHelperView, FamilyRelation } from '@supermarket/shared';
import type { CallError } from '@/api/call-error';
import { FAMILY_RELATION_WORDS } from './orders';
import { refusalText } from './staff';
import { dateText, spokenText } from './time';
import type { Moment } from './calendar';

/** Shown beside the code, and read out at the desk; the server keeps its name (`FAMILY_TEXT`). */
export const FAMILY_CONSENT =
  '家里人能看您点的单，替您点单、改时间、取消，办完替您说好不好。您的电话和门牌，他看不到。他办过什么都有记录。您点一下就能停，马上算数。';

export const FAMILY_DOOR = '开门码也给他看';

/** 妈妈，78 岁 */
const whoText = (relation: FamilyRelation, age: number | null): string => [FAMILY_RELATION_WORDS[relation], age !== null && `${age} 岁`].filter(Boolean).join('，');

/** 陈**（妈妈，78 岁） */
export const elderName = ({ name, relation, age }: Pick<FamilyElderView, 'name' | 'relation' | 'age'>): string => `${name}（${whoText(relation, age)}）`;

/** 138****1234 · 已同意由您代办 */
export const elderLine = ({ maskedPhone }: Pick<FamilyElderView, 'maskedPhone'>): string => `${maskedPhone} · 已同意由您代办`;

/** 能看、能办，也看开门码 · 从 11 月 25 日起 */
export function helperLine({ maskedPhone, doorCodes, since }: Pick<FamilyHelperView, 'maskedPhone' | 'doorCodes' | 'since'>, now: Moment): string {
  return `${maskedPhone} · ${doorCodes ? '能看开门码' : '看不到开门码'} · ${dateText(since, now)}起`;
}

/** 今天上午 9 点 10 分前有效，只能用一次 */
export const untilText = (until: string, now: Moment): string => `${spokenText(until, now)}前有效，只能用一次`;

/** Under the boxes: how often one may still try. */
export function codeWrong(error: CallError | undefined): string | undefined {
  if (error === undefined) return undefined;
  const left = error.facts['triesLeft'];
  if (error.code === 'CODE_WRONG') return `这个码不对，请再问一次${left === undefined ? '' : `（还能试 ${left} 次）`}`;
  if (error.code === 'CONSENT_NEEDED') return '这是您自己的码，要在家里人的手机上填';
  if (error.code === 'PROFILE_INCOMPLETE') return '先到“我的资料”写上您的姓名和电话';
  return refusalText(error);
}
