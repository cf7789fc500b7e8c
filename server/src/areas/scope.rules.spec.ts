import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { covers, within, type Reach } from './scope.rules.js';

const city: Reach = { townId: null, communityId: null };
const town = (id: string): Reach => ({ townId: id, communityId: null });
const community = (townId: string, id: string): Reach => ({ townId, communityId: id });

describe('who reaches what', () => {
  test.each([
    ['the city', city, community('t1', 'a'), true],
    ['the city', city, town('t2'), true],
    ['the city', city, city, true],
    ['a town', town('t1'), community('t1', 'a'), true],
    ['a town', town('t1'), town('t1'), true],
    ['a town', town('t1'), community('t2', 'b'), false],
    ['a town', town('t1'), city, false],
    ['a community', community('t1', 'a'), community('t1', 'a'), true],
    ['a community', community('t1', 'a'), community('t1', 'b'), false],
    ['a community', community('t1', 'a'), town('t1'), false],
    ['a community', community('t1', 'a'), city, false],
  ] as const)('%s %j reaches %j: %s', (_, seat, spot, expected) => {
    expect(covers([seat], spot)).toBe(expected);
    expect(within(spot, seat)).toBe(expected);
  });

  test('without a seat nothing is reached', () => {
    expect(covers([], community('t1', 'a'))).toBe(false);
  });

  test('several seats reach what any of them reaches, and no more', () => {
    const reach = fc.oneof(
      fc.constant(city),
      fc.constantFrom('t1', 't2').map(town),
      fc.tuple(fc.constantFrom('t1', 't2'), fc.constantFrom('a', 'b')).map(([t, c]) => community(t, `${t}${c}`)),
    );
    fc.assert(
      fc.property(fc.array(reach, { maxLength: 4 }), reach, (seats, spot) => {
        expect(covers(seats, spot)).toBe(seats.some((seat) => covers([seat], spot)));
      }),
    );
  });
});
