import type { Id } from './base.js';
import type { CandidateView } from './orders.js';
import type { WorkRow } from './screens.js';

/** One order of a planned morning. Nothing is sent before staff send it. */
export interface PlanLineView extends Pick<WorkRow, 'title' | 'shelf' | 'place' | 'dayPart' | 'dueAt' | 'urgent'> {
  orderId: Id;
  window: { start: string; end: string };
  /** People it still lacks. */
  lacks: number;
  /** Who is proposed; fewer than it lacks where nobody else suits. Nobody is proposed for two orders. */
  asked: CandidateView[];
  /** Who else suits, and is proposed for nothing: to change by hand. At most four. */
  others: CandidateView[];
}

/** Orders in one plan: more than a city's desk sends in a morning, and few enough to answer at once. */
export const PLAN_ORDERS = 200;

/** 一早派单: a proposal for all orders that wait for somebody, made anew with each look. */
export interface PlanView {
  /** By their time limit; at most PLAN_ORDERS. */
  lines: PlanLineView[];
  /** Orders that wait too and are not in this plan. */
  beyond: number;
}
