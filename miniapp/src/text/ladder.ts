import type { GapCause, GapGroup, GapOutcome, GapRow, LadderCircle, LadderView, PartnerAnswer, Skill } from '@supermarket/shared';
import { skillText } from './skills';
import { beforeText, dayPartText } from './time';

/** As the steps stand beside each other on the desk. */
export const CIRCLE_WORDS: Readonly<Record<LadderCircle, string>> = { community: '本社区', nearby: '附近社区', town: '镇街', partners: '结对单位' };

/** Whom the household hears is asked. */
const ASKED: Readonly<Record<LadderCircle, string>> = { community: '本社区的志愿者', nearby: '附近社区的志愿者', town: '全镇街的志愿者', partners: '全市志愿者和结对单位' };

/** 正在问本社区的志愿者，明天 10:00 前没人接就问全镇街的志愿者; `said` puts a moment into words. */
export function searchText({ at, next, nextAt, held, ended }: LadderView, said: (moment: string) => string): string {
  if (held) return '社区正在亲自帮您找人';
  if (ended || nextAt === null) return '都问过了。单子还挂着，有人接马上告诉您';
  const by = `${beforeText(said(nextAt))}没人接`;
  return next === null ? `正在问${ASKED[at]}，${by}就给您一个准话` : `正在问${ASKED[at]}，${by}就问${ASKED[next]}`;
}

/** Why nobody came, in the household's words. */
export const nobodyText = ({ circles }: LadderView): string =>
  `${circles.map((circle) => ASKED[circle]).slice(-2).join('、')}都问过了，这个时间没有人能来。已经记进“缺人清单”，社区会想办法。`;

/** As one would tell the household itself. */
export const GAP_CAUSES: Readonly<Record<GapCause, string>> = { nobody: '问了一圈，大家都腾不开', too_few: '有人来，人手还不够', window: '那个时间没约到人' };

/** 请过 5 人，2 人那天不方便 */
export const gapAskedText = ({ asked, declined }: Pick<GapRow, 'asked' | 'declined'>): string =>
  asked === 0 ? '还没单独请过人' : `请过 ${asked} 人${declined > 0 ? `，${declined} 人那天不方便` : ''}`;

/** 平时上午, 周末晚上 */
export const gapTimeText = ({ weekend, dayPart }: Pick<GapGroup, 'weekend' | 'dayPart'>): string => `${weekend ? '周末' : '平时'}${dayPartText(dayPart)}`;

/** 会修水管; what anybody can do asks for no skill. */
export const gapSkillText = (skill: Skill | null): string => (skill === null ? '谁都能做' : skillText(skill));

export const GAP_OUTCOMES: Readonly<Record<GapOutcome, string>> = { found: '找到人了', told: '跟对方说清楚了', recruited: '招到会的人了' };
export const PARTNER_ANSWERS: Readonly<Record<PartnerAnswer, string>> = { yes: '可以来人', no: '来不了', call_back: '等回话', no_answer: '没人接' };
