import { badgeText, codeText, countText, distanceText, hoursText, minutesText, readAloud, roughly, signedText, spanText } from './amounts';

it.each([[40, '40 分钟'], [60, '1 小时'], [80, '1 小时 20 分'], [120, '2 小时']])('%s minutes', (n, words) => expect(minutesText(n)).toBe(words));

it.each([
  [340, false, '5:40'], [80, false, '1:20'], [5, false, '0:05'], [25, true, '25 分'], [234, true, '3 小时 54 分'], [3000, false, '2 天'],
] as const)('a span of %s', (n, words, text) => expect(spanText(n, words)).toBe(text));

it.each([
  ['many hours are said without minutes', 26 * 60 + 40, false, '26 小时'], ['fewer with them', 3 * 60 + 54, false, '3 小时 54 分'],
  ['on a tile whole hours from two on', 2 * 60 + 30, true, '2 小时'], ['and minutes below', 80, true, '1 小时 20 分'],
] as const)('%s', (_what, minutes, brief, text) => expect(spanText(roughly(minutes, brief), true)).toBe(text));

it.each([[20, '50 米'], [812, '800 米'], [960, '1.0 公里'], [1234, '1.2 公里'], [12_300, '12 公里']])('%s metres', (n, words) =>
  expect(distanceText(n)).toBe(words));

it('writes amounts', () => {
  expect(countText(2486)).toBe('2,486');
  expect(countText(1234567)).toBe('1,234,567');
  expect(signedText(8)).toBe('+8');
  expect(signedText(-160)).toBe('−160');
  expect(hoursText(5190)).toBe('86.5');
  expect(badgeText(100)).toBe('99+');
  expect(codeText('582916')).toBe('582 916');
  expect(codeText('4729')).toBe('472 9');
  expect(readAloud('张**')).toBe('张某');
});
