import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../kernel/refusal.js';
import { addDays, dayOf, endOfDay, startOfDay, yearOf } from '../kernel/shanghai.js';
import { awardPoints, expiryOf, graceDay, isExpired, lotDayOf, pointsFor, spendable, takeOldest, type Lot } from './points.rules.js';

const instant = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true });
const day = instant.map(dayOf);
const lots = fc.array(fc.record({ expiresOn: day, balance: fc.integer({ min: 0, max: 500 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 8 }).map((list) =>
  list.map(({ expiresOn, balance, share }, n): Lot => ({ id: `lot-${n}`, expiresOn, balance, held: Math.floor(balance * share) })),
);
const rates = fc.record({
  ratePerHour: fc.integer({ min: 1, max: 50 }), coefficient1: fc.integer({ min: 1, max: 100 }), coefficient2: fc.integer({ min: 100, max: 150 }), coefficient3: fc.integer({ min: 150, max: 300 }),
});

describe('points', () => {
  test('end at midnight of the year’s last day in Shanghai, not a millisecond before or after', () => {
    fc.assert(fc.property(instant, (endedAt) => {
      const last = expiryOf(endedAt);
      expect(last).toBe(`${yearOf(endedAt) + 1}-12-31`);
      expect(isExpired(last, new Date(endOfDay(last).getTime() - 1))).toBe(false);
      expect(isExpired(last, endOfDay(last))).toBe(true);
      expect(endOfDay(last).toISOString()).toBe(`${yearOf(endedAt) + 1}-12-31T16:00:00.000Z`);
    }));
  });

  test('live for more than a year and less than two after the service', () => {
    fc.assert(fc.property(instant, (endedAt) => {
      const life = (endOfDay(expiryOf(endedAt)).getTime() - endedAt.getTime()) / 86_400_000;
      expect(life).toBeGreaterThan(365);
      expect(life).toBeLessThanOrEqual(366 + 366);
    }));
  });

  test('are never born dead: an award that comes too late gets its days of grace', () => {
    fc.assert(fc.property(instant, instant, fc.integer({ min: 0, max: 400 }), (one, other, grace) => {
      const [endedAt, now] = one < other ? [one, other] : [other, one];
      const lotDay = lotDayOf(endedAt, now, grace);
      expect(isExpired(lotDay, now)).toBe(false);
      expect(lotDay >= expiryOf(endedAt) || !isExpired(expiryOf(endedAt), now)).toBe(true);
    }));
  });

  test('that came back too late live exactly their days of grace, over leap days and years too', () => {
    fc.assert(fc.property(instant, fc.integer({ min: 0, max: 1_500 }), (now, grace) => {
      const last = graceDay(now, grace);
      expect((startOfDay(last).getTime() - startOfDay(dayOf(now)).getTime()) / 86_400_000).toBe(grace);
      expect(addDays(last, -grace)).toBe(dayOf(now));
    }));
  });

  test('only grow fewer as time goes by, and come back when the clock is set back', () => {
    fc.assert(fc.property(lots, instant, instant, (all, one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      expect(spendable(all, early)).toBeGreaterThanOrEqual(spendable(all, late));
      expect(spendable(all, early)).toBe(spendable(all, new Date(early)));
    }));
  });

  test('are spent exactly, or refused with what is missing', () => {
    fc.assert(fc.property(lots, fc.integer({ min: 1, max: 3_000 }), instant, (all, amount, now) => {
      const free = spendable(all, now);
      try {
        const parts = takeOldest(all, amount, now);
        expect(amount).toBeLessThanOrEqual(free);
        expect(parts.reduce((sum, one) => sum + one.amount, 0)).toBe(amount);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        expect((error as Refusal).facts).toEqual({ short: amount - free });
      }
    }));
  });

  test('that end first go first: no lot is touched while an older one has some left', () => {
    fc.assert(fc.property(lots, fc.integer({ min: 1, max: 800 }), instant, (all, amount, now) => {
      fc.pre(spendable(all, now) >= amount);
      const parts = takeOldest(all, amount, now);
      const last = parts.at(-1)!;
      for (const lot of all) {
        if (isExpired(lot.expiresOn, now) || lot.expiresOn >= last.lot.expiresOn) continue;
        expect(parts.find((one) => one.lot.id === lot.id)?.amount ?? 0).toBe(lot.balance - lot.held);
      }
      for (const { lot, amount: taken } of parts) {
        expect(taken).toBeGreaterThan(0);
        expect(taken).toBeLessThanOrEqual(lot.balance - lot.held);
        expect(isExpired(lot.expiresOn, now)).toBe(false);
      }
    }));
  });

  test('held, released and spent in any sequence neither appear nor vanish', () => {
    const step = fc.record({ kind: fc.constantFrom('hold', 'settle', 'release'), amount: fc.integer({ min: 1, max: 200 }), pick: fc.nat() });
    fc.assert(fc.property(lots, fc.array(step, { maxLength: 30 }), instant, (all, steps, now) => {
      const mine = all.map((lot) => ({ ...lot, held: 0 }));
      const total = mine.reduce((sum, { balance }) => sum + balance, 0);
      const open: { lot: Lot & { balance: number; held: number }; amount: number }[][] = [];
      let spent = 0;
      for (const { kind, amount, pick } of steps) {
        if (kind === 'hold') {
          if (spendable(mine, now) < amount) continue;
          const parts = takeOldest(mine, amount, now) as { lot: { id: string; expiresOn: string; balance: number; held: number }; amount: number }[];
          for (const one of parts) one.lot.held += one.amount;
          open.push(parts);
        } else if (open.length > 0) {
          for (const { lot, amount: part } of open.splice(pick % open.length, 1)[0]!) {
            const row = lot as { balance: number; held: number };
            row.held -= part;
            if (kind === 'settle') {
              row.balance -= part;
              spent += part;
            }
          }
        }
        for (const lot of mine) expect(lot.held >= 0 && lot.balance >= lot.held).toBe(true);
      }
      const held = open.flat().reduce((sum, one) => sum + one.amount, 0);
      expect(mine.reduce((sum, lot) => sum + lot.held, 0)).toBe(held);
      expect(mine.reduce((sum, lot) => sum + lot.balance, 0) + spent).toBe(total);
    }));
  });

  test('for a higher level are never fewer', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_440 }), rates, (minutes, rule) => {
      expect(pointsFor(2, minutes, rule)).toBeGreaterThanOrEqual(pointsFor(1, minutes, rule));
      expect(pointsFor(3, minutes, rule)).toBeGreaterThanOrEqual(pointsFor(2, minutes, rule));
    }));
  });

  test('are never won by cutting one service into two', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 300 }), (a, b, rate, percent) => {
      const cut = awardPoints(a, rate, percent) + awardPoints(b, rate, percent);
      expect(cut).toBeLessThanOrEqual(awardPoints(a + b, rate, percent));
    }));
  });
});
