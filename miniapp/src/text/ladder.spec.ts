import { GAP_CAUSES, gapAskedText, gapSkillText, gapTimeText } from './ladder';

test('what is missing is said as one would tell the household', () => {
  expect(Object.values(GAP_CAUSES).join()).not.toMatch(/过期|失败|超时|时间过了/);
  expect([gapAskedText({ asked: 0, declined: 0 }), gapAskedText({ asked: 3, declined: 0 }), gapAskedText({ asked: 5, declined: 2 })])
    .toEqual(['还没单独请过人', '请过 3 人', '请过 5 人，2 人那天不方便']);
});

test('a row names the time of the week and the skill, or that anybody can do it', () => {
  expect([gapTimeText({ weekend: false, dayPart: 'morning' }), gapTimeText({ weekend: true, dayPart: 'evening' })]).toEqual(['平时上午', '周末晚上']);
  expect([gapSkillText('plumbing'), gapSkillText(null)]).toEqual(['会修水管', '谁都能做']);
});
