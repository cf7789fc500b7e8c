import { describe, expect, test } from '@jest/globals';
import { endOf, isAlive } from './session.rules.js';
import type { LoginWay } from './session.entity.js';

const start = new Date('2026-11-23T01:00:00Z');
const minutes = (count: number): Date => new Date(start.getTime() + count * 60_000);
const DAY = 24 * 60;

describe('how long a session lives', () => {
  test.each([
    // way, staff, minutes since login, minutes since last seen, alive
    ['wechat', false, 0, 0, true],
    ['wechat', false, 29 * DAY, 29 * DAY, true],
    ['wechat', false, 30 * DAY, 30 * DAY, false],
    ['wechat', false, 179 * DAY, 1, true],
    ['wechat', false, 180 * DAY, 1, false],
    ['wechat', true, 29 * DAY, 29 * DAY, true],
    ['scan', false, 29 * DAY, 29 * DAY, true],
    ['scan', true, 29, 29, true],
    ['scan', true, 30, 30, false],
    ['scan', true, 11 * 60 + 59, 1, true],
    ['scan', true, 12 * 60, 1, false],
    ['demo', true, 13 * 60, 60, true],
  ] as const)('%s, staff %s, %d minutes old, silent for %d: %s', (way: LoginWay, staff, age, silent, expected) => {
    const session = { way, createdAt: start, lastSeenAt: minutes(age - silent), revokedAt: null };
    expect(isAlive(session, staff, minutes(age))).toBe(expected);
  });

  test('a revoked one is over at once', () => {
    expect(isAlive({ way: 'wechat', createdAt: start, lastSeenAt: start, revokedAt: start }, false, start)).toBe(false);
  });

  test('the end that is told is the end that is kept', () => {
    const session = { way: 'scan', createdAt: start } as const;
    const end = endOf(session, true);
    expect(isAlive({ ...session, lastSeenAt: end, revokedAt: null }, true, end)).toBe(false);
    expect(isAlive({ ...session, lastSeenAt: end, revokedAt: null }, true, new Date(end.getTime() - 1))).toBe(true);
  });
});
