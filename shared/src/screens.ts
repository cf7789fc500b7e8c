import type { Id, Instant, Page, PageQuery, Window } from './base.js';
import type { ResultsView } from './board.js';
import type { Shelf } from './catalog.js';
import type { FeedbackCount } from './feedback.js';
import type { InviteView, OrderKind, OrderRow, OrderState, TaskCardView } from './orders.js';
import type { DayPart } from './people.js';

export interface HomeView {
  /** null for guests. */
  greetName: string | null;
  areaText: string;
  /** Volunteers of the town who said they are free today. */
  volunteersToday: number;
  running: OrderRow[];
  items: number;
  results: ResultsView;
  hotline: string | null;
}

export interface HomeQuery {
  communityId?: Id;
}

export interface HallView {
  invites: InviteView[];
  tasks: Page<TaskCardView>;
  /** How many open tasks there are in the volunteer's town, or near by with `near` and `best`; counted up to 100, whatever else is filtered. */
  openNearby: number;
}

export const QUEUES = ['review', 'dispatch', 'verify', 'redeem'] as const;
/** 待审核 · 待派单 · 待核实 · 待兑换 */
export type Queue = (typeof QUEUES)[number];

export interface QueueCount {
  queue: Queue;
  count: number;
  /** The nearest time limit; null where there is none. */
  dueAt: Instant | null;
  late: number;
}

/** One thing staff have to do. */
export interface WorkRow {
  /** An order, except in 待核实, where it may be a service record, and in 待兑换. */
  subject: 'order' | 'record' | 'redemption';
  id: Id;
  queue: Queue;
  title: string;
  shelf: Shelf | null;
  kind: OrderKind | null;
  status: OrderState | null;
  /** 家属代点 · 电话点单 · 还没邀请人 · 等 2 人回复 */
  note: string;
  place: string;
  window: Window | null;
  dayPart: DayPart | null;
  dueAt: Instant | null;
  urgent: boolean;
}

export interface QueuesView {
  name: string;
  areaText: string;
  queues: QueueCount[];
  /** The nearest limits first, at most five. */
  first: WorkRow[];
  /** Volunteers whose Party membership waits to be verified. */
  partyToVerify: number;
  /** Questions, suggestions, complaints and appeals without an answer. */
  feedback: FeedbackCount;
  /** People to be rung up because nothing else reaches them. */
  calls: number;
  /** What nobody could be found for, and what nobody has said the end of: 缺人清单. */
  gaps: number;
  /** Orders that 一起派单 would propose people for: of all the person's posts, whatever area is looked at; at most PLAN_ORDERS. */
  toPlan: number;
}

/** One town, village or community within the reach of the session's posts; absent: all of it. Else OUT_OF_SCOPE. */
export interface DeskAreaQuery {
  areaId?: Id;
}

export interface WorkQuery extends PageQuery, DeskAreaQuery {
  queue?: Queue;
}

/** The longest text one can look for. */
export const SEARCH_LENGTH = 30;

/** All orders of the scope: 订单. */
export interface AreaOrdersQuery extends PageQuery, DeskAreaQuery {
  status?: OrderState;
  /** 1123-0316, 0316, or words of the title; those without a day are looked for in the last ninety days. */
  q?: string;
}

/** What waits for this person, by hat: the number on the second tab (at most 99 is shown). */
export interface WaitingView {
  resident: number;
  volunteer: number;
  staff: number;
  /** Looks at their personal data in the last 30 days. */
  looks: number;
  /** Answers to what they asked or wrote that they have not opened. */
  answers: number;
  /** Messages that they have not read. */
  messages: number;
}
