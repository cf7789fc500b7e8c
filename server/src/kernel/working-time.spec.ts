import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, minuteOfDay } from './shanghai.js';
import { addWorkingDays, addWorkingHours, addWorkingMinutes, holidaysKnown, isWorkday, parseOfficeHours } from './working-time.js';

const hours = parseOfficeHours('08:30-12:00,14:30-17:30')!;
const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-11-30'), noInvalidDate: true });
const inShanghai = (text: string): Date => new Date(`${text}:00+08:00`);

describe('working time', () => {
  it('stops at lunch, at night, at weekends', () => {
    expect(addWorkingHours(inShanghai('2026-11-23T09:00'), 2, hours).at).toEqual(inShanghai('2026-11-23T11:00'));
    expect(addWorkingHours(inShanghai('2026-11-23T11:00'), 2, hours).at).toEqual(inShanghai('2026-11-23T15:30'));
    expect(addWorkingHours(inShanghai('2026-11-20T17:00'), 1, hours).at).toEqual(inShanghai('2026-11-23T09:00'));
    expect(addWorkingHours(inShanghai('2026-11-22T03:00'), 3.5, hours).at).toEqual(inShanghai('2026-11-23T12:00'));
  });

  it('rests on National Day and works on the Saturday given for it', () => {
    expect(isWorkday('2026-10-01')).toBe(false);
    expect(isWorkday('2026-10-10')).toBe(true); // 调休
    expect(addWorkingDays(inShanghai('2026-09-30T10:00'), 1, hours)).toEqual({ at: inShanghai('2026-10-08T17:30'), certain: true });
  });

  it('says when the holidays of a year are not known yet', () => {
    expect(holidaysKnown(2026)).toBe(true);
    expect(holidaysKnown(2090)).toBe(false);
    expect(addWorkingDays(inShanghai('2089-12-30T10:00'), 5, hours).certain).toBe(false);
  });

  it('ends inside office hours of a working day, after the start', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 3000 }), (start, minutes) => {
        const { at } = addWorkingMinutes(start, minutes, hours);
        expect(at.getTime()).toBeGreaterThan(start.getTime());
        expect(isWorkday(dayOf(at))).toBe(true);
        expect(hours.some(({ from, to }) => minuteOfDay(at) > from && minuteOfDay(at) <= to)).toBe(true);
      }),
    );
  });

  it('adds up: a part and the rest make the whole', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 800 }), fc.integer({ min: 1, max: 800 }), (start, one, other) => {
        const inTwoSteps = addWorkingMinutes(addWorkingMinutes(start, one, hours).at, other, hours).at;
        expect(inTwoSteps).toEqual(addWorkingMinutes(start, one + other, hours).at);
      }),
    );
  });

  it('reads office hours and refuses nonsense', () => {
    expect(parseOfficeHours('09:00-24:00')).toEqual([{ from: 540, to: 1440 }]);
    for (const wrong of ['', '9-5', '12:00-08:00', '08:00-12:00,11:00-13:00', '08:00-12:00,12:00-13:00', '08:00-25:00']) {
      expect(parseOfficeHours(wrong)).toBeNull();
    }
  });
});
