import type { DayPart, Window } from '@supermarket/shared';
import { toMs, wallClock, type Moment, type WallClock } from './calendar';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const NEAR_DAYS: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
const PARTS: Readonly<Record<DayPart, string>> = { morning: '上午', afternoon: '下午', evening: '晚上' };

export const dayPartText = (part: DayPart): string => PARTS[part];

const two = (n: number): string => String(n).padStart(2, '0');

export const weekdayText = (moment: Moment): string => WEEKDAYS[wallClock(moment).weekday]!;

/** 08:55 */
export function clockText(moment: Moment): string {
  const { hour, minute } = wallClock(moment);
  return `${two(hour)}:${two(minute)}`;
}

/** 今天, 周四 (within the coming week), 11月23日, 2027年1月2日 */
export function dayText(moment: Moment, now: Moment = Date.now()): string {
  const then = wallClock(moment);
  const today = wallClock(now);
  const ahead = then.dayNo - today.dayNo;
  const near = NEAR_DAYS[ahead];
  if (near !== undefined) return near;
  if (ahead > 2 && ahead < 7) return WEEKDAYS[then.weekday]!;
  return dateText(moment, now);
}

/** 11月23日, with the year when it is not this one. */
export function dateText(moment: Moment, now: Moment = Date.now()): string {
  const { year, month, day } = wallClock(moment);
  return `${year === wallClock(now).year ? '' : `${year}年`}${month}月${day}日`;
}

/** 2026-12-31, where days are compared in a column. */
export function isoDayText(moment: Moment): string {
  const { year, month, day } = wallClock(moment);
  return `${year}-${two(month)}-${two(day)}`;
}

/** 今天 08:55, 11月23日 19:42: when something happened. */
export const momentText = (moment: Moment, now: Moment = Date.now()): string => `${dayText(moment, now)} ${clockText(moment)}`;

const plainHour = ({ hour, minute }: WallClock): string => `${hour}:${two(minute)}`;

/** 今天 15:00–16:00, or 明天下午 when the resident only chose a part of the day. */
export function windowText({ start, end }: Window, now: Moment = Date.now(), part?: DayPart | null): string {
  if (part) return `${dayText(start, now)}${PARTS[part]}`;
  const from = wallClock(start);
  const to = wallClock(end);
  if (from.dayNo !== to.dayNo) return `${dayText(start, now)} ${plainHour(from)} – ${dayText(end, now)} ${plainHour(to)}`;
  return `${dayText(start, now)} ${plainHour(from)}–${plainHour(to)}`;
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨';
  if (hour < 12) return '上午';
  if (hour < 14) return '中午';
  return hour < 18 ? '下午' : '晚上';
}

/** 下午 3 点, 上午 9 点半 */
export function spokenClockText(moment: Moment): string {
  const { hour, minute } = wallClock(moment);
  const twelve = hour > 12 ? hour - 12 : hour;
  const rest = minute === 0 ? '' : minute === 30 ? '半' : ` ${minute} 分`;
  return `${partOfDay(hour)} ${twelve} 点${rest}`;
}

/** As one says it: 今天下午 3 点, 明天上午 9 点半, 周四晚上 7 点 20 分. */
export const spokenText = (moment: Moment, now: Moment = Date.now()): string => `${dayText(moment, now)}${spokenClockText(moment)}`;

/** 今天 18:05 前, 今天下午 6 点前: a moment in words, as a limit. */
export const beforeText = (words: string): string => `${words}${/\d$/.test(words) ? ' ' : ''}前`;

/** 明天下午, or the spoken hour at which somebody comes. */
export function spokenWindowText(window: Window, now: Moment = Date.now(), part?: DayPart | null): string {
  return part ? windowText(window, now, part) : spokenText(window.start, now);
}

/** 早上好 … 晚上好 */
export function greetingText(now: Moment = Date.now()): string {
  const { hour } = wallClock(now);
  if (hour < 5 || hour >= 18) return '晚上好';
  if (hour < 9) return '早上好';
  if (hour < 12) return '上午好';
  return hour < 14 ? '中午好' : '下午好';
}

/** Whole minutes until then, rounded up; negative once it has passed. */
export function minutesUntil(moment: Moment, now: Moment = Date.now()): number {
  const minutes = (toMs(moment) - toMs(now)) / 60_000;
  return minutes > 0 ? Math.ceil(minutes) : -Math.floor(-minutes);
}

/** Calendar days until then: 还剩 37 天. */
export const daysUntil = (moment: Moment, now: Moment = Date.now()): number => wallClock(moment).dayNo - wallClock(now).dayNo;
