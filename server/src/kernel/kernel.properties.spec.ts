import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bodyHash } from './body-hash.js';
import { FakeClock } from './clock.js';
import { decodeCursor, encodeCursor, limitOf, pageOf } from './cursor.js';
import { instant as readInstant, text } from './database/instants.js';
import { FieldCipher } from './field-cipher.js';
import { isId, newId } from './ids.js';
import { Refusal } from './refusal.js';
import { addDays, at, dayOf, endOfDay, endOfYear, minuteOfDay, mondayOf, startOfDay, weekdayOf, yearOf } from './shanghai.js';

const instant = fc.date({ min: new Date('1995-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true });

function codeOf(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('days', () => {
  test('follow each other without a gap, over leap days and years', () => {
    fc.assert(fc.property(instant, (moment) => {
      const day = dayOf(moment);
      expect(endOfDay(day)).toEqual(startOfDay(addDays(day, 1)));
      expect(startOfDay(day) <= moment && moment < endOfDay(day)).toBe(true);
    }));
  });

  test('lie in the week of one Monday', () => {
    fc.assert(fc.property(instant, (moment) => {
      const day = dayOf(moment);
      const monday = mondayOf(day);
      expect(weekdayOf(startOfDay(monday))).toBe(1);
      expect(addDays(monday, weekdayOf(startOfDay(day)) - 1)).toBe(day);
    }));
  });

  test('and their minutes name the instant again', () => {
    fc.assert(fc.property(instant, (moment) => {
      const minute = minuteOfDay(moment);
      expect(minute).toBeGreaterThanOrEqual(0);
      expect(minute).toBeLessThan(1_440);
      expect(Math.floor(at(dayOf(moment), minute).getTime() / 60_000)).toBe(Math.floor(moment.getTime() / 60_000));
    }));
  });

  test('of a year end where the next year begins', () => {
    fc.assert(fc.property(fc.integer({ min: 1995, max: 2100 }), (year) => {
      expect(yearOf(new Date(endOfYear(year).getTime() - 1))).toBe(year);
      expect(yearOf(endOfYear(year))).toBe(year + 1);
    }));
  });
});

describe('instants', () => {
  test('are read from a column as they were written, and sort as time does', () => {
    fc.assert(fc.property(instant, instant, (one, other) => {
      expect(readInstant(text(one))).toEqual(one);
      expect(text(one) < text(other)).toBe(one < other);
    }));
  });

  test('of a clock that is set go where they are set, back as well', () => {
    fc.assert(fc.property(fc.array(instant, { minLength: 1, maxLength: 10 }), (stops) => {
      const clock = new FakeClock();
      for (const stop of stops) {
        clock.set(stop);
        expect(clock.now()).toEqual(stop);
      }
    }));
  });
});

describe('ids', () => {
  test('are ids, and sort by the millisecond they were made in', () => {
    fc.assert(fc.property(instant, instant, (one, other) => {
      const [a, b] = [newId(one), newId(other)];
      expect(isId(a) && isId(b)).toBe(true);
      if (one.getTime() !== other.getTime()) expect(a < b).toBe(one < other);
    }));
  });

  test('are told from everything else', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.uuid().map((id) => id.toUpperCase().replace(/\d/g, 'A')), fc.uuid().map((id) => `${id} `), fc.integer(), fc.constant(null)), (other) => {
      expect(isId(other)).toBe(false);
    }));
  });
});

describe('the hash of a body', () => {
  const body = fc.dictionary(fc.string({ maxLength: 8 }).filter((name) => name !== '__proto__'), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.integer(), { maxLength: 4 })), { maxKeys: 8 });

  test('does not care in which order the fields stand', () => {
    fc.assert(fc.property(body, fc.nat(), (sent, turn) => {
      const entries = Object.entries(sent);
      const turned = Object.fromEntries(entries.map((_, i) => entries[(i + turn) % entries.length]!));
      expect(bodyHash(turned)).toBe(bodyHash(sent));
    }));
  });

  test('differs when a field does', () => {
    fc.assert(fc.property(body, fc.string({ maxLength: 8 }).filter((name) => name !== '__proto__'), fc.integer(), (sent, name, value) => {
      fc.pre(JSON.stringify(sent[name]) !== JSON.stringify(value));
      expect(bodyHash({ ...sent, [name]: value })).not.toBe(bodyHash(sent));
    }));
  });
});

describe('cursors', () => {
  const keys = fc.array(fc.oneof(fc.string({ maxLength: 20 }), fc.integer()), { minLength: 1, maxLength: 4 });
  const shapeOf = (list: readonly (string | number)[]): ('string' | 'number')[] => list.map((key) => typeof key as 'string' | 'number');

  test('carry keys of any shape and are refused for another', () => {
    fc.assert(fc.property(keys, keys, (sent, other) => {
      const cursor = encodeCursor(sent);
      expect(decodeCursor(cursor, shapeOf(sent))).toEqual(sent);
      if (shapeOf(other).join() !== shapeOf(sent).join()) expect(codeOf(() => decodeCursor(cursor, shapeOf(other)))).toBe('BAD_CURSOR');
    }));
  });

  test('that somebody bent are refused or have the right shape: no other error', () => {
    fc.assert(fc.property(keys, fc.nat(), fc.string({ maxLength: 3 }), (sent, place, bend) => {
      const cursor = encodeCursor(sent);
      const bent = cursor.slice(0, place % (cursor.length + 1)) + bend + cursor.slice((place % (cursor.length + 1)) + 1);
      const read = codeOf(() => decodeCursor(bent, shapeOf(sent)));
      if (Array.isArray(read)) expect(shapeOf(read as (string | number)[])).toEqual(shapeOf(sent));
      else expect([null, 'BAD_CURSOR']).toContain(read);
    }));
  });

  test('of a page lead on when and only when there is more', () => {
    fc.assert(fc.property(fc.array(fc.integer(), { maxLength: 40 }), fc.integer({ min: 1, max: 30 }), (numbers, limit) => {
      const page = pageOf(numbers, limit, (n) => n, (n) => [n]);
      expect(page.items).toEqual(numbers.slice(0, limit));
      expect(page.next === null).toBe(numbers.length <= limit);
    }));
  });

  test('ask for one to a hundred rows, never for other amounts', () => {
    fc.assert(fc.property(fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.double()), (asked) => {
      const limit = codeOf(() => limitOf(asked));
      expect(limit).toBe(Number.isInteger(asked) && asked >= 1 && asked <= 100 ? asked : 'BAD_INPUT');
    }));
  });
});

describe('the field cipher', () => {
  const cipher = new FieldCipher({ field: [{ id: 1, key: Buffer.alloc(32, 1) }], index: Buffer.alloc(32, 2) });

  test('opens a text only in its own row and column', () => {
    fc.assert(fc.property(fc.string(), fc.uuid(), fc.uuid(), (secret, row, other) => {
      fc.pre(row !== other);
      const sealed = cipher.seal('person', 'phone_cipher', row, secret);
      expect(cipher.open('person', 'phone_cipher', row, sealed)).toBe(secret);
      expect(() => cipher.open('person', 'phone_cipher', other, sealed)).toThrow();
      expect(() => cipher.open('person', 'address_cipher', row, sealed)).toThrow();
    }));
  });

  test('finds a text by its index, for one purpose, whatever the text', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => {
      expect(cipher.blindIndex('person.phone', one) === cipher.blindIndex('person.phone', other)).toBe(one === other);
      expect(cipher.blindIndex('person.phone', one)).not.toBe(cipher.blindIndex('redemption.code', one));
    }));
  });
});
