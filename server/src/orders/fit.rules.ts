import type { DayPart, Reason, Skill } from '@supermarket/shared';
import { weekdayOf } from '../kernel/shanghai.js';
import { bitOf, levelOf } from '../people/near.rules.js';
import { gates, tasksInWeekOf, type GateCode } from './claim.rules.js';
import { factors, metresOf, partOf, type FitOrder, type FitPerson } from './score.rules.js';

export const SKILL_WORDS: Readonly<Record<Skill, string>> = {
  plumbing: '会修水管', electric: '会修电路', appliance: '会修家电', carpentry: '会木工', haircut: '会理发', first_aid: '学过急救',
  companion: '会陪诊', tutoring: '会辅导功课', smartphone: '会教手机', mediation: '会调解', law: '懂法律', driving: '会开车',
  cooking: '会做饭', local_speech: '会讲本地话',
};

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const PART_WORDS: Readonly<Record<DayPart, string>> = { morning: '上午', afternoon: '下午', evening: '晚上' };
const PARTS: readonly DayPart[] = ['morning', 'afternoon', 'evening'];
const BEGINS: Readonly<Record<DayPart, number>> = { morning: 6, afternoon: 12, evening: 18 };

const GATE_WORDS: Readonly<Record<Exclude<GateCode, 'SKILL_MISSING'>, string>> = {
  OWN_ORDER: '这是您自己点的单', BLOCKED: '这件事现在不用接了', PARTY_ONLY: '只请党员志愿者', TOO_YOUNG: '要满 18 岁',
  TIME_CLASH: '这个时间您有别的事', WEEKLY_CAP: '这一周您接满了',
};

/** No more than so many are shown, and no more than so many of them say what does not fit. */
const SHOWN = 4;
const DOUBTS = 2;
/** Beyond this, in metres, the distance is a doubt. */
const FAR = 5_000;

/** 周四 18 点后才有空: what their usual times say about this order's; null when they named none. */
export function timeReason(order: Pick<FitOrder, 'windowStart' | 'dayPart'>, free: number, forStaff: boolean): Reason | null {
  if (free === 0) return null;
  const weekday = weekdayOf(order.windowStart);
  const part = order.dayPart ?? partOf(order.windowStart);
  const thatDay = PARTS.filter((p) => (free & bitOf(weekday, p)) !== 0);
  if (thatDay.includes(part)) return { ok: true, text: forStaff ? `${WEEKDAYS[weekday]}${PART_WORDS[part]}有空` : '时间合适' };
  const later = thatDay.find((p) => BEGINS[p] > BEGINS[part]);
  if (later) return { ok: false, text: `${WEEKDAYS[weekday]} ${BEGINS[later]} 点后才有空` };
  if (thatDay.length > 0) return { ok: false, text: `${WEEKDAYS[weekday]}${thatDay.map((p) => PART_WORDS[p]).join('、')}才有空` };
  return { ok: false, text: `平时${WEEKDAYS[weekday]}没空` };
}

/** 距您 1.2 km, between the middles of squares of 500 m; where a point is missing the community alone. */
export function placeReason(order: FitOrder, person: Pick<FitPerson, 'communityId' | 'townId' | 'square'>, forStaff: boolean): Reason {
  const metres = metresOf(order, person);
  const from = forStaff ? '相距' : '距您';
  if (metres !== null) return { ok: metres <= FAR, text: metres < 500 ? `${from}不到 500 米` : `${from} ${(metres / 1000).toFixed(1)} km` };
  if (order.communityId === person.communityId) return { ok: true, text: '本社区' };
  return order.townId === person.townId ? { ok: true, text: '邻近社区' } : { ok: false, text: '在别的镇街' };
}

interface Weighed {
  readonly reason: Reason;
  /** Points that it brings: the most decisive is said first. */
  readonly weight: number;
}

/** Skills decide before everything that only weighs. */
const DECISIVE = 1_000;

/** What speaks for them first, the most decisive before the rest; then what does not fit. */
function chosen(all: readonly (Weighed | null)[]): Reason[] {
  const said = all.filter((one) => one !== null);
  const doubts = said.filter(({ reason }) => !reason.ok).slice(0, DOUBTS);
  const fits = said.filter(({ reason }) => reason.ok).sort((a, b) => b.weight - a.weight).slice(0, SHOWN - doubts.length);
  return [...fits, ...doubts].map(({ reason }) => reason);
}

const weighed = (reason: Reason | null, weight: number): Weighed | null => reason && { reason, weight };
const fact = (holds: boolean, text: string, weight: number): Weighed | null => (holds ? { reason: { ok: true, text }, weight } : null);

/** Why a task suits this volunteer or not, at most four: for the hall and the task's page. What shuts them out comes first. */
export function reasonsForMe(order: FitOrder, me: FitPerson, now: Date): Reason[] {
  const shut = gates(order, me, now).map((code) => ({ ok: false, text: code === 'SKILL_MISSING' ? `要${SKILL_WORDS[order.skill!]}` : GATE_WORDS[code] }));
  const points = factors(order, me, now);
  const rest = chosen([
    fact(order.skill !== null && me.skills.includes(order.skill), order.skill === null ? '' : SKILL_WORDS[order.skill], DECISIVE),
    weighed(placeReason(order, me, false), points.place),
    weighed(shut.length > 0 ? null : timeReason(order, me.free, false), points.time),
    fact(points.known > 0, '您帮过这家', points.known),
  ]);
  return [...shut, ...rest].slice(0, SHOWN);
}

/** The same for staff who look for somebody; gates are no reasons there, who does not pass is not shown. */
export function reasonsForStaff(order: FitOrder, them: FitPerson, now: Date): Reason[] {
  const points = factors(order, them, now);
  const tasks = tasksInWeekOf(order.windowStart, them.tasks, order.id);
  return chosen([
    fact(order.skill !== null, order.skill === null ? '' : SKILL_WORDS[order.skill], DECISIVE),
    weighed(placeReason(order, them, true), points.place),
    weighed(timeReason(order, them.free, true), points.time),
    fact(points.known > 0, '帮过这家', points.known),
    fact(tasks === 0, '这周还没接单', points.week),
    weighed(points.week === 0 ? { ok: false, text: `这周已接 ${tasks} 件` } : null, 0),
    fact(levelOf(them.helped) > 0, `帮过 ${them.helped} 次`, points.level),
    fact(points.speech > 0 && order.skill !== 'local_speech', SKILL_WORDS.local_speech, points.speech),
    fact(points.fresh > 0, '回复快', points.fresh),
  ]);
}
