import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bearsPoints, dueAfter, holdOf, tierOf } from './hours.rules.js';

describe('the tiers of a day', () => {
  test.each([
    [1, 'CREDITED'],
    [480, 'CREDITED'],
    [481, 'PENDING_TOWN'],
    [720, 'PENDING_TOWN'],
    [721, 'PENDING_COUNTY'],
    [1440, 'PENDING_COUNTY'],
  ] as const)('%i minutes on a day: %s', (minutes, state) => {
    expect(tierOf('CHECKED', minutes)).toBe(state);
  });

  test('what was filled in afterwards needs a proof, however short', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => expect(tierOf('HONOUR', minutes)).toBe('PENDING_PROOF')));
  });
});

describe('points', () => {
  test('are only for what was measured at the door, and for those who want them', () => {
    expect(bearsPoints('CHECKED', 'points')).toBe(true);
    expect(bearsPoints('CHECKED', 'hours_only')).toBe(false);
    expect(bearsPoints('HONOUR', 'points')).toBe(false);
    expect(bearsPoints('CHECKED', null)).toBe(false);
  });

  test('wait when less than 60 % of the schedule was served, unless another reason was given', () => {
    expect(holdOf(null, 36, 60)).toBeNull();
    expect(holdOf(null, 35, 60)).toBe('short_attendance');
    expect(holdOf('unsolved', 35, 60)).toBe('unsolved');
    expect(holdOf('low_rating', 90, 60)).toBe('low_rating');
  });
});

test('a record is due at midnight after ten working days, over weekends and holidays', () => {
  expect(dueAfter(new Date('2026-11-23T03:00:00Z')).toISOString()).toBe('2026-12-07T16:00:00.000Z');
  expect(dueAfter(new Date('2026-09-28T03:00:00Z')).getTime()).toBeGreaterThan(new Date('2026-10-12T16:00:00Z').getTime());
});
