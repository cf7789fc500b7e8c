import { describe, expect, test } from '@jest/globals';
import { readSearch } from './search.rules.js';

// Monday 23 November, 09:00 in Shanghai.
const NOW = new Date('2026-11-23T01:00:00Z');
const DAY_OF = (day: string): { from: Date; until: Date } => ({ from: new Date(`${day}T00:00:00+08:00`), until: new Date(new Date(`${day}T00:00:00+08:00`).getTime() + 86_400_000) });
const RECENT = { from: new Date('2026-08-26T00:00:00+08:00'), until: DAY_OF('2026-11-23').until };

describe('what an office looks for', () => {
  test.each([
    ['a number as it is read out', '1123-0316', { no: '1123-0316', ...DAY_OF('2026-11-23') }],
    ['a number without its dash', '11230316', { no: '1123-0316', ...DAY_OF('2026-11-23') }],
    ['a number with a wide dash and blanks', ' 1122 － 0316 ', { no: '1122-0316', ...DAY_OF('2026-11-22') }],
    ['a day that is still to come was last year', '1224-0001', { no: '1224-0001', ...DAY_OF('2025-12-24') }],
    ['the last four digits, of ninety days', '…0316', { no: '0316', ...RECENT }],
    ['words', ' 水龙头 ', { no: null, words: '水龙头', ...RECENT }],
    ['no day, so no number', '1131-0316', { no: null, words: '1131-0316', ...RECENT }],
    ['a phone number is nothing but words', '13812345678', { no: null, words: '13812345678', ...RECENT }],
  ])('%s', (_, typed, found) => {
    expect(readSearch(typed, NOW)).toMatchObject(found);
  });
});
