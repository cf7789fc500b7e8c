import { chosenTime, comingWeekend, today, tomorrow } from './when';

/** Monday 2026-11-23, 14:20 in Asia/Shanghai. */
const MONDAY = Date.parse('2026-11-23T06:20:00.000Z');
const HOUR = 3_600_000;

describe('the time that two taps mean', () => {
  it('is a part of a day in Asia/Shanghai, whatever zone the phone is in', () => {
    expect(chosenTime(tomorrow(MONDAY), 'afternoon', MONDAY)).toEqual({
      window: { start: '2026-11-24T04:00:00.000Z', end: '2026-11-24T10:00:00.000Z' },
      dayPart: 'afternoon',
    });
  });

  it('begins now when the part has begun', () => {
    expect(chosenTime(today(MONDAY), 'afternoon', MONDAY)?.window.start).toBe('2026-11-23T06:20:00.000Z');
  });

  it('is nothing when the part is over or nearly so', () => {
    expect(chosenTime(today(MONDAY), 'morning', MONDAY)).toBeUndefined();
    expect(chosenTime(today(MONDAY), 'afternoon', MONDAY + 3.5 * HOUR)).toBeUndefined();
    expect(chosenTime(today(MONDAY), 'any', MONDAY + 7 * HOUR)).toBeUndefined();
  });

  it('spans both days of a weekend and then has no single part', () => {
    expect(chosenTime(comingWeekend(MONDAY), 'any', MONDAY)).toEqual({
      window: { start: '2026-11-28T00:00:00.000Z', end: '2026-11-29T13:00:00.000Z' },
    });
  });

  it('means the next weekend on a weekend', () => {
    const saturday = MONDAY + 5 * 24 * HOUR;
    expect(comingWeekend(saturday).dayNo).toBe(today(saturday).dayNo + 7);
    expect(comingWeekend(saturday + 24 * HOUR).dayNo).toBe(today(saturday).dayNo + 7);
  });
});
