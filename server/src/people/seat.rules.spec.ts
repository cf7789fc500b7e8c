import { STAFF_ROLES, type StaffRole } from '@supermarket/shared';
import { describe, expect, test } from '@jest/globals';
import { checkPost, endSeat, seatOver, type Holder, type Post } from './seat.rules.js';

const areas = {
  city: { kind: 'city', townId: null, communityId: null },
  t1: { kind: 'town', townId: 't1', communityId: null },
  t2: { kind: 'town', townId: 't2', communityId: null },
  a: { kind: 'community', townId: 't1', communityId: 'a' },
  b: { kind: 'village', townId: 't2', communityId: 'b' },
} as const;
type Place = keyof typeof areas;

const holder = (role: StaffRole, at: Place): Holder => ({ personId: 'me', seats: [{ id: `${role}@${at}`, role, ...areas[at] }] });
const post = (role: StaffRole, at: Place): Post => ({ role, area: areas[at] });
const answer = (call: () => unknown): unknown => {
  try {
    return call();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('who appoints whom', () => {
  test.each([
    ['city', 'city', 'city', 'city', 'city@city'],
    ['city', 'city', 'town', 't1', 'city@city'],
    ['city', 'city', 'dispatcher', 'b', 'city@city'],
    ['city', 'city', 'desk', 'a', 'city@city'],
    ['town', 't1', 'dispatcher', 'a', 'town@t1'],
    ['town', 't1', 'desk', 'a', 'town@t1'],
    ['town', 't1', 'dispatcher', 'b', 'OUT_OF_SCOPE'],
    ['town', 't1', 'town', 't1', 'NOT_ALLOWED'],
    ['town', 't1', 'city', 'city', 'NOT_ALLOWED'],
    ['dispatcher', 'a', 'desk', 'a', 'NOT_ALLOWED'],
    ['dispatcher', 'a', 'dispatcher', 'a', 'NOT_ALLOWED'],
    ['desk', 'a', 'desk', 'a', 'NOT_ALLOWED'],
  ] as const)('%s of %s, a %s of %s: %s', (role, at, wanted, where, expected) => {
    expect(answer(() => seatOver(holder(role, at), post(wanted, where)))).toBe(expected);
  });

  test('nobody without a seat appoints anybody', () => {
    for (const role of STAFF_ROLES) expect(answer(() => seatOver({ personId: 'me', seats: [] }, post(role, 'a')))).toBe('NOT_ALLOWED');
  });
});

describe('posts that make sense', () => {
  test.each([
    ['city', 'city', null, undefined],
    ['town', 't1', null, undefined],
    ['dispatcher', 'a', null, undefined],
    ['desk', 'a', 'a', undefined],
    ['desk', 't1', 'a', undefined],
    ['desk', 't1', 't1', undefined],
    ['dispatcher', 't1', null, 'BAD_INPUT'],
    ['town', 'a', null, 'BAD_INPUT'],
    ['city', 't1', null, 'BAD_INPUT'],
    ['desk', 'a', null, 'BAD_INPUT'],
    ['town', 't1', 't1', 'BAD_INPUT'],
    ['desk', 'a', 'b', 'OUT_OF_SCOPE'],
    ['desk', 'a', 't1', 'OUT_OF_SCOPE'],
  ] as const)('%s of %s with the station of %s: %s', (role, at, station, expected) => {
    expect(answer(() => checkPost(post(role, at), station && areas[station]))).toBe(expected);
  });
});

describe('ending a seat', () => {
  const seat = { id: 's', personId: 'other', ended: false, ...post('dispatcher', 'a') };

  test('is for whoever may fill it', () => {
    expect(endSeat(holder('town', 't1'), seat)).toBe(true);
    expect(answer(() => endSeat(holder('town', 't2'), seat))).toBe('OUT_OF_SCOPE');
    expect(answer(() => endSeat(holder('dispatcher', 'a'), seat))).toBe('NOT_ALLOWED');
    expect(endSeat(holder('town', 't1'), { ...seat, ended: true })).toBeNull();
  });

  test('one may give up a seat of one’s own, but not the last', () => {
    const me = holder('dispatcher', 'a');
    const mine = { ...seat, id: me.seats[0]!.id, personId: 'me' };
    expect(answer(() => endSeat(me, mine))).toBe('NOT_ALLOWED');
    expect(endSeat({ ...me, seats: [...me.seats, { id: 'x', role: 'desk', ...areas.a }] }, mine)).toBe(true);
  });
});
