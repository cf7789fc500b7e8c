import { describe, expect, test } from '@jest/globals';
import { approve, collect } from './scan.rules.js';

const now = new Date('2026-11-23T01:00:00Z');
const later = new Date('2026-11-23T01:02:00Z');
const ticket = { secretHash: 's', endsAt: later, approvedBy: null, collectedAt: null };

describe('a ticket for a desk computer', () => {
  test('is approved once, by one person', () => {
    expect(approve(ticket, 'me', now)).toBe(true);
    expect(approve({ ...ticket, approvedBy: 'me' }, 'me', now)).toBe(false);
    expect(() => approve({ ...ticket, approvedBy: 'other' }, 'me', now)).toThrow('CODE_WRONG');
    expect(() => approve(null, 'me', now)).toThrow('CODE_WRONG');
    expect(() => approve(ticket, 'me', later)).toThrow('CODE_EXPIRED');
  });

  test('is collected once, by the computer that knows the secret', () => {
    const approved = { ...ticket, approvedBy: 'me' };
    expect(collect(ticket, 's', now)).toBeNull();
    expect(collect(approved, 's', now)).toBe('me');
    expect(() => collect(approved, 'x', now)).toThrow('CODE_WRONG');
    expect(() => collect({ ...approved, collectedAt: now }, 's', now)).toThrow('CODE_WRONG');
    expect(() => collect(null, 's', now)).toThrow('CODE_WRONG');
    expect(() => collect(approved, 's', later)).toThrow('CODE_EXPIRED');
  });
});
