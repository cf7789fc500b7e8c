import { describe, expect, test } from '@jest/globals';
import { MESSAGE_KINDS } from '@supermarket/shared';
import { wordsOf } from './words.rules.js';

const span = { start: '2026-11-24T07:00:00Z', end: '2026-11-24T08:00:00Z' };
const known = { what: '买药', who: '李**', where: '东门社区站', facts: { ...span, minutes: 90, points: 15, until: span.start, day: '2026-12-31', part: 'morning', review: 3, late: 1 } };

describe('the words of a message', () => {
  test.each([
    ['taken', '有人接单了', '“买药”，李** 11月24日（周二）15:00–16:00来。到时候把开门码告诉志愿者。'],
    ['helper_lost', '接单的人来不了', '“买药”，李** 临时来不了。正在加急找别人，找到马上告诉您。'],
    ['invited', '想请您帮个忙', '“买药”，11月24日（周二）15:00–16:00。11月24日（周二）15:00前回一声就行，不方便可以婉拒。'],
    ['hours_credited', '时长记上了', '“买药”，1 小时 30 分钟，积分加 15。谢谢您。'],
    ['gift_expiring', '礼品还没领', '“买药”，请在11月24日（周二）15:00前到东门社区站领。过了时间，积分退回给您。'],
    ['points_expiring', '有积分快到期', '15 积分到12月31日为止，先到期的会先用。'],
    ['digest', '今天等您办的', '已经超时 1 · 待审核 3'],
  ] as const)('%s', (kind, title, text) => {
    expect(wordsOf(kind, known)).toEqual({ title, text });
  });

  test('are there for every kind, also when nothing of its subject is left', () => {
    for (const kind of MESSAGE_KINDS) {
      for (const facts of [{}, known.facts]) {
        const { title, text } = wordsOf(kind, { what: null, who: null, where: null, facts });
        expect(`${title}${text}`).not.toMatch(/undefined|null|NaN|Invalid/);
        expect(title.length).toBeGreaterThan(3);
        expect(title.length).toBeLessThanOrEqual(14);
      }
    }
  });

  test('are no officialese', () => {
    for (const kind of MESSAGE_KINDS) expect(Object.values(wordsOf(kind, known)).join()).not.toMatch(/请知悉|予以|贵方|尽快|近期|操作失败|系统异常|非法|核销|受理/);
  });
});
