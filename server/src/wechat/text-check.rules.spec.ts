import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkTexts, faultOf } from './text-check.rules.js';

describe('texts that others will read', () => {
  test.each([
    ['厨房水龙头滴水，换个垫圈', null],
    ['送到三楼 302，上午 8:30 到 11:00', null],
    ['订单 2026112300012345 的后续', null],
    ['打我电话13812341234', 'phone'],
    ['打我电话 138-1234-1234', 'phone'],
    ['打我电话138 1234 1234 谢谢', 'phone'],
    ['＋８６１３８１２３４１２３４', 'phone'],
    ['一三八一二三四一二三四', 'phone'],
    ['幺三八，1234，1234', 'phone'],
    ['身份证 440785199001011234', 'id_number'],
    ['身份证 44078519900101123X', 'id_number'],
    ['440785 19900101 123x', 'id_number'],
    ['长期刷 单，日结', 'word'],
    ['代开*发票', 'word'],
  ] as const)('%s: %s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  test('a phone number is found wherever it stands among words', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), fc.constantFrom('', '请打', '：', ' 电话 '), fc.constantFrom('', '谢谢', '。'), (phone, before, after) => {
        expect(faultOf(`${before}${phone}${after}`)).toBe('phone');
      }),
    );
  });

  test('the refusal names the field and the kind, never the text', () => {
    expect(() => checkTexts({ title: '修水管', words: '13812341234' })).toThrow(
      expect.objectContaining({ code: 'TEXT_NOT_ALLOWED', facts: { field: 'words', what: 'phone' } }),
    );
    expect(() => checkTexts({ title: '修水管', words: null })).not.toThrow();
  });
});
