import chineseDays from 'chinese-days';
import { addDays, at, dayOf, minuteOfDay, yearOf, type Day } from './shanghai.js';

/** Spans of a working day in minutes since midnight in Asia/Shanghai, in order, not touching. */
export type OfficeHours = readonly { readonly from: number; readonly to: number }[];

/** An instant in working time, and whether the holidays of every year on the way were known. */
export interface WorkingInstant {
  readonly at: Date;
  /** False: the State Council's list of that year is not in our data yet, weekends alone were counted. */
  readonly certain: boolean;
}

/** Whether people work on that day: holidays and the worked weekends (调休) of China. */
export function isWorkday(day: Day): boolean {
  return chineseDays.isWorkday(day);
}

const known = new Map<number, boolean>();

/** Whether the public holidays of a year are in the data. */
export function holidaysKnown(year: number): boolean {
  let answer = known.get(year);
  if (answer === undefined) {
    // 1 October has been a holiday in every list; without the list it is a plain weekday or weekend.
    answer = chineseDays.getDayDetail(`${year}-10-01`).name.includes(',');
    known.set(year, answer);
  }
  return answer;
}

/** The end of `minutes` of working time after `start`. */
export function addWorkingMinutes(start: Date, minutes: number, hours: OfficeHours): WorkingInstant {
  let left = minutes;
  let day = dayOf(start);
  let from = minuteOfDay(start);
  for (;;) {
    if (isWorkday(day)) {
      for (const span of hours) {
        const begin = Math.max(span.from, from);
        if (begin >= span.to) continue;
        if (left <= span.to - begin) return { at: at(day, begin + left), certain: certain(start, day) };
        left -= span.to - begin;
      }
    }
    day = addDays(day, 1);
    from = 0;
  }
}

/** `count` working hours after `start`. */
export function addWorkingHours(start: Date, count: number, hours: OfficeHours): WorkingInstant {
  return addWorkingMinutes(start, Math.round(count * 60), hours);
}

/** The end of office hours on the `count`-th working day after the day of `start`. */
export function addWorkingDays(start: Date, count: number, hours: OfficeHours): WorkingInstant {
  let day = dayOf(start);
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkday(day)) left -= 1;
  }
  return { at: at(day, hours.at(-1)!.to), certain: certain(start, day) };
}

function certain(start: Date, until: Day): boolean {
  for (let year = yearOf(start); year <= Number(until.slice(0, 4)); year += 1) if (!holidaysKnown(year)) return false;
  return true;
}

/** Reads '08:30-12:00,14:30-17:30'; null when it makes no sense. */
export function parseOfficeHours(text: string): OfficeHours | null {
  const spans = text.split(',').map((part) => {
    const [, h1, m1, h2, m2] = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(part.trim()) ?? [];
    return { from: Number(h1) * 60 + Number(m1), to: Number(h2) * 60 + Number(m2) };
  });
  const sound = spans.every(({ from, to }, i) => from < to && to <= 1440 && from > (spans[i - 1]?.to ?? -1));
  return sound ? spans : null;
}
