import { daysSummary, dayTitle, heatOf, lengthText, monthBefore, scaleOf } from './progress';

describe('the words of the desktop', () => {
  test.each([[null, '–'], [0, '0 分钟'], [59, '59 分钟'], [192, '3.2 小时'], [120, '2 小时'], [3600, '2.5 天']] as const)('%s minutes are said as %s', (minutes, words) => {
    expect(lengthText(minutes)).toBe(words);
  });

  test('a ground grows darker with the share of the most, and none is dark where nothing waits', () => {
    expect([heatOf(0, 13), heatOf(2, 13), heatOf(8, 13), heatOf(13, 13), heatOf(0, 0)]).toEqual([1, 2, 3, 4, 1]);
  });

  test('the scale is round and holds the most', () => {
    expect([scaleOf(0), scaleOf(3), scaleOf(57), scaleOf(100), scaleOf(101), scaleOf(1234)]).toEqual([2, 4, 60, 100, 200, 2000]);
  });

  test('a chart says its sums to those who do not see it', () => {
    expect(daysSummary([{ placed: 3, closed: 1 }, { placed: 2, closed: 2 }])).toBe('近 2 天：点单 5 件，办结 3 件；今天点单 2 件，办结 2 件');
  });

  test('the month before January is December', () => {
    expect([monthBefore('2026-11'), monthBefore('2026-01')]).toEqual(['2026-10', '2025-12']);
  });

  test('the title says how much waits', () => {
    const queue = (count: number) => ({ queue: 'review', count, dueAt: null, late: 0 }) as const;
    expect(dayTitle('周三', [queue(18), queue(4)])).toBe('周三，现在有 22 件要办');
    expect(dayTitle('周三', [queue(0)])).toBe('周三，都办完了');
  });
});
