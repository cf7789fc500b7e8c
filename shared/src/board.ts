import type { Day, Id, Instant, PageQuery } from './base.js';
import type { DeskAreaQuery } from './screens.js';
import type { Shelf } from './catalog.js';

/** What came of the orders of a span of time, by when they ended; see the formula beside them. */
export interface ResultsView {
  /** Orders closed. */
  closed: number;
  /** Of these: who asked said it is solved, said it is not, or did not answer within seven days. */
  solved: number;
  unsolved: number;
  silent: number;
  /** Orders that were not taken on, with the reason told. */
  refused: number;
  /** solved ÷ (solved + unsolved), in tenths of a percent; null while nobody has answered. Silence stays outside. */
  solvedPermille: number | null;
  /** Mean days from placed to finished, in tenths; null while there are none. */
  tenthsOfDays: number | null;
}

export const BOARD_LISTS = ['needs', 'tasks', 'done'] as const;
/** 需求: waits for somebody · 任务: somebody has it · 办结: closed this year. */
export type BoardList = (typeof BOARD_LISTS)[number];

/** The states in which an order is public. */
export type BoardState = 'OPEN' | 'DISPATCHED' | 'REOPENED' | 'ACCEPTED' | 'IN_SERVICE' | 'PENDING_CONFIRM' | 'DISPUTED' | 'CONFIRMED' | 'CLOSED';

export const BOARD_STATES: Readonly<Record<BoardList, readonly BoardState[]>> = {
  needs: ['OPEN', 'DISPATCHED', 'REOPENED'],
  tasks: ['ACCEPTED', 'IN_SERVICE', 'PENDING_CONFIRM', 'DISPUTED', 'CONFIRMED'],
  done: ['CLOSED'],
};

export interface BoardQuery {
  /** Absent: the whole county. */
  townId?: Id;
}

/** 公开清单: numbers of the year, and how many orders are where. */
export interface BoardView {
  areaText: string;
  results: ResultsView;
  /** Counted up to 1,000 each, but for 办结, which is of this year. */
  counts: { needs: number; tasks: number; done: number };
}

export const BOARD_COUNTED = 1000;

export interface BoardOrdersQuery extends PageQuery {
  list: BoardList;
  townId?: Id;
  /** One of the states of the list. */
  status?: BoardState;
}

/**
 * One order as everybody may read it: what the menu calls it, the community, the day. No name, no number, no words of
 * the household, no hour at which somebody is at home; mediation is not here at all.
 */
export interface BoardRow {
  title: string;
  shelf: Shelf | null;
  place: string;
  status: BoardState;
  /** The day it was placed; of 办结 the day it ended. */
  day: Day;
  seats: number;
  seatsTaken: number;
  /** Of what is over: the answer of who asked; null where there was none. */
  solved: boolean | null;
}

export const STAGES = ['review', 'claim', 'visit', 'confirm'] as const;
/** 审核: from placed to approved · 接单: until somebody took it · 上门: until it was done · 确认: until the answer. */
export type Stage = (typeof STAGES)[number];

export interface ProgressQuery extends DeskAreaQuery {
  /** `YYYY-MM` in Asia/Shanghai, of the last twelve; absent: this month. */
  month?: string;
}

/** 积分兑付, of the stations in the reach. Points are those of the vouchers. */
export interface ShopProgress {
  stations: number;
  /** Handed over in the month. */
  handed: { count: number; points: number };
  /** Set aside and not yet fetched, now. */
  waiting: { count: number; points: number };
  /** Whole weeks for which the shelves last at the pace of the last 28 days; null when nothing was fetched in them. */
  weeksLeft: number | null;
}

/** The desktop's figures, of what the seats of the session reach; sums only. */
export interface ProgressView {
  areaText: string;
  month: string;
  /** The last fourteen days, today last. */
  days: { day: Day; placed: number; closed: number }[];
  /** Of the month. */
  results: ResultsView;
  /** Mean minutes of each step, of the last 500 orders that ended in the month; null while there are none. */
  stages: { stage: Stage; minutes: number | null }[];
  /** Orders that wait for somebody, by town for the city, by community for a town; counted up to 1,000 each. */
  waiting: { areaId: Id; name: string; count: number }[];
  /** Answers of the month that staff wrote down at a call; they count in the results like any other. */
  calls: { answered: number; solved: number };
  shop: ShopProgress;
  countedAt: Instant;
}
