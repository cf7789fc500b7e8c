import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linkHash, markOf, readMarks, spell, writeMarks, type LinkFacts } from './seal.chain.js';

const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.integer(), fc.constant(null));
const columns = ['at', 'id', 'note', 'what'];
const row = fc.record({ at: cell, id: fc.integer(), note: cell, what: cell });
const facts: LinkFacts = { sealedTable: 't', seq: 1, day: '2026-11-23', fromId: 1, toId: 9, rowCount: 3, previous: '-', sealedAt: '2026-11-23 01:00:00.000' };

describe('the spelling of a row', () => {
  test('is another one as soon as anything differs, and the same however its columns are listed', () => {
    fc.assert(fc.property(row, row, (one, other) => {
      expect(spell(one, ['what', 'note', 'id', 'at'])).toBe(spell(one, columns));
      const same = columns.every((name) => one[name as 'id'] === other[name as 'id']);
      expect(spell(one, columns) === spell(other, columns)).toBe(same);
    }));
  });

  test('tells a number from a text of digits, and nothing from an empty text', () => {
    fc.assert(fc.property(fc.integer(), (n) => {
      expect(spell({ id: n }, ['id'])).not.toBe(spell({ id: String(n) }, ['id']));
      expect(spell({ id: n, note: '' }, columns)).not.toBe(spell({ id: n, note: null }, columns));
    }));
  });

  test('does not change when a nullable column is added later', () => {
    fc.assert(fc.property(row, (old) => {
      expect(spell({ ...old, added: null }, [...columns, 'added'])).toBe(spell(old, columns));
    }));
  });
});

describe('a link', () => {
  const rows = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 1_000_000 }), spelling: fc.string() }), { selector: ({ id }) => id, minLength: 1, maxLength: 40 })
    .map((list) => list.sort((a, b) => a.id - b.id));

  test('keeps a mark of each row, to be read as it was written', () => {
    fc.assert(fc.property(rows, (list) => {
      expect([...readMarks(writeMarks(list))!]).toEqual(list.map(({ id, spelling }) => [id, markOf(spelling)]));
    }));
  });

  test('has another hash when a row, a fact or their order differs', () => {
    fc.assert(fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 20 }), fc.nat(), fc.string(), (spellings, pick, other) => {
      const at = pick % spellings.length;
      const hash = linkHash(facts, 'm', spellings);
      expect(linkHash(facts, 'm', spellings)).toBe(hash);
      if (spellings[at] !== other) expect(linkHash(facts, 'm', spellings.map((one, i) => (i === at ? other : one)))).not.toBe(hash);
      expect(linkHash({ ...facts, toId: 10 }, 'm', spellings)).not.toBe(hash);
      expect(linkHash({ ...facts, previous: 'x' }, 'm', spellings)).not.toBe(hash);
      expect(linkHash(facts, 'n', spellings)).not.toBe(hash);
      expect(linkHash(facts, 'm', spellings.slice(1))).not.toBe(hash);
    }));
  });
});
