import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ageBand, ageOf, maskName, maskPhone } from './mask.rules.js';

const now = new Date('2026-11-23T01:00:00Z');

describe('masks', () => {
  test('a name keeps its first character and hides its length', () => {
    expect(maskName('张三')).toBe('张**');
    expect(maskName('欧阳小明')).toBe('欧**');
    expect(maskName('𠮷田')).toBe('𠮷**');
    expect(maskName(null)).toBe('');
  });

  test('a phone number keeps three and four digits', () => {
    expect(maskPhone('13812341234')).toBe('138****1234');
    expect(maskPhone(null)).toBeNull();
    expect(maskPhone('1234567')).toBe('****');
  });

  test('no mask of a phone number contains eight digits in a row, whatever the number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (phone) => {
        const masked = maskPhone(phone)!;
        expect(masked).not.toMatch(/\d{5}/);
        expect(masked).toHaveLength(11);
      }),
    );
  });

  test('no mask of a name contains its second half', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 20, unit: 'grapheme' }).filter((name) => [...name.trim()].length > 1), (name) => {
        expect([...maskName(name)]).toHaveLength(3);
      }),
    );
  });

  test('age counts by the year in Shanghai', () => {
    expect(ageOf(1948, now)).toBe(78);
    expect(ageOf(null, now)).toBeNull();
    expect(ageOf(2010, new Date('2026-12-31T16:00:00Z'))).toBe(17); // 1 January there
  });

  test('only elders get a band', () => {
    expect(ageBand(1948, now)).toBe('70 多岁');
    expect(ageBand(1990, now)).toBeNull();
    expect(ageBand(null, now)).toBeNull();
  });
});
