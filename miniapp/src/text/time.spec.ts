import {
  clockText, dateText, daysUntil, dayText, greetingText, isoDayText, minutesUntil, momentText, spokenText, spokenWindowText, windowText,
} from './time';
import { momentAt, wallClock } from './calendar';

// A Monday, 14:20 in Shanghai.
const now = '2026-11-23T06:20:00.000Z';
const at = (text: string): string => `${text}+08:00`;

describe('days', () => {
  it.each([
    ['2026-11-22T23:59:00', '昨天'],
    ['2026-11-23T00:00:00', '今天'],
    ['2026-11-24T08:00:00', '明天'],
    ['2026-11-25T08:00:00', '后天'],
    ['2026-11-26T08:00:00', '周四'],
    ['2026-11-29T08:00:00', '周日'],
    ['2026-11-30T08:00:00', '11月30日'],
    ['2026-11-15T08:00:00', '11月15日'],
    ['2027-01-02T08:00:00', '2027年1月2日'],
  ])('calls %s %s', (moment, words) => expect(dayText(at(moment), now)).toBe(words));

  it('counts by the clock of Shanghai, not of the phone', () => {
    expect(dayText('2026-11-23T15:59:00.000Z', now)).toBe('今天');
    expect(dayText('2026-11-23T16:00:00.000Z', now)).toBe('明天');
    expect(wallClock('2026-12-31T16:30:00.000Z')).toMatchObject({ year: 2027, month: 1, day: 1, hour: 0, minute: 30 });
  });

  it('writes dates with the year only where it is another', () => {
    expect(dateText(at('2026-12-09T20:00:00'), now)).toBe('12月9日');
    expect(isoDayText(at('2026-12-31T23:59:59'))).toBe('2026-12-31');
    expect(daysUntil(at('2026-12-31T23:59:59'), now)).toBe(38);
  });
});

describe('moments and windows', () => {
  it('gives the hour on the clock', () => {
    expect(clockText(at('2026-11-23T08:05:00'))).toBe('08:05');
    expect(momentText(at('2026-11-20T19:42:00'), now)).toBe('11月20日 19:42');
  });

  it.each([
    [at('2026-11-23T15:00:00'), at('2026-11-23T16:00:00'), undefined, '今天 15:00–16:00'],
    [at('2026-11-26T08:30:00'), at('2026-11-26T11:30:00'), null, '周四 8:30–11:30'],
    [at('2026-11-24T12:00:00'), at('2026-11-24T18:00:00'), 'afternoon', '明天下午'],
    [at('2026-11-23T22:00:00'), at('2026-11-24T01:00:00'), undefined, '今天 22:00 – 明天 1:00'],
  ] as const)('%s to %s', (start, end, part, words) => expect(windowText({ start, end }, now, part)).toBe(words));

  it.each([
    ['2026-11-23T15:00:00', '今天下午 3 点'],
    ['2026-11-24T09:30:00', '明天上午 9 点半'],
    ['2026-11-26T19:20:00', '周四晚上 7 点 20 分'],
    ['2026-11-24T12:00:00', '明天中午 12 点'],
    ['2026-11-24T00:10:00', '明天凌晨 0 点 10 分'],
  ])('says %s as %s', (moment, words) => expect(spokenText(at(moment), now)).toBe(words));

  it('speaks the start of a window, or only the part of the day', () => {
    const window = { start: at('2026-11-24T12:00:00'), end: at('2026-11-24T18:00:00') };
    expect(spokenWindowText(window, now, 'afternoon')).toBe('明天下午');
    expect(spokenWindowText(window, now)).toBe('明天中午 12 点');
  });

  it('builds the moment a clock in Shanghai shows', () => {
    expect(momentAt(wallClock(now).dayNo + 1, 15, 30)).toBe('2026-11-24T07:30:00.000Z');
  });
});

it.each([[-25.5, -25], [0.2, 1], [40, 40], [-0.4, 0]])('rounds %s minutes left to %s', (minutes, shown) => {
  expect(minutesUntil(Date.parse(now) + minutes * 60_000, now)).toBeCloseTo(shown);
});

it.each([['06:00', '早上好'], ['10:00', '上午好'], ['12:30', '中午好'], ['15:00', '下午好'], ['20:00', '晚上好'], ['02:00', '晚上好']])(
  'greets at %s with %s',
  (clock, words) => expect(greetingText(at(`2026-11-23T${clock}:00`))).toBe(words),
);
