import type { HoldReason, HourKind, PointsChoice, RecordState } from '@supermarket/shared';
import { dayOf } from '../kernel/shanghai.js';
import { addWorkingDays } from '../kernel/working-time.js';

/** Minutes of one person on one day (Asia/Shanghai) that count at once, and those that a town may confirm. */
export const DAY_TIERS = { automatic: 8 * 60, town: 12 * 60 } as const;

/** Below this share of the schedule staff look before points are paid, percent. */
export const MIN_ATTENDANCE = 60;

/** The whole day: the last of the ten days counts until midnight. */
const ALL_DAY = [{ from: 0, to: 1440 }] as const;

/** Service and evaluation are to be recorded within ten working days (记录办法 Art. 11). */
export function dueAfter(endedAt: Date): Date {
  return addWorkingDays(endedAt, 10, ALL_DAY).at;
}

/**
 * Where a measured record goes: by all minutes of that person on that day, this record's included, across orders.
 * Filled in afterwards (HONOUR) it needs a proof whatever its length.
 */
export function tierOf(kind: HourKind, dayMinutes: number): RecordState {
  if (kind === 'HONOUR') return 'PENDING_PROOF';
  if (dayMinutes <= DAY_TIERS.automatic) return 'CREDITED';
  return dayMinutes <= DAY_TIERS.town ? 'PENDING_TOWN' : 'PENDING_COUNTY';
}

/** Only what was measured at the door earns points, and only for those who want them. */
export function bearsPoints(kind: HourKind, choice: PointsChoice | null): boolean {
  return kind === 'CHECKED' && choice === 'points';
}

/** Why the award waits: what the resident's answer says, else a stay much shorter than planned. */
export function holdOf(given: HoldReason | null, minutes: number, plannedMinutes: number): HoldReason | null {
  if (given !== null) return given;
  return minutes * 100 < plannedMinutes * MIN_ATTENDANCE ? 'short_attendance' : null;
}

/** The day on which service that ended then counts. */
export function recordDay(endedAt: Date): string {
  return dayOf(endedAt);
}
