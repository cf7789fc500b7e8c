import type { MoveStockBody, RedemptionState, StaffRole } from '@supermarket/shared';
import type { ActorSeat } from '../people/actor.js';
import { covers, type Spot } from '../areas/scope.rules.js';
import { Refusal } from '../kernel/refusal.js';
import { addDays, at, dayOf, monthOf } from '../kernel/shanghai.js';

/** A voucher is good until eight in the evening of this many days after it was made. */
export const FETCH_DAYS = 15;

/** Wrong codes that one person at a desk may try in a minute. */
export const MISSES_A_MINUTE = 5;

/** Which seats hand over, which keep the shelf (and take vouchers back), which may look at it. */
export const HANDS_OVER: readonly StaffRole[] = ['desk', 'dispatcher'];
export const KEEPS_SHELF: readonly StaffRole[] = ['desk', 'dispatcher', 'town'];
export const SEES_SHELF: readonly StaffRole[] = ['desk', 'dispatcher', 'town', 'city'];

export function endOf(createdAt: Date): Date {
  return at(addDays(dayOf(createdAt), FETCH_DAYS), 20 * 60);
}

/** The keys of which a person may hold one each for a gift in a calendar month (Asia/Shanghai). */
export function limitKeys(personId: string, giftId: string, now: Date, limit: number): string[] {
  return Array.from({ length: limit }, (_, n) => `${personId}:${giftId}:${monthOf(now)}:${n + 1}`);
}

/** The first key that is free. GIFT_LIMIT when the month's are used up. */
export function freeKey(keys: readonly string[], taken: ReadonlySet<string>): string {
  const free = keys.find((key) => !taken.has(key));
  if (free === undefined) throw new Refusal('GIFT_LIMIT', { limit: keys.length });
  return free;
}

/** What a stock line says to somebody who wants one of it at this price. GIFT_OFF_SHELF, WRONG_STATE, SOLD_OUT. */
export function mayTake(stock: { active: boolean; price: number; onHand: number; reserved: number }, price = stock.price): void {
  if (!stock.active) throw new Refusal('GIFT_OFF_SHELF');
  if (stock.price !== price) throw new Refusal('WRONG_STATE');
  if (stock.onHand - stock.reserved < 1) throw new Refusal('SOLD_OUT');
}

export interface Voucher {
  readonly personId: string;
  readonly stationId: string;
  readonly state: RedemptionState;
  readonly endsAt: Date;
  readonly closedBy: string | null;
}

const CLOSED = { FULFILLED: 'VOUCHER_USED', CANCELLED: 'VOUCHER_CANCELLED', EXPIRED: 'VOUCHER_EXPIRED' } as const;

/** Whether what this voucher is for may be handed over at this station now. */
export function mayFetch(voucher: Voucher | null, stationId: string, now: Date): asserts voucher is Voucher {
  if (!voucher) throw new Refusal('VOUCHER_WRONG');
  if (voucher.stationId !== stationId) throw new Refusal('WRONG_STATION');
  if (voucher.state !== 'READY') throw new Refusal(CLOSED[voucher.state]);
  if (voucher.endsAt <= now) throw new Refusal('VOUCHER_EXPIRED');
}

/** Staff hand over and are done: `already` when the same person has just done it. Nobody hands over to themselves. */
export function handOver(voucher: Voucher | null, staffId: string, stationId: string, now: Date): 'hand over' | 'already' {
  if (voucher?.state === 'FULFILLED' && voucher.closedBy === staffId && voucher.stationId === stationId) return 'already';
  mayFetch(voucher, stationId, now);
  if (voucher.personId === staffId) throw new Refusal('NEED_ANOTHER_PERSON');
  return 'hand over';
}

/** Taking a voucher back, by its owner or by staff: `already` when it is cancelled. */
export function cancel(voucher: Voucher): 'cancel' | 'already' {
  if (voucher.state === 'CANCELLED') return 'already';
  if (voucher.state !== 'READY') throw new Refusal(CLOSED[voucher.state]);
  return 'cancel';
}

export function hasExpired(voucher: Voucher, now: Date): boolean {
  return voucher.state === 'READY' && voucher.endsAt <= now;
}

/** What a movement by hand changes on the shelf. STOCK_SHORT when it would take what is set aside for vouchers. */
export function shelfChange(stock: { onHand: number; reserved: number }, { kind, quantity, reason }: MoveStockBody): number {
  if (!reason.trim()) throw new Refusal('REASON_NEEDED');
  if (kind !== 'count' && quantity < 1) throw new Refusal('BAD_INPUT');
  const change = { in: quantity, write_off: -quantity, count: quantity - stock.onHand }[kind];
  if (stock.onHand + change < stock.reserved) throw new Refusal('STOCK_SHORT');
  return change;
}

export interface Desk extends Spot {
  readonly id: string;
}

/** Whether one of the seats works at this station: a desk seat at its own, the others where they reach. */
export function worksAt(seats: readonly ActorSeat[], station: Desk): boolean {
  return seats.some((seat) => (seat.role === 'desk' ? seat.stationId === station.id : covers([seat], station)));
}
