import { PARTY_STATES, type PartyState } from '@supermarket/shared';
import { describe, expect, test } from '@jest/globals';
import { claimed, decideParty, mayServe } from './volunteer.rules.js';

const now = new Date('2026-11-23T01:00:00Z');
const complete = { name: '李明', hasPhone: true, birthYear: 1990, communityId: 'a' };

describe('who may be a volunteer', () => {
  test.each([
    [{ name: null }, 'PROFILE_INCOMPLETE', { missing: 'name' }],
    [{ hasPhone: false }, 'PROFILE_INCOMPLETE', { missing: 'phone' }],
    [{ birthYear: null }, 'PROFILE_INCOMPLETE', { missing: 'birthYear' }],
    [{ communityId: null }, 'PROFILE_INCOMPLETE', { missing: 'communityId' }],
    [{ birthYear: 2013 }, 'TOO_YOUNG', undefined],
    [{ birthYear: 2009 }, 'TOO_YOUNG', undefined],
  ])('not with %j', (patch, code, facts) => {
    expect(() => mayServe({ ...complete, ...patch }, now)).toThrow(expect.objectContaining({ code, facts }));
  });

  test('a grown-up with a complete profile', () => {
    expect(() => mayServe({ ...complete, birthYear: 2008 }, now)).not.toThrow();
  });
});

describe('what a volunteer says about the Party', () => {
  const says = (partyState: PartyState, org: string | null, partyMember: boolean, partyOrg?: string): string =>
    claimed({ partyState, partyOrg: org }, { partyMember, partyOrg }).partyState;

  test.each([
    ['none', null, false, undefined, 'none'],
    ['none', null, true, '东门支部', 'claimed'],
    ['claimed', '东门支部', true, '东门支部', 'claimed'],
    ['verified', '东门支部', true, '东门支部', 'verified'],
    ['verified', '东门支部', true, '西门支部', 'claimed'],
    ['verified', '东门支部', false, undefined, 'none'],
    ['refused', '东门支部', true, '东门支部', 'refused'],
    ['refused', '东门支部', true, '西门支部', 'claimed'],
  ] as const)('%s (%s), then %s (%s): %s', (before, org, member, next, expected) => {
    expect(says(before, org, member, next)).toBe(expected);
  });

  test('never makes anybody verified', () => {
    for (const state of PARTY_STATES) if (state !== 'verified') expect(says(state, 'x', true, 'y')).not.toBe('verified');
  });
});

describe('what staff decide about the Party', () => {
  const volunteer = { personId: 'v', townId: 't1', communityId: 'a', partyState: 'claimed' as PartyState, partyOrg: 'x' };
  const here = { personId: 's', seats: [{ townId: 't1', communityId: 'a' }] };

  test('a claim is verified, or refused with a reason', () => {
    expect(decideParty(volunteer, here, { decision: 'verify' })).toBe('verified');
    expect(decideParty(volunteer, here, { decision: 'refuse', reason: '支部查无此人' })).toBe('refused');
    expect(() => decideParty(volunteer, here, { decision: 'refuse', reason: ' ' })).toThrow('REASON_NEEDED');
  });

  test('the same decision twice is one decision', () => {
    expect(decideParty({ ...volunteer, partyState: 'verified' }, here, { decision: 'verify' })).toBeNull();
  });

  test('not about somebody who claims nothing, nor elsewhere, nor about oneself', () => {
    expect(() => decideParty({ ...volunteer, partyState: 'none' }, here, { decision: 'verify' })).toThrow('WRONG_STATE');
    expect(() => decideParty({ ...volunteer, townId: 't2', communityId: 'b' }, here, { decision: 'verify' })).toThrow('OUT_OF_SCOPE');
    expect(() => decideParty(volunteer, { ...here, personId: 'v' }, { decision: 'verify' })).toThrow('NEED_ANOTHER_PERSON');
  });
});
