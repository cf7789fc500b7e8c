import { describe, expect, test } from '@jest/globals';
import { agree } from './consent.rules.js';

const yes = { id: 'new', readBack: true };
const why = (reason: string) => expect.objectContaining({ code: 'CONSENT_NEEDED', facts: { why: reason } });

describe('whether somebody may order for a neighbour', () => {
  test('a number that nobody has makes a new person', () => {
    expect(agree('me', null, yes)).toEqual({ personId: 'new', isNew: true });
  });

  test('a person for whom others order already is the same person', () => {
    expect(agree('me', { id: 'old', hasAccount: false }, yes)).toEqual({ personId: 'old', isNew: false });
  });

  test('not when the text was not read to them', () => {
    expect(() => agree('me', null, { ...yes, readBack: false })).toThrow(why('read_back'));
  });

  test('not for somebody who has an account, and can order themself', () => {
    expect(() => agree('me', { id: 'other', hasAccount: true }, yes)).toThrow(why('has_account'));
  });

  test('not for oneself', () => {
    expect(() => agree('me', { id: 'me', hasAccount: true }, yes)).toThrow(why('yourself'));
  });
});
