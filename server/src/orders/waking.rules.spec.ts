import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isWaking, wakeAt, wakingAfter } from './waking.rules.js';

/** Wall clock in Asia/Shanghai. */
const at = (text: string): Date => new Date(`${text}:00.000+08:00`);

describe('waking hours', () => {
  test.each([
    ['2026-11-23T09:00', 240, '2026-11-23T13:00', 'within a day'],
    ['2026-11-23T20:00', 240, '2026-11-24T10:00', 'over the night'],
    ['2026-11-23T21:30', 60, '2026-11-24T08:30', 'from the last minute of the evening'],
    ['2026-11-23T07:29', 1, '2026-11-23T07:31', 'from a minute before the morning'],
    ['2026-11-23T03:00', 840, '2026-11-23T21:30', 'a whole day'],
    ['2026-11-23T07:30', 1440, '2026-11-24T17:30', 'more than a day'],
    ['2026-12-31T21:00', 60, '2027-01-01T08:00', 'over the end of the year'],
    ['2028-02-28T21:00', 60, '2028-02-29T08:00', 'into a leap day'],
    ['2026-11-23T22:00', 0, '2026-11-24T07:30', 'no time at all, at night'],
  ])('from %s %i minutes later it is %s: %s', (from, minutes, until) => {
    expect(wakingAfter(at(from), minutes)).toEqual(at(until));
  });

  test('seconds are kept', () => {
    expect(wakingAfter(new Date('2026-11-23T13:29:30.500Z'), 1)).toEqual(new Date('2026-11-23T23:30:30.500Z'));
  });

  test('whatever the moment, the end is awake, comes later with more minutes, and can be reached in two stretches', () => {
    const moment = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.nat(6000), fc.nat(6000), (start, a, b) => {
        const end = wakingAfter(start, a);
        expect(isWaking(new Date(end.getTime() - (a > 0 ? 1 : 0)))).toBe(true);
        expect(end.getTime()).toBeGreaterThanOrEqual(start.getTime() + a * 60_000);
        // Half past nine in the evening and half past seven the next morning are the same moment of waking time.
        expect(wakeAt(wakingAfter(end, b))).toEqual(wakeAt(wakingAfter(start, a + b)));
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    );
  });
});
