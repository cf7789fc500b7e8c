import type { ErrorCode } from '@supermarket/shared';
import { asked } from '../../client.js';
import type { Act } from './ask.js';
import { lotOf } from './hours.js';
import { CAST, DAY, HOUR, MINUTE, monthOf, startOfDay, yearOf, type Model, type Name, type Voucher } from './model.js';

/* What points buy, and the counter. */

const isGood = (year: number, now: number): boolean => yearOf(now) <= year + 1;

/** Points of the years that can still be spent, the oldest first. */
export const spendable = (m: Model, who: Name): { year: number; points: number }[] =>
  [...(m.lots.get(who) ?? [])].filter(([year]) => isGood(year, m.now)).map(([year, { balance, held }]) => ({ year, points: balance - held })).sort((a, b) => a.year - b.year);

function take(m: Model, who: Name, price: number): Voucher['lots'] | null {
  let left = price;
  const lots = spendable(m, who).map(({ year, points }) => {
    const amount = Math.min(left, points);
    left -= amount;
    return { year, amount };
  });
  return left > 0 ? null : lots.filter(({ amount }) => amount > 0);
}

export function close(m: Model, voucher: Voucher, state: 'FULFILLED' | 'CANCELLED' | 'EXPIRED', by: Name | null): void {
  const isFetched = state === 'FULFILLED';
  for (const { year, amount } of voucher.lots) {
    const lot = lotOf(m, voucher.who, year);
    lot.held -= amount;
    if (isFetched) lot.balance -= amount;
  }
  voucher.shelf.reserved -= 1;
  if (isFetched) voucher.shelf.onHand -= 1;
  voucher.state = state;
  voucher.closedBy = by;
}

const CLOSED = { FULFILLED: 'VOUCHER_USED', CANCELLED: 'VOUCHER_CANCELLED', EXPIRED: 'VOUCHER_EXPIRED' } as const;
const closedCode = ({ state }: Voucher): ErrorCode => CLOSED[state as keyof typeof CLOSED];

/** The counter is in Ann's community: dispatchers of the place, its own desk. */
const worksHere = (who: Name): boolean => !CAST[who].elsewhere;

export const shop: Readonly<Record<string, Act>> = {
  redeem: {
    door: 'anybody', upon: 'nothing',
    rule: (_, m, { id, who, shelf }) => {
      if (m.vouchers.some((voucher) => voucher.id === id)) return 'already';
      if (shelf.onHand - shelf.reserved < 1) return 'SOLD_OUT';
      const month = monthOf(m.now);
      const taken = m.vouchers.filter((voucher) => voucher.who === who && voucher.shelf === shelf && voucher.month === month && (voucher.state === 'READY' || voucher.state === 'FULFILLED'));
      if (taken.length >= shelf.monthly) return 'GIFT_LIMIT';
      const lots = take(m, who, shelf.price);
      if (!lots) return 'POINTS_SHORT';
      return () => {
        for (const { year, amount } of lots) lotOf(m, who, year).held += amount;
        shelf.reserved += 1;
        m.vouchers.push({ nr: m.vouchers.length + 1, id, who, shelf, madeAt: m.now, endsAt: startOfDay(m.now) + 15 * DAY + 20 * HOUR, lots, state: 'READY', closedBy: null, month, qr: '' });
      };
    },
    request: (_, { id, shelf }) => asked('POST /v1/redemptions', { body: { id, stockId: shelf.stockId } }),
  },
  cancelVoucher: {
    door: 'anybody', upon: 'voucher',
    rule: (_, m, { voucher, who }) => {
      if (voucher!.who !== who) return 'NOT_FOUND';
      if (voucher!.state === 'CANCELLED') return 'already';
      return voucher!.state === 'READY' ? () => close(m, voucher!, 'CANCELLED', who) : closedCode(voucher!);
    },
    request: (_, { voucher }) => asked('POST /v1/redemptions/:id/cancel', { params: { id: voucher!.id } }),
  },
  handOver: {
    door: 'counter', upon: 'voucher',
    rule: (_, m, { voucher, who, yes }) => {
      if (!worksHere(who)) return 'OUT_OF_SCOPE';
      if (m.misses.filter((miss) => miss.who === who && miss.at > m.now - MINUTE).length >= 5) return 'TOO_MANY_REQUESTS';
      if (isWrong(who, yes)) return { code: 'VOUCHER_WRONG', note: () => void m.misses.push({ who, at: m.now }) };
      const { state, closedBy, endsAt } = voucher!;
      if (state === 'FULFILLED' && closedBy === who) return 'already';
      if (state !== 'READY') return closedCode(voucher!);
      if (endsAt <= m.now) return 'VOUCHER_EXPIRED';
      if (voucher!.who === who) return 'NEED_ANOTHER_PERSON';
      return () => close(m, voucher!, 'FULFILLED', who);
    },
    request: (_, { voucher, who, yes }, { station }) => asked('POST /v1/redemptions/:id/hand-over', { params: { id: voucher!.id }, body: { stationId: station, code: isWrong(who, yes) ? '12' : voucher!.qr } }),
  },
  staffCancel: {
    door: 'shelf', upon: 'voucher',
    rule: (_, m, { voucher, who, yes }) => {
      if (!worksHere(who)) return 'OUT_OF_SCOPE';
      if (!yes) return 'REASON_NEEDED';
      if (voucher!.state === 'CANCELLED') return 'already';
      return voucher!.state === 'READY' ? () => close(m, voucher!, 'CANCELLED', who) : closedCode(voucher!);
    },
    request: (_, { voucher, yes }) => asked('POST /v1/redemptions/:id/staff-cancel', { params: { id: voucher!.id }, body: { words: yes ? '货坏了' : ' ' } }),
  },
  moveStock: {
    door: 'shelf', upon: 'nothing',
    rule: (_, m, { id, shelf, who, seats, kind }) => {
      if (!worksHere(who)) return 'OUT_OF_SCOPE';
      if (m.moved.has(id)) return 'already';
      const change = { in: seats, write_off: -seats, count: seats - shelf.onHand }[MOVES[kind % MOVES.length]!];
      if (shelf.onHand + change < shelf.reserved) return 'STOCK_SHORT';
      return () => {
        shelf.onHand += change;
        m.moved.add(id);
      };
    },
    request: (_, { id, shelf, seats, kind }) => asked('POST /v1/stock/:id/movements', { params: { id: shelf.stockId }, body: { id, kind: MOVES[kind % MOVES.length]!, quantity: seats, reason: '盘点' } }),
  },
};

const MOVES = ['in', 'write_off', 'count'] as const;

/** Only dot mistypes: tries are counted by person, and the others stand at the counter for many histories at once. */
const isWrong = (who: Name, yes: boolean): boolean => who === 'dot' && !yes;
