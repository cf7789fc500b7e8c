import { abilitiesText } from './skills';

describe('what a volunteer can do and when', () => {
  test.each([
    [{ skills: [], freeTimes: [] }, undefined],
    [{ skills: ['plumbing'], freeTimes: [{ weekday: 6, part: 'morning' }, { weekday: 7, part: 'evening' }] }, '会修水管 · 周末'],
    [{ skills: ['plumbing', 'electric'], freeTimes: [{ weekday: 1, part: 'morning' }] }, '会修水管等 2 样'],
    [{ skills: [], freeTimes: [{ weekday: 5, part: 'evening' }, { weekday: 6, part: 'evening' }] }, '平时和周末'],
  ] as const)('%j', (profile, words) => {
    expect(abilitiesText({ skills: [...profile.skills], freeTimes: [...profile.freeTimes] })).toBe(words);
  });
});
