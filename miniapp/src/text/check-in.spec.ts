import { arrivedText, isStale, lookAtText, mediaCheckText } from './check-in';

it.each([
  [{ arrived: 0, expected: 0 }, '还没有人接单'],
  [{ arrived: 2, expected: 3 }, '到了 2 人，还有 3 人没到'],
  [{ arrived: 5, expected: 0 }, '5 人都到了'],
])('says who is there: %j', (screen, text) => {
  expect(arrivedText(screen)).toBe(text);
});

it('takes a code off the screen when nobody can be checked in by it any more', () => {
  const screen = { validUntil: '2026-11-24T01:00:30.000Z' };
  expect([isStale(screen, Date.parse('2026-11-24T01:01:00.000Z')), isStale(screen, Date.parse('2026-11-24T01:01:00.001Z'))]).toEqual([false, true]);
});

it.each([
  [{ texts: 1, doubtful: true, media: 0 }, '有 1 处文字还没给别人看，请您先看一眼。微信觉得里面有的话不合适。'],
  [{ texts: 1, doubtful: false, media: 2 }, '有 1 处文字、2 份照片或录音还没给别人看，请您先看一眼。'],
])('says what staff look at first: %j', (view, text) => {
  expect(lookAtText(view)).toBe(text);
});

it.each([
  [[null, null], null],
  [[null, 'waiting'], '正在检查，别人暂时看不到'],
  [['waiting', 'look'], '社区看过以后，别人才看得到'],
  [['refused', 'look'], '不合适给别人看，只有您和社区看得到'],
] as const)('says why others do not see a photo: %j', (checks, text) => {
  expect(mediaCheckText(checks.map((check) => ({ check })))).toBe(text);
});
