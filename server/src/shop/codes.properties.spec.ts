import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Tokens } from '../auth/tokens.js';
import { FieldCipher } from '../kernel/field-cipher.js';
import { dayOf, monthOf } from '../kernel/shanghai.js';
import { ageBand, maskName } from '../people/mask.rules.js';
import { endOf, freeKey, limitKeys } from './shop.rules.js';
import { newSecret, openSecret, readCode, sealSecret } from './voucher.js';

const instant = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true });
const cipher = new FieldCipher({ field: [{ id: 1, key: Buffer.alloc(32, 1) }], index: Buffer.alloc(32, 2) });
const tokens = new Tokens(Buffer.alloc(32, 3));

describe('vouchers', () => {
  test('are read from the screen, with spaces as people type them', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), fc.array(fc.constantFrom('', ' ', '  ', '\t'), { minLength: 7, maxLength: 7 }), (n, gaps) => {
      const code = String(n).padStart(6, '0');
      const typed = [...code].map((digit, i) => gaps[i]! + digit).join('') + gaps[6]!;
      expect(readCode(typed)).toEqual({ kind: 'code', value: code });
    }));
  });

  test('keep their secret for the owner, and nothing of it in the clear', () => {
    fc.assert(fc.property(fc.uuid(), fc.uuid(), (id, stationId) => {
      const secret = newSecret();
      const columns = sealSecret(cipher, id, stationId, secret);
      expect(openSecret(cipher, { id, secretCipher: columns.secretCipher })).toEqual(secret);
      expect(columns.codeIndex).not.toContain(secret.code);
      expect(JSON.stringify(columns)).not.toContain(secret.qr);
      expect(readCode(secret.code)?.kind).toBe('code');
      expect(readCode(secret.qr)).toEqual({ kind: 'qr', value: secret.qr });
    }));
  });

  test('are good until eight in the evening of a day in Shanghai', () => {
    fc.assert(fc.property(instant, (made) => {
      const end = endOf(made);
      expect(end.toISOString().slice(11)).toBe('12:00:00.000Z');
      const days = (end.getTime() - made.getTime()) / 86_400_000;
      expect(days).toBeGreaterThan(14.8);
      expect(days).toBeLessThan(15.84);
      expect(dayOf(end) > dayOf(made)).toBe(true);
    }));
  });

  test('of a month are as many as the limit says, whatever was taken before', () => {
    fc.assert(fc.property(instant, fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 40 }), (now, limit, tries) => {
      const keys = limitKeys('p', 'g', now, limit);
      const taken = new Set<string>();
      let got = 0;
      for (let i = 0; i < tries; i += 1) {
        try {
          taken.add(freeKey(keys, taken));
          got += 1;
        } catch {
          // the month is used up
        }
      }
      expect(got).toBe(Math.min(limit, tries));
      expect(taken.size).toBe(got);
      expect(keys.every((key) => key.includes(monthOf(now)))).toBe(true);
    }));
  });
});

describe('codes that people type', () => {
  test('are read in any case, with any marks between', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('-', ' ', '', ' - ', '—'), { minLength: 12, maxLength: 12 }), fc.boolean(), (gaps, lower) => {
      const code = tokens.makeCode();
      const typed = [...code.replaceAll('-', '')].map((sign, i) => sign + gaps[i]!).join('');
      expect(tokens.readCode(lower ? typed.toLowerCase() : typed)).toBe(code);
    }));
  });

  test('have one hash for each purpose and key', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => {
      expect(tokens.hash('session', one) === tokens.hash('session', other)).toBe(one === other);
      expect(tokens.hash('session', one)).not.toBe(tokens.hash('seat-grant', one));
      expect(tokens.hash('session', one)).not.toBe(new Tokens(Buffer.alloc(32, 4)).hash('session', one));
    }));
  });
});

describe('masks', () => {
  test('of names show one sign at most, and not how many there are', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
      const masked = [...maskName(name)];
      expect(masked.length === 0 || masked.length === 3).toBe(true);
      expect(masked.slice(1).every((sign) => sign === '*')).toBe(true);
    }));
  });

  test('of ages tell the ten years of the old, and nothing of the young', () => {
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2026 }), instant, (birthYear, now) => {
      const band = ageBand(birthYear, now);
      if (band !== null) expect(band).toMatch(/^(6|7|8|9|1[0-9])0 多岁$/);
      if (now.getUTCFullYear() - birthYear < 59) expect(band).toBeNull();
    }));
  });
});
