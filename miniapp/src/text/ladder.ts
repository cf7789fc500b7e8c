import type { GapCause, GapOutcome, LadderCircle, LadderView, PartnerAnswer } from '@supermarket/shared';
import { beforeText } from './time';

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

export const GAP_CAUSES: Readonly<Record<GapCause, string>> = { nobody: '都问过了，没有人', too_few: '人不够', window: '到时间了还没找到人' };
export const GAP_OUTCOMES: Readonly<Record<GapOutcome, string>> = { found: '找到人了', told: '跟对方说清楚了', recruited: '招到会的人了' };
export const PARTNER_ANSWERS: Readonly<Record<PartnerAnswer, string>> = { yes: '可以来人', no: '来不了', call_back: '等回话', no_answer: '没人接' };
