import type { DayPart, Window } from '@supermarket/shared';
import { momentAt, wallClock, type Moment } from '@/text';

export type PartChoice = DayPart | 'any';

/** A day of the calendar of Asia/Shanghai, or a whole weekend. */
export interface DayChoice {
  readonly dayNo: number;
  readonly weekend: boolean;
}

export interface ChosenTime {
  readonly window: Window;
  /** Only for one day and one part of it: then the time is said as 明天下午. */
  readonly dayPart?: DayPart;
}

/** Hours at which neighbours knock on doors, inside what the parts of the day mean. */
const HOURS: Readonly<Record<PartChoice, readonly [number, number]>> = {
  morning: [8, 12], afternoon: [12, 18], evening: [18, 21], any: [8, 21],
};
/** Less than this is no time to find somebody and to come. */
const LEAST_MS = 30 * 60_000;
/** As far ahead as the server takes orders, less the day that is under way. */
export const DAYS_AHEAD = 59;

/** The window that two taps mean; undefined once it is (nearly) over. What has begun begins now. */
export function chosenTime({ dayNo, weekend }: DayChoice, part: PartChoice, now: number): ChosenTime | undefined {
  const [from, to] = HOURS[part];
  const start = Math.max(Date.parse(momentAt(dayNo, from)), now);
  const end = momentAt(weekend ? dayNo + 1 : dayNo, to);
  if (Date.parse(end) - start < LEAST_MS) return undefined;
  const window = { start: new Date(start).toISOString(), end };
  return part === 'any' || weekend ? { window } : { window, dayPart: part };
}

export const today = (now: Moment): DayChoice => ({ dayNo: wallClock(now).dayNo, weekend: false });
export const tomorrow = (now: Moment): DayChoice => ({ dayNo: wallClock(now).dayNo + 1, weekend: false });

/** The Saturday that comes; on a weekend the next one, because 今天 and 明天 say the rest. */
export function comingWeekend(now: Moment): DayChoice {
  const { dayNo, weekday } = wallClock(now);
  const ahead = weekday === 0 ? 6 : weekday === 6 ? 7 : 6 - weekday;
  return { dayNo: dayNo + ahead, weekend: true };
}

export const sameDay = (one: DayChoice | null, other: DayChoice): boolean =>
  one !== null && one.dayNo === other.dayNo && one.weekend === other.weekend;

/** Who speaks names the time themselves; until staff have heard it, any time in the next three days is right. */
export const spokenWindow = (now: number): Window => ({ start: new Date(now).toISOString(), end: momentAt(wallClock(now).dayNo + 3, 21) });
