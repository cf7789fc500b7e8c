import { BOARD_COUNTED, type BoardList, type BoardRow, type BoardState, type ResultsView } from '@supermarket/shared';
import { countText } from './amounts';
import { resultWords, type ResultWords } from './home';
import { dayText } from './time';

export const BOARD_NAMES: Readonly<Record<BoardList, string>> = { needs: '需求', tasks: '任务', done: '办结' };

export const BOARD_WORDS: Readonly<Record<BoardState, string>> = {
  OPEN: '等人接', DISPATCHED: '正在邀请人', REOPENED: '再来一次', ACCEPTED: '有人接了', IN_SERVICE: '正在服务', PENDING_CONFIRM: '等本人确认',
  DISPUTED: '说没解决', CONFIRMED: '确认过了', CLOSED: '已办结',
};

/** 1,000+ where the counting stopped. */
export const boardCount = (list: BoardList, count: number): string =>
  list !== 'done' && count >= BOARD_COUNTED ? `${countText(BOARD_COUNTED)}+` : countText(count);

/** The year's three numbers of the public list; what could not be done is told as well. */
export function boardResults(results: ResultsView): ResultWords[] {
  return [...resultWords(results).slice(0, 2), { number: countText(results.refused), unit: '件', label: '如实告知办不了' }];
}

/** The formula with its own numbers, so that everybody can check it. */
export function formulaText({ solved, unsolved, silent }: ResultsView): string {
  const left = silent > 0 ? `另有 ${countText(silent)} 件 7 天没答，记未评价，不算在内。` : '7 天没答的记未评价，不算在内。';
  if (solved + unsolved === 0) return `确认解决率 = 本人确认解决 ÷（确认解决 + 没解决）。还没有人答过。\n${left}`;
  return `确认解决率 = 本人确认解决 ${countText(solved)} ÷（确认解决 ${countText(solved)} + 没解决 ${countText(unsolved)}）。\n${left}`;
}

interface BoardWords {
  readonly tag: string;
  readonly tone: 'neutral' | 'info' | 'ok';
  readonly line: string;
  /** Of what is over, what who asked said. */
  readonly answer: string | null;
}

export function boardWords({ status, place, day, solved }: BoardRow, now: number): BoardWords {
  const over = status === 'CLOSED';
  return {
    tag: BOARD_WORDS[status],
    tone: over ? 'ok' : ['OPEN', 'DISPATCHED', 'REOPENED'].includes(status) ? 'neutral' : 'info',
    line: `${place.replace(' ', ' · ')} · ${dayText(`${day}T04:00:00.000Z`, now)}${over ? '办结' : '发布'}`,
    answer: !over ? null : solved === null ? '7 天没答，记未评价' : solved ? '本人说解决了' : '本人说没解决，社区看过',
  };
}

/** 已有 1 人，还差 1 人; null where one person is enough or nobody is missing. */
export function seatsText({ seats, seatsTaken, status }: BoardRow): string | null {
  if (seats < 2 || status === 'CLOSED') return null;
  return seatsTaken >= seats ? `${seats} 人都有了` : `已有 ${seatsTaken} 人，还差 ${seats - seatsTaken} 人`;
}
