import type { DayPart, FreeTime, Reason, Skill } from '@supermarket/shared';
import { minuteOfDay, weekdayOf } from '../kernel/shanghai.js';
import { gates, tasksInWeekOf, type GateCode, type GateOrder, type VolunteerFacts } from './claim.rules.js';
import type { OrderFacts } from './order.facts.js';

/** What decides whether a task suits somebody: simple facts, no score (decisions: candidates for now). */
export interface FitFacts extends VolunteerFacts {
  readonly communityId: string;
  readonly townId: string;
  readonly freeTimes: readonly FreeTime[];
}

export type OrderSpot = GateOrder & Pick<OrderFacts, 'dayPart'> & { readonly communityId: string; readonly townId: string };

export const SKILL_WORDS: Readonly<Record<Skill, string>> = {
  plumbing: '会修水管', electric: '会修电路', appliance: '会修家电', carpentry: '会木工', haircut: '会理发', first_aid: '学过急救',
  companion: '会陪诊', tutoring: '会辅导功课', smartphone: '会教手机', mediation: '会调解', law: '懂法律', driving: '会开车',
  cooking: '会做饭', local_speech: '会讲本地话',
};

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const PART_WORDS: Readonly<Record<DayPart, string>> = { morning: '上午', afternoon: '下午', evening: '晚上' };
const PARTS: readonly DayPart[] = ['morning', 'afternoon', 'evening'];

const GATE_WORDS: Readonly<Record<Exclude<GateCode, 'SKILL_MISSING'>, string>> = {
  OWN_ORDER: '这是您自己点的单', PARTY_ONLY: '只请党员志愿者', TOO_YOUNG: '要满 18 岁', TIME_CLASH: '这个时间您有别的事', WEEKLY_CAP: '这一周您接满了',
};

/** morning 6–12 · afternoon 12–18 · evening 18–22, Asia/Shanghai; the start decides. */
export function partOf(start: Date): DayPart {
  const minute = minuteOfDay(start);
  return minute < 12 * 60 ? 'morning' : minute < 18 * 60 ? 'afternoon' : 'evening';
}

/** 周四晚上才有空: what their usual times say about this order's; null when they named none. */
export function timeReason(order: Pick<OrderFacts, 'windowStart' | 'dayPart'>, freeTimes: readonly FreeTime[], forStaff: boolean): Reason | null {
  if (freeTimes.length === 0) return null;
  const weekday = weekdayOf(order.windowStart);
  const part = order.dayPart ?? partOf(order.windowStart);
  const thatDay = PARTS.filter((p) => freeTimes.some((time) => time.weekday === weekday && time.part === p));
  if (thatDay.includes(part)) return { ok: true, text: forStaff ? `${WEEKDAYS[weekday]}${PART_WORDS[part]}有空` : '时间合适' };
  if (thatDay.length > 0) return { ok: false, text: `${WEEKDAYS[weekday]}${thatDay.map((p) => PART_WORDS[p]).join('、')}才有空` };
  return { ok: false, text: `平时${WEEKDAYS[weekday]}没空` };
}

export function placeReason(order: OrderSpot, { communityId, townId }: Pick<FitFacts, 'communityId' | 'townId'>): Reason {
  if (order.communityId === communityId) return { ok: true, text: '同一个社区' };
  return order.townId === townId ? { ok: true, text: '同一个镇街' } : { ok: false, text: '在别的镇街' };
}

/** Why a task suits this volunteer or not, most decisive first, at most four: for the hall and the task's page. */
export function reasonsForMe(order: OrderSpot, me: FitFacts, now: Date): Reason[] {
  const shut = gates(order, me, now).map((code) => ({ ok: false, text: code === 'SKILL_MISSING' ? `要${SKILL_WORDS[order.skill!]}` : GATE_WORDS[code] }));
  const skill = order.skill !== null && me.skills.includes(order.skill) ? [{ ok: true, text: SKILL_WORDS[order.skill] }] : [];
  const time = shut.length > 0 ? null : timeReason(order, me.freeTimes, false);
  return [...shut, ...skill, placeReason(order, me), ...(time ? [time] : [])].slice(0, 4);
}

/** The same for staff who look for somebody; gates are no reasons there, who does not pass is not shown. */
export function reasonsForStaff(order: OrderSpot, them: FitFacts): Reason[] {
  const skill = order.skill === null ? [] : [{ ok: true, text: SKILL_WORDS[order.skill] }];
  const time = timeReason(order, them.freeTimes, true);
  const load = tasksInWeekOf(order.windowStart, them.tasks, order.id) === 0 ? [{ ok: true, text: '这周还没接单' }] : [];
  return [...skill, placeReason(order, them), ...(time ? [time] : []), ...load].slice(0, 4);
}
