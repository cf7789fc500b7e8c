import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../kernel/refusal.js';
import { awardPoints, expiryOf, graceDay, isExpired, lotDayOf, pointsFor, spendable, takeOldest, type Lot } from './points.rules.js';

const rule = { ratePerHour: 10, coefficient1: 100, coefficient2: 120, coefficient3: 150 };

describe('points for minutes', () => {
  test.each([
    [1, 0, 0],
    [1, 5, 0],
    [1, 6, 1],
    [1, 45, 7],
    [1, 60, 10],
    [2, 60, 12],
    [2, 45, 8],
    [3, 60, 15],
    [3, 7, 1],
    [1, 1440, 240],
  ] as const)('level %i, %i minutes: %i points', (level, minutes, points) => {
    expect(pointsFor(level, minutes, rule)).toBe(points);
  });

  test('are whole, never negative, and grow with the minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 300 }), (minutes, more, rate, coefficient) => {
        const points = awardPoints(minutes, rate, coefficient);
        expect(Number.isSafeInteger(points)).toBe(true);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(awardPoints(minutes + more, rate, coefficient)).toBeGreaterThanOrEqual(points);
      }),
    );
  });

  test('are what exact arithmetic says, rounded down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 300 }), (minutes, rate, coefficient) => {
        const exact = (BigInt(Math.floor(minutes / 6)) * BigInt(rate) * BigInt(coefficient)) / 1000n;
        expect(BigInt(awardPoints(minutes, rate, coefficient))).toBe(exact);
      }),
    );
  });
});

describe('the last day of points', () => {
  test.each([
    ['2026-11-23T01:00:00.000Z', '2027-12-31'],
    ['2026-12-31T15:59:59.999Z', '2027-12-31'], // one millisecond before midnight in Shanghai
    ['2026-12-31T16:00:00.000Z', '2028-12-31'], // the new year has begun there, not in UTC
    ['2028-02-28T16:00:00.000Z', '2029-12-31'], // 29 February
    ['2028-02-29T15:59:59.999Z', '2029-12-31'],
  ])('service that ended at %s can be spent until %s', (endedAt, day) => {
    expect(expiryOf(new Date(endedAt))).toBe(day);
  });

  test('counts until midnight in Shanghai', () => {
    expect(isExpired('2027-12-31', new Date('2027-12-31T15:59:59.999Z'))).toBe(false);
    expect(isExpired('2027-12-31', new Date('2027-12-31T16:00:00.000Z'))).toBe(true);
  });

  test('is 30 days away when points come back too late, over a leap day as well', () => {
    expect(graceDay(new Date('2028-02-10T04:00:00Z'), 30)).toBe('2028-03-11');
    expect(graceDay(new Date('2027-02-10T04:00:00Z'), 30)).toBe('2027-03-12');
  });

  test('of a very late award is not in the past', () => {
    const ended = new Date('2024-06-01T00:00:00Z');
    expect(lotDayOf(ended, new Date('2025-12-31T15:00:00Z'), 30)).toBe('2025-12-31');
    expect(lotDayOf(ended, new Date('2026-03-01T00:00:00Z'), 30)).toBe('2026-03-31');
  });

  test('is 31 December of the following year for every instant', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (ended) => {
        const day = expiryOf(ended);
        const shanghaiYear = new Date(ended.getTime() + 8 * 3_600_000).getUTCFullYear();
        expect(day).toBe(`${shanghaiYear + 1}-12-31`);
        expect(isExpired(day, ended)).toBe(false);
      }),
    );
  });
});

describe('spending', () => {
  const now = new Date('2026-11-23T01:00:00Z');
  const lots = fc.array(
    fc.record({
      id: fc.uuid(),
      expiresOn: fc.constantFrom('2025-12-31', '2026-11-22', '2026-11-23', '2026-12-31', '2027-06-30', '2027-12-31'),
      balance: fc.integer({ min: 0, max: 500 }),
      share: fc.integer({ min: 0, max: 100 }),
    }).map(({ share, ...lot }): Lot => ({ ...lot, held: Math.floor((lot.balance * share) / 100) })),
    { maxLength: 8 },
  );

  test('takes exactly the amount, from the lots that end first, and never more than a lot has free', () => {
    fc.assert(
      fc.property(lots, fc.integer({ min: 1, max: 1500 }), (all, amount) => {
        const free = spendable(all, now);
        if (free < amount) {
          expect(() => takeOldest(all, amount, now)).toThrow(Refusal);
          return;
        }
        const parts = takeOldest(all, amount, now);
        expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(amount);
        for (const { lot, amount: taken } of parts) {
          expect(taken).toBeGreaterThan(0);
          expect(taken).toBeLessThanOrEqual(lot.balance - lot.held);
          expect(isExpired(lot.expiresOn, now)).toBe(false);
        }
        const lastDay = parts.at(-1)!.lot.expiresOn;
        for (const lot of all) {
          if (lot.expiresOn >= lastDay || isExpired(lot.expiresOn, now)) continue;
          const taken = parts.find((part) => part.lot.id === lot.id)?.amount ?? 0;
          expect(taken).toBe(lot.balance - lot.held); // an older lot is used up before a younger one is touched
        }
      }),
    );
  });

  test('says how many points are missing', () => {
    const lot: Lot = { id: 'a', expiresOn: '2026-12-31', balance: 200, held: 74 };
    expect(() => takeOldest([lot], 160, now)).toThrow(expect.objectContaining({ code: 'POINTS_SHORT', facts: { short: 34 } }));
  });
});
