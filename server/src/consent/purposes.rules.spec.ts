import { describe, expect, test } from '@jest/globals';
import { PURPOSES, type Purpose } from '@supermarket/shared';
import { PURPOSE_TEXTS, purposesOf, stateOf, turn, use, type LastWord } from './purposes.rules.js';

const at = new Date('2026-11-23T01:00:00Z');
const said = (purpose: Purpose, given: boolean): LastWord => ({ purpose, given, way: 'switch', at });
const refused = (code: string): Error => expect.objectContaining({ code }) as unknown as Error;
const member = { showParty: false, partyMember: true };

describe('what somebody can switch off', () => {
  test('residents see what they themselves send, volunteers their invitations too, members 亮身份', () => {
    expect(purposesOf(null)).toEqual(['location', 'voice', 'photo']);
    expect(purposesOf({ showParty: false, partyMember: false })).toEqual(['location', 'voice', 'photo', 'invite']);
    expect(purposesOf(member)).toEqual([...PURPOSES]);
  });

  test('nothing is on before it was used or switched on, but invitations to who registered for them', () => {
    const on = PURPOSES.filter((purpose) => stateOf(purpose, null, member).on);
    expect(on).toEqual(['invite']);
    expect(stateOf('invite', said('invite', false), member)).toMatchObject({ on: false, way: 'switch', textVersion: PURPOSE_TEXTS.invite });
  });

  test('亮身份 is what the volunteer’s own page says', () => {
    expect(stateOf('show_party', null, { ...member, showParty: true }).on).toBe(true);
    expect(stateOf('show_party', said('show_party', true), member).on).toBe(false);
  });

  test('the first use agrees, a use after it was taken back is refused', () => {
    expect(use('voice', null)).toBe('write');
    expect(use('voice', said('voice', true))).toBe('stands');
    expect(() => use('voice', said('voice', false))).toThrow(refused('CONSENT_OFF'));
  });

  test('a switch that changes nothing writes nothing; off before the first use is a word', () => {
    expect(turn('voice', false, null, null)).toBe(true);
    expect(turn('voice', false, said('voice', false), null)).toBe(false);
    expect(turn('voice', true, said('voice', false), null)).toBe(true);
    expect(turn('invite', true, null, member)).toBe(false);
    expect(() => turn('invite', false, null, null)).toThrow(refused('NOT_FOUND'));
  });
});
