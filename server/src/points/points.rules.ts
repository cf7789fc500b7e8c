import type { Level } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { addDays, dayOf, yearOf, type Day } from '../kernel/shanghai.js';

/** What of a rule version decides about points. */
export interface Rates {
  readonly ratePerHour: number;
  /** Percent, by level. */
  readonly coefficient1: number;
  readonly coefficient2: number;
  readonly coefficient3: number;
}

/** Whole points for whole six minutes: floor(floor(minutes / 6) × rate / 10 × coefficient), in integers throughout. */
export function awardPoints(minutes: number, ratePerHour: number, coefficientPercent: number): number {
  return Math.floor((Math.floor(minutes / 6) * ratePerHour * coefficientPercent) / 1000);
}

/** Percent. */
export function coefficientOf(level: Level, rule: Rates): number {
  return { 1: rule.coefficient1, 2: rule.coefficient2, 3: rule.coefficient3 }[level];
}

/** What so many minutes of this level earn. */
export function pointsFor(level: Level, minutes: number, rule: Rates): number {
  return awardPoints(minutes, rule.ratePerHour, coefficientOf(level, rule));
}

/** The last day of points for service that ended then: 31 December of the following year, Asia/Shanghai. */
export function expiryOf(endedAt: Date): Day {
  return `${yearOf(endedAt) + 1}-12-31`;
}

/** Whether the last day has passed. */
export function isExpired(expiresOn: Day, now: Date): boolean {
  return dayOf(now) > expiresOn;
}

/** The last day of points that came back too late for their own: today and so many days. */
export function graceDay(now: Date, graceDays: number): Day {
  return addDays(dayOf(now), graceDays);
}

/** The lot's last day for an award posted now; one that would be born expired gets the days of grace. */
export function lotDayOf(endedAt: Date, now: Date, graceDays: number): Day {
  const day = expiryOf(endedAt);
  return isExpired(day, now) ? graceDay(now, graceDays) : day;
}

export interface Lot {
  readonly id: string;
  readonly expiresOn: Day;
  readonly balance: number;
  readonly held: number;
}

/** What can be spent now: what is neither held nor expired. */
export function spendable(lots: readonly Lot[], now: Date): number {
  return lots.reduce((sum, lot) => sum + (isExpired(lot.expiresOn, now) ? 0 : lot.balance - lot.held), 0);
}

/** Which lots pay: those that end first, first. POINTS_SHORT says how many are missing. */
export function takeOldest<L extends Lot>(lots: readonly L[], amount: number, now: Date): { lot: L; amount: number }[] {
  const parts: { lot: L; amount: number }[] = [];
  let left = amount;
  const byAge = lots.filter((lot) => !isExpired(lot.expiresOn, now)).sort((a, b) => order(a.expiresOn, b.expiresOn) || order(a.id, b.id));
  for (const lot of byAge) {
    const take = Math.min(left, lot.balance - lot.held);
    if (take > 0) parts.push({ lot, amount: take });
    left -= Math.max(take, 0);
  }
  if (left > 0) throw new Refusal('POINTS_SHORT', { short: left });
  return parts;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
