import { describe, expect, test } from '@jest/globals';
import type { ActorSeat } from './actor.js';
import { narrow, type Narrow } from './narrow.rules.js';

const CITY: Narrow = { id: 'city', townId: null, communityId: null };
const TOWN: Narrow = { id: 'town', townId: 'town', communityId: null };
const HERE: Narrow = { id: 'here', townId: 'town', communityId: 'here' };
const OTHER: Narrow = { id: 'other', townId: 'other', communityId: null };

const seat = (role: ActorSeat['role'], { id, townId, communityId }: Narrow): ActorSeat => ({ id: `${role} ${id}`, role, areaId: id, townId, communityId, stationId: role === 'desk' ? 'station' : null });
const reach = (seats: readonly ActorSeat[]): string[] => seats.map(({ role, areaId }) => `${role} ${areaId}`);

describe('looking at one place of one’s own', () => {
  test.each([
    ['the city looks at a town', [seat('city', CITY)], TOWN, ['city town']],
    ['the city looks at a community', [seat('city', CITY)], HERE, ['city here']],
    ['a town looks at its community', [seat('town', TOWN)], HERE, ['town here']],
    ['a place looks at itself', [seat('dispatcher', HERE)], HERE, ['dispatcher here']],
    ['a post elsewhere is left out', [seat('town', TOWN), seat('town', OTHER)], HERE, ['town here']],
    ['a post inside stays as it is', [seat('town', TOWN), seat('dispatcher', HERE)], TOWN, ['town town', 'dispatcher here']],
    ['the counter of the town is not one of the community', [seat('desk', TOWN), seat('town', TOWN)], HERE, ['town here']],
    ['a counter in the place is one of it', [seat('desk', HERE), seat('town', TOWN)], HERE, ['desk here', 'town here']],
  ] as const)('%s', (_, seats, place, found) => {
    expect(reach(narrow(seats, place))).toEqual(found);
  });

  test.each([
    ['a town at another', [seat('town', TOWN)], OTHER],
    ['a town at the city', [seat('town', TOWN)], CITY],
    ['a community at its town', [seat('dispatcher', HERE)], TOWN],
    ['nobody anywhere', [], TOWN],
  ] as const)('%s: not theirs', (_, seats, place) => {
    expect(() => narrow(seats, place)).toThrow(expect.objectContaining({ code: 'OUT_OF_SCOPE' }));
  });
});
