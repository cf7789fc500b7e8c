import { LIMITS } from '@supermarket/shared';
import type { Case } from './order.facts.js';

/** Office hours of the county, as functions: the calendar is not a rule of ours. */
export interface OfficeClock {
  hoursAfter(start: Date, count: number): Date;
  daysAfter(start: Date, count: number): Date;
}

/** When staff owe the next step in each queue; null where they owe none. */
export interface Dues {
  readonly reviewDue: Date | null;
  readonly dispatchDue: Date | null;
  readonly verifyDue: Date | null;
}

/** Answers are owed within a working day (条例 Art. 13), urgent ones within two working hours. */
export const REVIEW_DAYS = 1;
export const URGENT_HOURS = 2;
/** So long after the approval somebody is to be found, or asked. */
export const DISPATCH_HOURS = 4;
/** A helper stands at the door. */
export const ARRIVAL_MINUTES = 15;
/** Service is to be recorded within ten working days (记录办法 Art. 11). */
export const RECORD_DAYS = 10;

type Doubt = 'dispute' | 'arrival' | 'time' | 'alarm';

/** What staff have to find out about an order. */
export function doubtsOf({ order, assignments }: Case): Doubt[] {
  const doubts: Doubt[] = [];
  if (order.status === 'DISPUTED') doubts.push('dispute');
  if (assignments.some(({ state, doorTries }) => state === 'ACCEPTED' && doorTries >= LIMITS.doorTries)) doubts.push('arrival');
  if (assignments.some(({ state, alarm }) => state === 'CHECKED_IN' && alarm !== null)) doubts.push('alarm');
  if (assignments.some(({ state, needsOwnTime }) => state === 'TIME_DISPUTED' || (state === 'CHECKED_OUT' && needsOwnTime))) doubts.push('time');
  return doubts;
}

const waitsForHelpers = ({ order }: Case): boolean => order.status === 'OPEN' || order.status === 'REOPENED';

/** The limits after a change; a clock that runs already is not set back, unless the matter became urgent. */
export function duesAfter(before: { readonly of: Case; readonly dues: Dues } | null, c: Case, now: Date, office: OfficeClock): Dues {
  return {
    reviewDue: reviewDue(c, office),
    dispatchDue: dispatchDue(before, c, now, office),
    verifyDue: verifyDue(before, c, now, office),
  };
}

function reviewDue({ order }: Case, office: OfficeClock): Date | null {
  if (order.status !== 'SUBMITTED') return null;
  return order.urgent ? office.hoursAfter(order.submittedAt, URGENT_HOURS) : office.daysAfter(order.submittedAt, REVIEW_DAYS);
}

function dispatchDue(before: { readonly of: Case; readonly dues: Dues } | null, c: Case, now: Date, office: OfficeClock): Date | null {
  if (!waitsForHelpers(c)) return null;
  const running = before && before.of.order.urgent === c.order.urgent && before.of.order.visit === c.order.visit ? before.dues.dispatchDue : null;
  return running ?? office.hoursAfter(now, c.order.urgent ? URGENT_HOURS : DISPATCH_HOURS);
}

function verifyDue(before: { readonly of: Case; readonly dues: Dues } | null, c: Case, now: Date, office: OfficeClock): Date | null {
  const known = before ? doubtsOf(before.of) : [];
  const limits = doubtsOf(c).map((doubt) => (known.includes(doubt) && before?.dues.verifyDue) || limitOf(doubt, now, office));
  return limits.length > 0 ? new Date(Math.min(...limits.map(Number))) : null;
}

function limitOf(doubt: Doubt, now: Date, office: OfficeClock): Date {
  if (doubt === 'arrival' || doubt === 'alarm') return new Date(now.getTime() + ARRIVAL_MINUTES * 60_000);
  return office.daysAfter(now, doubt === 'dispute' ? REVIEW_DAYS : RECORD_DAYS);
}

/** The nearest limit: what the resident is told. */
export function nearest({ reviewDue: review, dispatchDue: dispatch, verifyDue: verify }: Dues): Date | null {
  const dues = [review, dispatch, verify].filter((due): due is Date => due !== null);
  return dues.length > 0 ? new Date(Math.min(...dues.map(Number))) : null;
}
