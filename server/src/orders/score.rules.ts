import type { DayPart, Id, Shelf } from '@supermarket/shared';
import { metresBetween, REACH } from '../areas/squares.rules.js';
import { dayNumber, minuteOfDay, weekdayOf } from '../kernel/shanghai.js';
import { bitOf } from '../people/near.rules.js';
import { gates, tasksInWeekOf, type GateCode, type GateOrder, type VolunteerFacts } from './claim.rules.js';
import { WEIGHTS, type Weights } from './fit.weights.js';
import type { OrderFacts } from './order.facts.js';

/**
 * The one rule of who suits what, read from either side: gates first, then the sum of what each fact weighs. It
 * depends on the pair alone, so that the best orders for a volunteer and the best volunteers for an order agree.
 */
export type FitOrder = GateOrder & Pick<OrderFacts, 'dayPart' | 'seats'> & { readonly communityId: Id; readonly townId: Id; readonly square: number | null; readonly shelf: Shelf | null };

export interface FitPerson extends VolunteerFacts {
  readonly communityId: Id;
  readonly townId: Id;
  /** Of their community's point. */
  readonly square: number | null;
  /** Usual free times as bits. */
  readonly free: number;
  readonly helped: number;
  /** Twice the level, and one for the local tongue. */
  readonly standing: number;
  /** Day until which a quick answer counts. */
  readonly freshUntil: number;
  /** Classes of service for which they do not want to be recommended. */
  readonly unwanted: readonly Shelf[];
  /** Households whom they helped before, so that it was solved. */
  readonly knownTo: readonly Id[];
  /** Wants to be recommended at all. */
  readonly invitable: boolean;
}

export type FitGate = GateCode | 'NO_INVITES' | 'UNWANTED' | 'ALONE' | 'TOO_FAR';

/** morning 6–12 · afternoon 12–18 · evening 18–22, Asia/Shanghai; the start decides. */
export function partOf(start: Date): DayPart {
  const minute = minuteOfDay(start);
  return minute < 12 * 60 ? 'morning' : minute < 18 * 60 ? 'afternoon' : 'evening';
}

/** What keeps them from being recommended: the gates of a claim, and what only concerns being asked. */
export function fitGates(order: FitOrder, person: FitPerson, now: Date): FitGate[] {
  const codes: FitGate[] = gates(order, person, now);
  if (!person.invitable) codes.push('NO_INVITES');
  if (order.shelf !== null && person.unwanted.includes(order.shelf)) codes.push('UNWANTED');
  // Risky work: who has never helped goes with somebody, not by themself.
  if (order.risk === 'high' && order.seats < 2 && person.helped === 0) codes.push('ALONE');
  const metres = metresOf(order, person);
  // Into another town only where it is known how far that is.
  if (metres === null ? order.townId !== person.townId : metres > REACH) codes.push('TOO_FAR');
  return codes;
}

/** Metres between the squares of both; null where one has no point. */
export const metresOf = (order: Pick<FitOrder, 'square'>, person: Pick<FitPerson, 'square'>): number | null =>
  order.square === null || person.square === null ? null : metresBetween(order.square, person.square);

export const FIT_FACTORS = ['place', 'time', 'known', 'week', 'level', 'speech', 'fresh'] as const;
export type FitFactor = (typeof FIT_FACTORS)[number];

/** What each fact brings, in points. */
export function factors(order: FitOrder, person: FitPerson, now: Date, weights: Weights = WEIGHTS): Readonly<Record<FitFactor, number>> {
  return {
    place: placePoints(metresOf(order, person), order, person, weights),
    time: timePoints(slotOf(order), person.free, weights),
    known: person.knownTo.includes(order.requesterId) ? weights.known : 0,
    week: weights.week[tasksInWeekOf(order.windowStart, person.tasks, order.id)] ?? 0,
    level: weights.level[person.standing >> 1] ?? 0,
    speech: (person.standing & 1) * weights.speech,
    fresh: person.freshUntil >= dayNumber(now) ? weights.fresh : 0,
  };
}

export function scoreOf(order: FitOrder, person: FitPerson, now: Date, weights: Weights = WEIGHTS): number {
  const all = factors(order, person, now, weights);
  return FIT_FACTORS.reduce((sum, factor) => sum + all[factor], 0);
}

/** Points of a distance; falls by one each `metresPerPoint`. */
export const nearPoints = (metres: number, { near, metresPerPoint }: Weights): number => Math.max(0, near - Math.floor(metres / metresPerPoint));

export function placePoints(metres: number | null, order: Pick<FitOrder, 'communityId' | 'townId'>, person: Pick<FitPerson, 'communityId' | 'townId'>, weights: Weights): number {
  if (metres !== null) return nearPoints(metres, weights);
  return order.communityId === person.communityId ? weights.sameCommunity : order.townId === person.townId ? weights.sameTown : 0;
}

/** The bits of an order's part of the week, and of its whole day. */
export function slotOf({ windowStart, dayPart }: Pick<FitOrder, 'windowStart' | 'dayPart'>): { readonly part: number; readonly day: number } {
  const weekday = weekdayOf(windowStart);
  return { part: bitOf(weekday, dayPart ?? partOf(windowStart)), day: 7 << ((weekday - 1) * 3) };
}

export function timePoints({ part, day }: { readonly part: number; readonly day: number }, free: number, weights: Weights): number {
  return (free & part) !== 0 ? weights.free : free === 0 ? weights.freeUnsaid : (free & day) !== 0 ? weights.freeThatDay : 0;
}

export const standingPoints = (standing: number, { level, speech }: Weights): number => (level[standing >> 1] ?? 0) + (standing & 1) * speech;
