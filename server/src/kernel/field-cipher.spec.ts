import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { FieldCipher, parseFieldKeys } from './field-cipher.js';

const old = { id: 1, key: randomBytes(32) };
const now = { id: 700, key: randomBytes(32) };
const index = randomBytes(32);
const cipher = new FieldCipher({ field: [now, old], index });

describe('a sealed field', () => {
  it('opens to what it was, at its own place only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = cipher.seal('person', 'phone', 'p1', text);
        expect(cipher.open('person', 'phone', 'p1', sealed)).toBe(text);
        expect(() => cipher.open('person', 'phone', 'p2', sealed)).toThrow();
        expect(() => cipher.open('person', 'name', 'p1', sealed)).toThrow();
        expect(() => cipher.open('order', 'phone', 'p1', sealed)).toThrow();
      }),
    );
  });

  it('does not open when any byte was changed', () => {
    const sealed = Buffer.from(cipher.seal('person', 'phone', 'p1', '13800138000'), 'base64url');
    for (let i = 0; i < sealed.length; i += 1) {
      const changed = Buffer.from(sealed);
      changed[i] = changed[i]! ^ 1;
      expect(() => cipher.open('person', 'phone', 'p1', changed.toString('base64url'))).toThrow();
    }
    expect(() => cipher.open('person', 'phone', 'p1', sealed.subarray(0, 20).toString('base64url'))).toThrow('not a sealed value');
  });

  it('has the layout v|alg|keyId|nonce|ciphertext|tag and is different each time', () => {
    const [one, two] = [0, 1].map(() => Buffer.from(cipher.seal('t', 'c', 'r', 'abc'), 'base64url'));
    expect(one!.length).toBe(1 + 1 + 2 + 12 + 3 + 16);
    expect([one![0], one![1], one!.readUInt16BE(2)]).toEqual([1, 1, 700]);
    expect(one!.equals(two!)).toBe(false);
  });

  it('sealed with the older key still opens, and says that it is stale', () => {
    const before = new FieldCipher({ field: [old], index }).seal('person', 'phone', 'p1', '13800138000');
    expect(cipher.open('person', 'phone', 'p1', before)).toBe('13800138000');
    expect(cipher.isStale(before)).toBe(true);
    expect(cipher.isStale(cipher.seal('person', 'phone', 'p1', 'x'))).toBe(false);
    expect(() => new FieldCipher({ field: [now], index }).open('person', 'phone', 'p1', before)).toThrow('key 1, which is not configured');
  });
});

describe('a blind index', () => {
  it('is equal for equal values of one column only, and needs the key', () => {
    expect(cipher.blindIndex('person.phone', '13800138000')).toBe(cipher.blindIndex('person.phone', '13800138000'));
    expect(cipher.blindIndex('person.phone', '13800138000')).not.toBe(cipher.blindIndex('identity.phone', '13800138000'));
    expect(cipher.blindIndex('person.phone', '13800138000')).not.toBe(
      new FieldCipher({ field: [now], index: randomBytes(32) }).blindIndex('person.phone', '13800138000'),
    );
    expect(cipher.blindIndex('person.phone', '13800138000')).toMatch(/^[\w-]{43}$/);
  });
});

describe('field keys', () => {
  it('are read from the configuration, the first seals', () => {
    const text = `7:${randomBytes(32).toString('base64')}, 3:${randomBytes(32).toString('base64')}`;
    expect(parseFieldKeys(text)?.map(({ id }) => id)).toEqual([7, 3]);
  });

  it('are refused when short, repeated or unnumbered', () => {
    const key = randomBytes(32).toString('base64');
    for (const wrong of ['', key, `1:${randomBytes(16).toString('base64')}`, `1:${key},1:${key}`, `70000:${key}`]) expect(parseFieldKeys(wrong)).toBeNull();
  });
});
