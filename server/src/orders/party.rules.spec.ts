import { describe, expect, test } from '@jest/globals';
import type { AssignmentState } from '@supermarket/shared';
import { GUEST, SYSTEM, type Actor, type ActorSeat } from '../people/actor.js';
import type { Case, OrderFacts } from './order.facts.js';
import { partyOf, partyOfPart } from './party.rules.js';

const spot = { townId: 'town', communityId: 'home' };
const seat = (role: ActorSeat['role'], townId: string | null, communityId: string | null): ActorSeat => ({ id: 's', role, areaId: 'a', townId, communityId, stationId: null });
const actor = (personId: string, patch: Partial<Actor> = {}): Actor => ({ personId, sessionId: null, seats: [], ...patch });
const of = (patch: Partial<OrderFacts> = {}, ...parts: [string, AssignmentState][]): Case => ({
  order: { id: 'o', requesterId: 'r', creatorId: 'r', visit: 1, ...patch } as OrderFacts,
  assignments: parts.map(([volunteerId, state], i) => ({ id: `p${i}`, volunteerId, state, visit: 1 }) as Case['assignments'][number]),
});

describe('what somebody is to an order', () => {
  test('requester, proxy while the consent stands, guest, system', () => {
    expect(partyOf(of(), spot, actor('r'), false).relations).toEqual(['requester']);
    expect(partyOf(of({ creatorId: 'd' }), spot, actor('d'), true).relations).toEqual(['proxy']);
    expect(partyOf(of({ creatorId: 'd' }), spot, actor('d'), false)).toMatchObject({ relations: ['other'], grantEnded: true });
    expect(partyOf(of(), spot, GUEST, false).relations).toEqual(['other']);
    expect(partyOf(of(), spot, SYSTEM, false).relations).toEqual(['system']);
  });

  test('a relative by the elder’s consent answers like who placed it, but not where they help', () => {
    const stands = { stands: true, doorCodes: false };
    const both = actor('k', { seats: [seat('city', null, null)], volunteer: true });
    expect(partyOf(of(), spot, actor('k'), false, stands)).toMatchObject({ relations: ['proxy'], family: { doorCodes: false } });
    expect(partyOf(of({ creatorId: 'k' }), spot, actor('k'), false, stands)).toMatchObject({ relations: ['proxy'], grantEnded: false });
    expect(partyOf(of(), spot, both, false, stands)).toMatchObject({ relations: ['proxy', 'volunteer'], concerned: true });
    expect(partyOf(of({}, ['k', 'CHECKED_OUT']), spot, both, false, stands).relations).toEqual(['claimant', 'volunteer']);
    expect(partyOf(of(), spot, actor('k'), false, { stands: false, doorCodes: true })).toMatchObject({ relations: ['other'], grantEnded: true });
  });

  test('staff only where a deciding seat reaches', () => {
    for (const seats of [[seat('dispatcher', 'town', 'home')], [seat('town', 'town', null)], [seat('city', null, null)]]) {
      expect(partyOf(of(), spot, actor('s', { seats }), false).relations).toEqual(['staff']);
    }
    expect(partyOf(of(), spot, actor('s', { seats: [seat('desk', 'town', 'home')] }), false)).toMatchObject({ relations: ['other'], staffElsewhere: false });
    expect(partyOf(of(), spot, actor('s', { seats: [seat('dispatcher', 'town', 'next')] }), false)).toMatchObject({ relations: ['other'], staffElsewhere: true });
  });

  test('nobody is staff where they asked, were asked, or help', () => {
    const both = (id: string): Actor => actor(id, { seats: [seat('city', null, null)], volunteer: true });
    expect(partyOf(of(), spot, both('r'), false)).toMatchObject({ relations: ['requester', 'volunteer'], concerned: true });
    expect(partyOf(of({}, ['v', 'OFFERED']), spot, both('v'), false)).toMatchObject({ relations: ['offeree', 'volunteer'], concerned: true });
    for (const state of ['ACCEPTED', 'CHECKED_IN', 'CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED'] as const) {
      expect(partyOf(of({}, ['v', state]), spot, both('v'), false).relations).toEqual(['claimant', 'volunteer']);
    }
    for (const state of ['DECLINED', 'TIMED_OUT', 'WITHDRAWN'] as const) expect(partyOf(of({}, ['v', state]), spot, both('v'), false).relations).toEqual(['staff', 'volunteer']);
  });

  test('before a part one is its claimant or offeree only if it is one’s own', () => {
    const c = of({}, ['v', 'ACCEPTED'], ['w', 'OFFERED']);
    const v = partyOf(c, spot, actor('v', { volunteer: true }), false);
    expect(partyOfPart(v, c.assignments[0]!).relations).toEqual(['claimant', 'volunteer']);
    expect(partyOfPart(v, c.assignments[1]!).relations).toEqual(['volunteer']);
    const w = partyOf(c, spot, actor('w', { volunteer: true }), false);
    expect(partyOfPart(w, c.assignments[1]!).relations).toEqual(['offeree', 'volunteer']);
  });
});
