import { describe, expect, test } from '@jest/globals';
import { REDEMPTION_STATES } from '@supermarket/shared';
import fc from 'fast-check';
import { Refusal } from '../kernel/refusal.js';
import { cancel, endOf, freeKey, handOver, hasExpired, limitKeys, mayFetch, mayTake, shelfChange, worksAt, type Voucher } from './shop.rules.js';

const now = new Date('2026-11-24T11:45:00Z');
const voucher = (more: Partial<Voucher> = {}): Voucher => ({ personId: 'owner', stationId: 's1', state: 'READY', endsAt: endOf(now), closedBy: null, ...more });
const code = (work: () => unknown): string => {
  try {
    return String(work() ?? 'ok');
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

test('a voucher is good for fifteen days, until eight in the evening', () => {
  expect(endOf(now).toISOString()).toBe('2026-12-09T12:00:00.000Z');
  expect(hasExpired(voucher(), new Date('2026-12-09T11:59:59.999Z'))).toBe(false);
  expect(hasExpired(voucher(), new Date('2026-12-09T12:00:00.000Z'))).toBe(true);
  expect(hasExpired(voucher({ state: 'FULFILLED' }), new Date('2027-01-01T00:00:00Z'))).toBe(false);
});

describe('at the desk', () => {
  const said = { READY: 'ok', FULFILLED: 'VOUCHER_USED', CANCELLED: 'VOUCHER_CANCELLED', EXPIRED: 'VOUCHER_EXPIRED' } as const;
  test.each(REDEMPTION_STATES.map((state) => [state, said[state]] as const))('a voucher that is %s: %s', (state, answer) => {
    expect(code(() => mayFetch(voucher({ state }), 's1', now))).toBe(answer);
  });

  test('a code that is none, one of another station, and one that ended a minute ago', () => {
    expect(code(() => mayFetch(null, 's1', now))).toBe('VOUCHER_WRONG');
    expect(code(() => mayFetch(voucher({ state: 'FULFILLED' }), 's2', now))).toBe('WRONG_STATION');
    expect(code(() => mayFetch(voucher({ endsAt: now }), 's1', now))).toBe('VOUCHER_EXPIRED');
  });

  test('a second tap by the same person is already so; nobody hands over to themselves', () => {
    expect(handOver(voucher({ state: 'FULFILLED', closedBy: 'staff' }), 'staff', 's1', now)).toBe('already');
    expect(code(() => handOver(voucher({ state: 'FULFILLED', closedBy: 'other' }), 'staff', 's1', now))).toBe('VOUCHER_USED');
    expect(code(() => handOver(voucher(), 'owner', 's1', now))).toBe('NEED_ANOTHER_PERSON');
    expect(handOver(voucher(), 'staff', 's1', now)).toBe('hand over');
  });

  test('only those who work at the station', () => {
    const station = { id: 's1', townId: 't', communityId: 'c' };
    const seat = { id: 'x', areaId: 'a', townId: 't', communityId: 'c', stationId: null };
    expect(worksAt([{ ...seat, role: 'desk', stationId: 's1' }], station)).toBe(true);
    expect(worksAt([{ ...seat, role: 'desk', stationId: 's2' }], station)).toBe(false);
    expect(worksAt([{ ...seat, role: 'dispatcher' }], station)).toBe(true);
    expect(worksAt([{ ...seat, role: 'dispatcher', communityId: 'd' }], station)).toBe(false);
    expect(worksAt([{ ...seat, role: 'town', communityId: null }], station)).toBe(true);
    expect(worksAt([], station)).toBe(false);
  });
});

test.each([['READY', 'cancel'], ['CANCELLED', 'already'], ['FULFILLED', 'VOUCHER_USED'], ['EXPIRED', 'VOUCHER_EXPIRED']] as const)('cancelling what is %s: %s', (state, answer) => {
  expect(code(() => cancel(voucher({ state })))).toBe(answer);
});

test('a month has as many places as the limit, and begins at midnight in Shanghai', () => {
  const keys = limitKeys('p', 'g', new Date('2026-11-30T16:00:00Z'), 2);
  expect(keys).toEqual(['p:g:2026-12:1', 'p:g:2026-12:2']);
  expect(freeKey(keys, new Set(['p:g:2026-12:1']))).toBe('p:g:2026-12:2');
  expect(code(() => freeKey(keys, new Set(keys)))).toBe('GIFT_LIMIT');
});

test('what can be taken', () => {
  const stock = { active: true, price: 160, onHand: 3, reserved: 2 };
  expect(code(() => mayTake(stock))).toBe('ok');
  expect(code(() => mayTake({ ...stock, reserved: 3 }))).toBe('SOLD_OUT');
  expect(code(() => mayTake({ ...stock, active: false }))).toBe('GIFT_OFF_SHELF');
  expect(code(() => mayTake(stock, 150))).toBe('WRONG_STATE');
});

test('no movement by hand takes what vouchers wait for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), fc.constantFrom('in', 'count', 'write_off'), fc.integer({ min: 0, max: 60 }),
      (onHand, share, kind, quantity) => {
        const reserved = Math.min(onHand, share);
        const stock = { onHand, reserved };
        const answer = code(() => (stock.onHand += shelfChange(stock, { id: 'x', kind: kind as 'in', quantity, reason: '盘点' })));
        expect(stock.onHand).toBeGreaterThanOrEqual(reserved);
        if (kind === 'count' && !Number.isNaN(Number(answer))) expect(stock.onHand).toBe(quantity);
      },
    ),
  );
  expect(code(() => shelfChange({ onHand: 5, reserved: 0 }, { id: 'x', kind: 'in', quantity: 0, reason: '进货' }))).toBe('BAD_INPUT');
  expect(code(() => shelfChange({ onHand: 5, reserved: 0 }, { id: 'x', kind: 'in', quantity: 1, reason: ' ' }))).toBe('REASON_NEEDED');
});
