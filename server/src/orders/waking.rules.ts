import { addDays, at, dayOf, minuteOfDay } from '../kernel/shanghai.js';

/** People are asked between half past seven and half past nine in the evening, Asia/Shanghai; every day of the year. */
const FROM = 7 * 60 + 30;
const UNTIL = 21 * 60 + 30;
const MINUTE = 60_000;

export const isWaking = (instant: Date): boolean => minuteOfDay(instant) >= FROM && minuteOfDay(instant) < UNTIL;

/** The instant itself while people are awake, else the next morning. */
export function wakeAt(instant: Date): Date {
  if (isWaking(instant)) return instant;
  const today = dayOf(instant);
  return at(minuteOfDay(instant) < FROM ? today : addDays(today, 1), FROM);
}

/** The moment at which `minutes` of waking time have gone by since `start`. */
export function wakingAfter(start: Date, minutes: number): Date {
  let from = wakeAt(start);
  let left = minutes * MINUTE;
  for (;;) {
    const evening = at(dayOf(from), UNTIL).getTime();
    if (from.getTime() + left <= evening) return new Date(from.getTime() + left);
    left -= evening - from.getTime();
    from = at(addDays(dayOf(from), 1), FROM);
  }
}
