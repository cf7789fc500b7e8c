import { describe, expect, test } from '@jest/globals';
import { HOLD_REASONS } from '@supermarket/shared';
import fc from 'fast-check';
import { addDays, dayOf, endOfDay } from '../kernel/shanghai.js';
import { isWorkday } from '../kernel/working-time.js';
import { bearsPoints, DAY_TIERS, dueAfter, holdOf, recordDay, tierOf } from './hours.rules.js';

const ORDER = ['CREDITED', 'PENDING_TOWN', 'PENDING_COUNTY'];
const minutes = fc.integer({ min: 1, max: 1_440 });
const instant = fc.date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2026-11-30T00:00:00Z'), noInvalidDate: true });

describe('the tiers of a day', () => {
  test('only rise as the day grows longer', () => {
    fc.assert(fc.property(minutes, minutes, (a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      expect(ORDER.indexOf(tierOf('CHECKED', less))).toBeLessThanOrEqual(ORDER.indexOf(tierOf('CHECKED', more)));
    }));
  });

  test('let services count by themselves up to eight hours in all, however they are cut', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 }), (services) => {
      let day = 0;
      let alone = 0;
      for (const length of services) {
        if (tierOf('CHECKED', day + length) === 'CREDITED') alone += length;
        day += length;
      }
      expect(alone).toBeLessThanOrEqual(DAY_TIERS.automatic);
      if (day <= DAY_TIERS.automatic) expect(alone).toBe(day);
    }));
  });

  test('belong to the day of Shanghai on which the service ended', () => {
    fc.assert(fc.property(instant, (endedAt) => {
      const day = recordDay(endedAt);
      expect(day).toBe(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(endedAt));
      expect(endedAt < endOfDay(day)).toBe(true);
    }));
  });
});

describe('records', () => {
  test('earn points only when measured at the door and wanted', () => {
    fc.assert(fc.property(fc.constantFrom('CHECKED' as const, 'HONOUR' as const), fc.constantFrom('points' as const, 'hours_only' as const, null), (kind, choice) => {
      expect(bearsPoints(kind, choice)).toBe(kind === 'CHECKED' && choice === 'points');
    }));
  });

  test('of less than six tenths of the plan wait, and a reason given before stays', () => {
    fc.assert(fc.property(minutes, minutes, fc.constantFrom(null, ...HOLD_REASONS), (served, planned, given) => {
      const hold = holdOf(given, served, planned);
      expect(hold).toBe(given ?? (served / planned < 0.6 - 1e-12 ? 'short_attendance' : null));
    }));
  });

  test('are due ten working days later, never on a day off', () => {
    fc.assert(fc.property(instant, (endedAt) => {
      const lastDay = dayOf(new Date(dueAfter(endedAt).getTime() - 1));
      const days: string[] = [];
      for (let day = addDays(dayOf(endedAt), 1); day <= lastDay; day = addDays(day, 1)) days.push(day);
      expect(days.filter(isWorkday)).toHaveLength(10);
      expect(isWorkday(lastDay)).toBe(true);
    }));
  });
});
