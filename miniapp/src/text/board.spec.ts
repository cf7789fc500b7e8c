import type { BoardRow, ResultsView } from '@supermarket/shared';
import { boardCount, boardResults, boardWords, formulaText, seatsText } from './board';

const now = Date.parse('2026-11-23T01:00:00Z');
const results: ResultsView = { closed: 2486, solved: 1187, unsolved: 73, silent: 190, refused: 143, solvedPermille: 942, tenthsOfDays: 21 };
const row: BoardRow = { title: '代买常用药', shelf: 'buy', place: '恩城街道 东门社区', status: 'OPEN', day: '2026-11-18', seats: 1, seatsTaken: 0, solved: null };

describe('公开清单', () => {
  test('the numbers of the year, with what could not be done', () => {
    expect(boardResults(results).map(({ number, unit, label }) => `${number}${unit} ${label}`)).toEqual(['2,486件 今年已办结', '94.2% 确认解决率', '143件 如实告知办不了']);
  });

  test('the formula stands with its numbers, and silence outside', () => {
    expect(formulaText(results)).toBe('确认解决率 = 本人确认解决 1,187 ÷（确认解决 1,187 + 没解决 73）。\n另有 190 件 7 天没答，记未评价，不算在内。');
    expect(formulaText({ ...results, solved: 0, unsolved: 0, silent: 0 })).toContain('还没有人答过');
  });

  test('a count that stopped says so', () => {
    expect([boardCount('needs', 128), boardCount('needs', 1000), boardCount('done', 2486)]).toEqual(['128', '1,000+', '2,486']);
  });

  test('what waits has the day it was asked, what is over the day it ended and the answer', () => {
    expect(boardWords(row, now)).toEqual({ tag: '等人接', tone: 'neutral', line: '恩城街道 · 东门社区 · 11月18日发布', answer: null });
    expect(boardWords({ ...row, status: 'CLOSED', day: '2026-11-22', solved: true }, now)).toMatchObject({ tone: 'ok', line: '恩城街道 · 东门社区 · 昨天办结', answer: '本人说解决了' });
    expect(boardWords({ ...row, status: 'CLOSED' }, now).answer).toBe('7 天没答，记未评价');
    expect(boardWords({ ...row, status: 'CLOSED', solved: false }, now).answer).toBe('本人说没解决，社区看过');
  });

  test('where several are needed, how many are missing', () => {
    expect(seatsText(row)).toBeNull();
    expect(seatsText({ ...row, seats: 3, seatsTaken: 1 })).toBe('已有 1 人，还差 2 人');
    expect(seatsText({ ...row, seats: 2, seatsTaken: 2, status: 'ACCEPTED' })).toBe('2 人都有了');
  });
});
