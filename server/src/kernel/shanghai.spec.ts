import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, at, DAY, dayOf, endOfDay, endOfYear, minuteOfDay, mondayOf, monthOf, startOfDay, startOfMonth, weekdayOf, weekOf, yearOf } from './shanghai.js';

const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

describe('days in Shanghai', () => {
  it('are those of a clock on the wall there', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const minutes = minuteOfDay(instant);
        const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        expect(`${dayOf(instant)} ${clock}`).toBe(wall.format(instant));
      }),
    );
  });

  it('hold every instant between their start and their end', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const day = dayOf(instant);
        expect(startOfDay(day).getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(endOfDay(day).getTime()).toBeGreaterThan(instant.getTime());
        expect(endOfDay(day).getTime() - startOfDay(day).getTime()).toBe(DAY);
        expect(at(day, minuteOfDay(instant)).getTime()).toBe(Math.floor(instant.getTime() / 60_000) * 60_000);
      }),
    );
  });

  it('can be counted forth and back', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -1000, max: 1000 }), (instant, count) => {
        expect(addDays(addDays(dayOf(instant), count), -count)).toBe(dayOf(instant));
      }),
    );
  });

  it('belong to the same week exactly when they have the same Monday', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -20 * 24, max: 20 * 24 }), (one, hours) => {
        const other = new Date(one.getTime() + hours * 3_600_000);
        expect(weekOf(one) === weekOf(other)).toBe(mondayOf(dayOf(one)) === mondayOf(dayOf(other)));
      }),
    );
  });

  it('turn the year eight hours before UTC does', () => {
    expect(yearOf(new Date('2026-12-31T15:59:59.999Z'))).toBe(2026);
    expect(yearOf(new Date('2026-12-31T16:00:00.000Z'))).toBe(2027);
    expect(endOfYear(2026)).toEqual(new Date('2026-12-31T16:00:00.000Z'));
  });

  it('know leap days, months and weeks', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(() => startOfDay('2027-02-29')).toThrow(RangeError);
    expect(() => startOfDay('soon')).toThrow(RangeError);
    expect(monthOf(new Date('2026-10-31T16:00:00Z'))).toBe('2026-11');
    expect(startOfMonth(new Date('2026-11-22T04:00:00Z'))).toEqual(new Date('2026-10-31T16:00:00Z'));
    expect(weekdayOf(startOfDay('2026-11-23'))).toBe(1);
    expect(weekdayOf(startOfDay('2026-11-22'))).toBe(7);
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  });
});
