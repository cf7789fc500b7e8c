/*
 * Days as people here mean them. China has kept +08:00 without summer time since 1991,
 * so a fixed offset is exact and does not depend on the time zone of the machine.
 */

const OFFSET = 8 * 3_600_000;
export const DAY = 86_400_000;

/** A day in Asia/Shanghai, 'YYYY-MM-DD'. */
export type Day = string;

/** The day of an instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
}

/** The day of an instant as a number, counted from 1 January 1970. */
export function dayNumber(instant: Date): number {
  return Math.floor((instant.getTime() + OFFSET) / DAY);
}

/** The year of an instant, as a number. */
export function yearOf(instant: Date): number {
  return new Date(instant.getTime() + OFFSET).getUTCFullYear();
}

/** The month of an instant, 'YYYY-MM'. */
export function monthOf(instant: Date): string {
  return dayOf(instant).slice(0, 7);
}

/** The first instant of a day. Throws RangeError when the day does not exist. */
export function startOfDay(day: Day): Date {
  const start = new Date(`${day}T00:00:00.000+08:00`);
  if (Number.isNaN(start.getTime()) || dayOf(start) !== day) throw new RangeError(`not a day: ${day}`);
  return start;
}

/** The first instant after a day: the open end of a range `>= start and < end`. */
export function endOfDay(day: Day): Date {
  return new Date(startOfDay(day).getTime() + DAY);
}

/** The first instant after 31 December of the year: points of that year live until here. */
export function endOfYear(year: number): Date {
  return startOfDay(`${String(year + 1).padStart(4, '0')}-01-01`);
}

/** The first instant of the month that an instant lies in. */
export function startOfMonth(instant: Date): Date {
  return startOfDay(`${monthOf(instant)}-01`);
}

/** The day `count` days later (or earlier, when negative). */
export function addDays(day: Day, count: number): Day {
  return dayOf(new Date(startOfDay(day).getTime() + count * DAY));
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(instant: Date): number {
  return new Date(instant.getTime() + OFFSET).getUTCDay() || 7;
}

/** The Monday of the week that the day lies in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(startOfDay(day)));
}

/** A number for each week from Monday to Sunday: the same for two instants exactly when they lie in one week. */
export function weekOf(instant: Date): number {
  return Math.floor((instant.getTime() + OFFSET + 3 * DAY) / (7 * DAY)); // 1 January 1970 was a Thursday
}

/** Minutes since midnight, 0–1439. */
export function minuteOfDay(instant: Date): number {
  return Math.floor(((instant.getTime() + OFFSET) % DAY + DAY) % DAY / 60_000);
}

/** The instant of a wall-clock minute of a day: `at('2026-11-23', 8 * 60 + 30)` is half past eight. */
export function at(day: Day, minute: number): Date {
  return new Date(startOfDay(day).getTime() + minute * 60_000);
}
