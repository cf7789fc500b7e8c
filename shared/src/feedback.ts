import type { Id, Instant, PageQuery } from './base.js';

export const FEEDBACK_KINDS = ['question', 'suggestion', 'complaint', 'appeal'] as const;
/** question: 问社区 · suggestion, complaint: 投诉建议 · appeal: 申诉, once, about an order that was rejected. */
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** WAITING: staff owe the next word, within their working days. */
export const FEEDBACK_STATES = ['WAITING', 'ANSWERED'] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

/** Working days within which staff answer. */
export const ANSWER_DAYS = { question: 1, appeal: 2, suggestion: 5, complaint: 5 } as const satisfies Record<FeedbackKind, number>;

export const FEEDBACK_LIMITS = {
  words: 500,
  /** Of one person, without an answer. */
  waiting: 10,
  /** In one thread. */
  notes: 50,
} as const;

export interface WriteFeedbackBody {
  /** Made on the phone; sent again unchanged when an answer was lost. */
  id: Id;
  kind: FeedbackKind;
  words: string;
  /** About an order that the author asked for, or helps in; always for an appeal. */
  orderId?: Id;
  /** 交给镇街看: not for the eyes of the community's own staff. Suggestions and complaints only. */
  above?: boolean;
}

/** A further word of the author, in the same thread. */
export interface AddFeedbackBody {
  id: Id;
  words: string;
}

export interface AnswerFeedbackBody {
  id: Id;
  words: string;
  /** For an appeal, and then always: true sends the order to be reviewed anew. */
  upheld?: boolean;
}

export interface FeedbackNote {
  id: Id;
  by: 'author' | 'staff';
  at: Instant;
  /** Null once it was erased. */
  words: string | null;
}

export const FEEDBACK_ACTS = ['add', 'answer'] as const;
export type FeedbackAct = (typeof FEEDBACK_ACTS)[number];

export interface FeedbackView {
  id: Id;
  kind: FeedbackKind;
  state: FeedbackState;
  mine: boolean;
  /** 张**; for staff. */
  author: string;
  /** Whose staff answer: 恩城街道 东门社区, 恩城街道, or the city. */
  placeText: string;
  order: { id: Id; title: string } | null;
  notes: FeedbackNote[];
  /** Until when staff answer; null once they have. */
  dueAt: Instant | null;
  /** How an appeal ended. */
  upheld: boolean | null;
  /** An answer that the author has not opened. */
  unread: boolean;
  /** What is open to the viewer. */
  actions: FeedbackAct[];
}

export interface FeedbackRow {
  id: Id;
  kind: FeedbackKind;
  state: FeedbackState;
  /** The order's title. */
  about: string | null;
  /** 张** */
  author: string;
  placeText: string;
  /** How it begins, at most 40 characters; null once it was erased. */
  words: string | null;
  /** Of the last word. */
  at: Instant;
  dueAt: Instant | null;
  unread: boolean;
}

export interface MyFeedbackQuery extends PageQuery {
  /** 问社区, or 投诉建议 with appeals; both unless said. */
  which?: 'questions' | 'others';
  orderId?: Id;
}

export interface DeskFeedbackQuery extends PageQuery {
  state?: FeedbackState;
}

/** What waits for staff beside the orders. */
export interface FeedbackCount {
  count: number;
  /** The nearest limit; null where there is none. */
  dueAt: Instant | null;
  late: number;
}
