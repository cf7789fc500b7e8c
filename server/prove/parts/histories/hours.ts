import type { HoldReason, Stars } from '@supermarket/shared';
import { SERVED } from './course.js';
import { CAST, MINUTE, dayOf, recordsOf, yearOf, type Award, type Lot, type Model, type Name, type Order, type Part, type Service } from './model.js';

/* What a service is worth: records, awards, lots. */

export function lotOf(m: Model, who: Name, year: number): Lot {
  if (!m.lots.has(who)) m.lots.set(who, new Map());
  const lots = m.lots.get(who)!;
  if (!lots.has(year)) lots.set(year, { balance: 0, held: 0 });
  return lots.get(year)!;
}

/** At the first check-out of a part its record begins. */
export function draft(part: Part): Service {
  const { order, unfinished, visit, minutes } = part;
  part.record ??= {
    id: '', part, state: 'DRAFT', minutes: null, endedAt: null, day: dayOf(part.inAt!), level: order.level, held: null, bears: false, award: null, decidedBy: null, correction: null, proposed: new Set(), agreed: null,
    planned: (unfinished || visit > 1) && minutes !== null ? minutes : order.minutes,
  };
  return part.record;
}

export function measure(part: Part): void {
  const record = draft(part);
  record.minutes = part.minutes;
  record.endedAt = part.inAt! + part.minutes! * MINUTE;
  record.day = dayOf(record.endedAt);
}

const COUNTED = ['CREDITED', 'PENDING_TOWN', 'PENDING_COUNTY'];

/** Minutes of somebody on a day that are credited or wait. */
export const minutesOn = (m: Model, who: Name, day: string): number =>
  recordsOf(m).reduce((sum, record) => sum + (record.part.who === who && record.day === day && COUNTED.includes(record.state) ? (record.minutes ?? 0) : 0), 0);

/** Where a day of so many minutes goes. */
export const tierOf = (minutes: number): 'CREDITED' | 'PENDING_TOWN' | 'PENDING_COUNTY' => (minutes <= 480 ? 'CREDITED' : minutes <= 720 ? 'PENDING_TOWN' : 'PENDING_COUNTY');

export function worthOf({ rule }: Model, { level, endedAt }: Service, minutes: number): Award {
  return { points: Math.floor((Math.floor(minutes / 6) * rule.ratePerHour * rule.coefficients[level - 1]!) / 1000), year: yearOf(endedAt!) };
}

export function payAs(m: Model, record: Service, award: Award): void {
  record.award = award;
  if (award.points > 0) lotOf(m, record.part.who, award.year).balance += award.points;
}

/** Takes an award back, if its lot still has the points (and what `next` brings into it). Whether it did. */
export function takeBack(m: Model, record: Service, next: Award | null = null): boolean {
  const { points, year } = record.award!;
  if (points > 0) {
    const lot = lotOf(m, record.part.who, year);
    if (lot.balance - lot.held + (next?.points ?? 0) < points) return false;
    lot.balance -= points;
  }
  record.award = null;
  return true;
}

/** Pays what is credited, not held and not paid. */
export function settle(m: Model, record: Service): void {
  if (record.state === 'CREDITED' && record.held === null && record.bears && record.award === null) payAs(m, record, worthOf(m, record, record.minutes!));
}

/** Puts an award aside for staff. */
export function hold(m: Model, record: Service | null, reason: HoldReason): void {
  if (!record?.bears || !COUNTED.includes(record.state)) return;
  if (record.award) takeBack(m, record);
  record.held = reason;
}

const isReady = ({ state, needsOwnTime }: Part): boolean => !needsOwnTime && (state === 'CHECKED_OUT' || state === 'VERIFIED' || state === 'CREDITED');

export const partStateOf = ({ state }: Service): 'CREDITED' | 'VOIDED' | 'VERIFIED' => (state === 'CREDITED' ? 'CREDITED' : state === 'REFUSED' || state === 'VOIDED' ? 'VOIDED' : 'VERIFIED');

function credit(m: Model, part: Part, reason: HoldReason | null): void {
  const record = part.record!;
  part.handedIn = true;
  if (record.state === 'DRAFT') {
    record.state = tierOf(minutesOn(m, part.who, record.day) + record.minutes!);
    record.bears = CAST[part.who].helper!.wantsPoints;
    const tooShort = record.minutes! * 100 < record.planned * 60 ? 'short_attendance' : null;
    record.held = record.bears ? (reason ?? tooShort) : null;
    settle(m, record);
  } else if (reason !== null) {
    hold(m, record, reason);
  } else {
    if (record.held !== 'short_attendance' && record.held !== 'time_disputed') record.held = null;
    settle(m, record);
  }
  part.state = partStateOf(record);
}

/** Hands in everything that is measured and not disputed, of all visits. */
export function creditAll(m: Model, order: Order, reason: HoldReason | null): void {
  for (const part of order.parts.filter(({ state }) => SERVED.includes(state))) if (isReady(part)) credit(m, part, reason);
}

/** A time that was settled after the order's answer: the record follows at once. */
export function creditLate(m: Model, part: Part): void {
  const { status, solved, stars } = part.order;
  const answered = status === 'CONFIRMED' || status === 'CLOSED' || status === 'CANCELLED';
  if (answered && isReady(part)) credit(m, part, status === 'CANCELLED' ? 'unsolved' : holdFor(solved !== false, stars));
}

export const holdAll = (m: Model, order: Order, reason: HoldReason): void => {
  for (const part of order.parts) if (part.handedIn) hold(m, part.record, reason);
};

/** What an answer does to the award. */
export const holdFor = (solved: boolean, stars: Stars | null): HoldReason | null => (!solved ? 'unsolved' : stars !== null && stars <= 2 ? 'low_rating' : null);
