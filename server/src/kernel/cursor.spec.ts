import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, limitOf, pageOf } from './cursor.js';

describe('a cursor', () => {
  it('gives back the keys it was made of', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer(), (text, number) => {
        expect(decodeCursor(encodeCursor([text, number]), ['string', 'number'])).toEqual([text, number]);
      }),
    );
  });

  it('of anybody else is BAD_CURSOR, never an accident', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ minLength: 1 }), fc.base64String({ minLength: 4 }), fc.json().map((json) => Buffer.from(json).toString('base64url')).filter(Boolean)), (text) => {
        let code = 'read';
        try {
          decodeCursor(text, ['string', 'string', 'number']);
        } catch (error) {
          code = (error as { code: string }).code;
        }
        expect(code).toBe('BAD_CURSOR');
      }),
    );
    expect(() => decodeCursor(encodeCursor(['a']), ['number'])).toThrow('BAD_CURSOR');
    expect(() => decodeCursor(encodeCursor(['a', 'b']), ['string'])).toThrow('BAD_CURSOR');
  });

  it('may be missing: the first page', () => {
    expect(decodeCursor(undefined, ['string'])).toBeNull();
    expect(decodeCursor('', ['string'])).toBeNull();
  });
});

describe('pages', () => {
  it('walk over every row once, whatever the limit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (numbers, limit) => {
        const rows = numbers.sort((a, b) => a - b);
        const seen: number[] = [];
        let next: string | null = null;
        do {
          const after: (string | number)[] | null = decodeCursor(next, ['number']);
          const found = rows.filter((row) => !after || row > (after[0] as number)).slice(0, limit + 1);
          const page = pageOf(found, limit, (row) => row, (row) => [row]);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items);
          next = page.next;
        } while (next);
        expect(seen).toEqual(rows);
      }),
    );
  });

  it('hold 20 unless asked, and never more than 100', () => {
    expect(limitOf(undefined)).toBe(20);
    expect(limitOf(100)).toBe(100);
    for (const wrong of [0, -1, 101, 1.5, Number.NaN]) expect(() => limitOf(wrong)).toThrow('BAD_INPUT');
  });
});
