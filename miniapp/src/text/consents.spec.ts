import { purposeSince } from './consents';

const now = Date.parse('2026-11-23T01:00:00Z');

test('a purpose says since when, and how it was agreed to', () => {
  expect(purposeSince({ on: false, changedAt: null, way: null }, now)).toBeUndefined();
  expect(purposeSince({ on: true, changedAt: '2026-11-20T01:00:00.000Z', way: 'use' }, now)).toMatch(/11月20日.*第一次用时同意/);
  expect(purposeSince({ on: false, changedAt: '2026-11-20T01:00:00.000Z', way: 'switch' }, now)).toMatch(/关上$/);
});
