/** A moment as the wall clock of Asia/Shanghai shows it, whatever zone the phone is set to. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  /** Days since 1970-01-01, to compare days. */
  readonly dayNo: number;
}

/** China keeps one zone and no summer time. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

export type Moment = string | number;

export const toMs = (moment: Moment): number => (typeof moment === 'number' ? moment : Date.parse(moment));

export function wallClock(moment: Moment): WallClock {
  const shifted = new Date(toMs(moment) + OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    dayNo: Math.floor(shifted.getTime() / DAY_MS),
  };
}

/** The moment at which the clock of Asia/Shanghai shows this; `dayNo` counts days since 1970-01-01. */
export function momentAt(dayNo: number, hour: number, minute = 0): string {
  return new Date(dayNo * DAY_MS + hour * 3_600_000 + minute * 60_000 - OFFSET_MS).toISOString();
}
