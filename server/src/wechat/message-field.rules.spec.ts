import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FIELD_TYPES, fitField, type Fact, type FieldType } from './message-field.rules.js';

/** The limits once more, as WeChat's page words them and not as the rule does. */
const ALLOWED: Readonly<Record<FieldType, (value: string) => boolean>> = {
  thing: (value) => value.length <= 20 && value.trim() !== '' && !/[\p{Cc}\p{Cs}\n]/u.test(value),
  phrase: (value) => /^[\u4e00-\u9fff]{1,5}$/.test(value),
  name: (value) => /^[\u4e00-\u9fff]{1,10}$/.test(value) || /^[A-Za-z][A-Za-z ]{0,19}$/.test(value),
  time: (value) => /^20\d\d年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日 ([01]\d|2[0-3]):[0-5]\d$/.test(value),
  date: (value) => /^20\d\d年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$/.test(value),
  number: (value) => /^-?\d{1,20}(\.\d+)?$/.test(value) && value.length <= 32,
  character_string: (value) => /^[\x21-\x7e]{1,32}$/.test(value),
  amount: (value) => /^\d{1,10}(\.\d{1,2})?元$/.test(value) && value.replace(/\D/g, '').length <= 10,
  phone_number: (value) => /^[\d+-]{1,17}$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[^A-Za-z0-9\s]{1,5}$/.test(value),
};

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('水', '管', '🚰', '👨‍👩‍👧', '\ud83d', '\n', '　', 'a', 'Z', '1', '.', '-', '元', '￥'), maxLength: 60 }),
);
const facts: fc.Arbitrary<Fact> = fc.oneof(texts, fc.double(), fc.integer(), fc.date({ noInvalidDate: false }), fc.constant(null));

describe('a field of a message', () => {
  test.each(FIELD_TYPES)('%s never breaks WeChat’s limits, whatever is put into it', (type) => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 99 }), (fact, number) => {
        const value = fitField(`${type}${number}`, fact);
        if (value === null) expect(['time', 'date']).toContain(type);
        else expect([value, ALLOWED[type](value)]).toEqual([value, true]);
      }),
    );
  });

  test('what fits already is not touched', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('修', '水', '管', '3', 'A', '·'), minLength: 1, maxLength: 20 }), (text) => {
        expect(fitField('thing1', text)).toBe(text);
      }),
    );
  });

  test.each([
    ['thing1', '厨房水龙头一直在滴水，需要换一个垫圈，最好今天', '厨房水龙头一直在滴水，需要换一个垫圈，…'],
    ['thing1', '', '请打开查看'],
    ['phrase2', '已被接单，请等待', '已被接单请'],
    ['time3', new Date('2026-11-23T00:05:00Z'), '2026年11月23日 08:05'],
    ['date4', new Date('2026-11-22T16:00:00Z'), '2026年11月23日'],
    ['time3', '明天', null],
    ['amount5', 12.5, '12.5元'],
    ['number6', 30, '30'],
    ['name7', '张三', '张三'],
    ['character_string8', '单号 SN-12', 'SN-12'],
  ] as const)('%s of %s is %s', (key, fact, expected) => {
    expect(fitField(key, fact)).toBe(expected);
  });
});
