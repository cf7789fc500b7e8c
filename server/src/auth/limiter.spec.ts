import { expect, test } from '@jest/globals';
import { FakeClock } from '../kernel/clock.js';
import { Limiter } from './limiter.js';

test('the limit counts for each caller and each window', () => {
  const clock = new FakeClock();
  const limiter = new Limiter(clock);
  const call = (caller: string): boolean => limiter.allows(caller, 2, 60);
  expect([call('a'), call('a'), call('a'), call('b')]).toEqual([true, true, false, true]);
  clock.advance({ seconds: 59 });
  expect(call('a')).toBe(false);
  clock.advance({ seconds: 1 });
  expect([call('a'), call('a'), call('a')]).toEqual([true, true, false]);
});

test('a crowd of callers is forgotten in time, not kept for ever', () => {
  const limiter = new Limiter(new FakeClock());
  const all = Array.from({ length: 25_000 }, (_, i) => limiter.allows(String(i), 1, 60));
  expect(all.every((allowed) => allowed)).toBe(true);
  expect(limiter.allows('24999', 1, 60)).toBe(false);
});
