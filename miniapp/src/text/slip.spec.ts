import { slipLines, slipWhen } from './slip';

const window = { start: '2026-11-24T07:00:00.000Z', end: '2026-11-24T08:30:00.000Z' };

describe('what stands on a paper slip', () => {
  test.each([
    ['an hour', { window, dayPart: null }, '11月24日（周二）下午 3 点到下午 4 点半'],
    ['a part of the day', { window, dayPart: 'afternoon' as const }, '11月24日（周二）下午'],
    ['over midnight', { window: { start: window.start, end: '2026-11-24T17:00:00.000Z' }, dayPart: null }, '11月24日（周二）下午 3 点到11月25日凌晨 1 点'],
  ])('the time by its date, because paper is read on any day: %s', (_, when, text) => expect(slipWhen(when)).toBe(text));

  const slip = { title: '代买常用药', window, dayPart: null, placeText: '恩城街道 东门社区', hotline: '0750-7712345', helpers: [] };

  test('who comes, once somebody has been found', () => {
    const who = (helpers: { name: string; partyTag: boolean }[]): string => slipLines({ ...slip, helpers })[2]!.text;
    expect(who([])).toBe('还在找人');
    expect(who([{ name: '李**', partyTag: true }])).toBe('李**（党员）');
    expect(who([{ name: '李**', partyTag: false }, { name: '王**', partyTag: true }])).toBe('李**、王**（党员）');
  });

  test('the community’s number, or room to write it', () => {
    expect(slipLines(slip)[4]!.text).toBe('0750-7712345');
    expect(slipLines({ ...slip, hotline: null })[4]!.text).toMatch(/^＿+$/);
  });
});
