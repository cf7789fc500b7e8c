import { expect, test } from '@jest/globals';
import { grouped, type GapFacts } from './gaps.rules.js';

/** Wednesday 10:00 in Asia/Shanghai. */
const WEDNESDAY = new Date('2026-11-25T02:00:00.000Z');
const later = (hours: number): Date => new Date(WEDNESDAY.getTime() + hours * 3_600_000);
let n = 0;
const gap = (part: Partial<GapFacts> = {}): GapFacts => {
  n += 1;
  return {
    id: `gap ${n}`, orderId: `order ${n}`, requesterId: 'somebody', title: '水龙头漏水', status: 'EXPIRED', communityId: 'east', place: '恩城街道 东门社区', skill: 'plumbing',
    windowStart: WEDNESDAY, windowEnd: later(1), dayPart: null, cause: 'nobody', ...part,
  };
};

test.each([
  ['the same place, skill and time', {}, 1],
  ['another day of the week at the same time', { windowStart: later(24) }, 1],
  ['the same morning, said as such', { dayPart: 'morning' }, 1],
  ['another reason', { cause: 'window' }, 1],
  ['the afternoon', { windowStart: later(5) }, 2],
  ['a Saturday morning', { windowStart: later(72) }, 2],
  ['another skill', { skill: 'electric' }, 2],
  ['no skill', { skill: null }, 2],
  ['another community', { communityId: 'west' }, 2],
] as const)('with a gap of a weekday morning stands %s: %#', (_what, part, groups) => {
  expect(grouped([gap(), gap(part)])).toHaveLength(groups);
});

test('a household that asked twice counts once, and every order behind the row can be opened', () => {
  const gaps = [gap({ requesterId: 'chen' }), gap({ requesterId: 'chen', cause: 'too_few' }), gap({ requesterId: 'wu' })];
  const [group] = grouped(gaps);
  expect(group).toMatchObject({ place: '恩城街道 东门社区', skill: 'plumbing', weekend: false, dayPart: 'morning', households: 2, causes: ['nobody', 'too_few'] });
  expect(group!.orders.map(({ orderId }) => orderId)).toEqual(gaps.map(({ orderId }) => orderId));
});

test('groups stand in the order of their newest gap, however many each has', () => {
  expect(grouped([gap({ communityId: 'west' }), gap(), gap(), gap({ communityId: 'west' })]).map(({ communityId, orders }) => [communityId, orders.length])).toEqual([['west', 2], ['east', 2]]);
  expect(grouped([])).toEqual([]);
});
