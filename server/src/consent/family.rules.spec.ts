import { describe, expect, test } from '@jest/globals';
import { agreeAtDesk, between, end, join, mayInvite, mayTry, type KnownFacts } from './family.rules.js';

const now = new Date('2026-11-23T01:00:00Z');
const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const known = (id: string, patch: Partial<KnownFacts> = {}): KnownFacts => ({ id, name: id, hasPhone: true, hasAccount: true, townId: 'town', communityId: 'home', ...patch });
const refused = (code: string, facts?: object): Error => expect.objectContaining({ code, ...(facts ? { facts } : {}) }) as unknown as Error;
const code = { elderId: 'elder', endsAt: at(10), usedAt: null };
const son = known('son');

describe('a relative types the code from the elder’s phone', () => {
  test('within its time it links the two', () => {
    expect(join(code, son, 0, at(9))).toEqual({ elderId: 'elder' });
  });

  test.each([
    ['there is none such', null, 'CODE_WRONG'],
    ['it was used', { ...code, usedAt: at(1) }, 'CODE_WRONG'],
    ['its ten minutes are over', { ...code, endsAt: at(2) }, 'CODE_EXPIRED'],
    ['it is one’s own', { ...code, elderId: 'son' }, 'CONSENT_NEEDED'],
  ])('not when %s', (_, facts, why) => {
    expect(() => join(facts, son, 0, at(2))).toThrow(refused(why));
  });

  test('who types a wrong one is told how often they may try, and after the fifth waits', () => {
    for (const [misses, triesLeft] of [[0, 4], [3, 1], [4, 0]] as const) expect(() => join(null, son, misses, now)).toThrow(refused('CODE_WRONG', { triesLeft }));
    expect(() => mayTry(4)).not.toThrow();
    expect(() => mayTry(5)).toThrow(refused('CODE_TRIES_USED'));
  });

  test('both need a name, and a number at which they can be rung', () => {
    for (const patch of [{ name: null }, { hasPhone: false }]) {
      expect(() => mayInvite(known('elder', patch))).toThrow(refused('PROFILE_INCOMPLETE'));
      expect(() => join(code, known('son', patch), 0, now)).toThrow(refused('PROFILE_INCOMPLETE'));
    }
  });
});

describe('staff write down what an elder said', () => {
  const here = [{ townId: 'town', communityId: 'home' }];
  const elder = known('elder', { hasAccount: false });
  const yes = { readBack: true };

  test('for an elder of their area, who needs no account, and a relative who has one', () => {
    expect(agreeAtDesk('staff', here, elder, son, yes)).toEqual({ elderId: 'elder', relativeId: 'son' });
    expect(between('staff', [{ townId: null, communityId: null }], elder, son)).toEqual({ elderId: 'elder', relativeId: 'son' });
  });

  test.each([
    ['it was not read out', agreeAtDesk, here, elder, son, { readBack: false }, 'CONSENT_NEEDED'],
    ['nobody has the elder’s number', agreeAtDesk, here, null, son, yes, 'PERSON_UNKNOWN'],
    ['nobody has the relative’s number', agreeAtDesk, here, elder, null, yes, 'PERSON_UNKNOWN'],
    ['the relative has no account', agreeAtDesk, here, elder, known('son', { hasAccount: false }), yes, 'PERSON_UNKNOWN'],
    ['the elder lives elsewhere', agreeAtDesk, [{ townId: 'town', communityId: 'next' }], elder, son, yes, 'OUT_OF_SCOPE'],
    ['nobody knows where the elder lives', agreeAtDesk, here, known('elder', { communityId: null }), son, yes, 'OUT_OF_SCOPE'],
    ['they are the relative themselves', agreeAtDesk, here, elder, known('staff'), yes, 'NEED_ANOTHER_PERSON'],
    ['they are the elder themselves', agreeAtDesk, here, known('staff'), son, yes, 'NEED_ANOTHER_PERSON'],
    ['both are one', agreeAtDesk, here, known('son'), son, yes, 'CONSENT_NEEDED'],
  ])('not when %s', (_, rule, seats, old, young, body, why) => {
    expect(() => rule('staff', seats, old, young, body)).toThrow(refused(why));
  });
});

test('either of the two ends it, once; for others it is not there', () => {
  const pair = { elderId: 'elder', relativeId: 'son', endedAt: null };
  expect(end(pair, 'elder')).toBe(true);
  expect(end(pair, 'son')).toBe(true);
  expect(end({ ...pair, endedAt: now }, 'son')).toBe(false);
  expect(() => end(pair, 'other')).toThrow(refused('NOT_FOUND'));
  expect(() => end(null, 'son')).toThrow(refused('NOT_FOUND'));
});
