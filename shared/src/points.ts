import type { Day, Id, Instant } from './base.js';

export const LEDGER_STATES = ['posted', 'waiting', 'held', 'returned', 'expired', 'reversed', 'spent'] as const;
/** 已入账 · 等对方确认 (or 等社区核实) · 先冻结，领取后扣 · 已退回 · 已到期 · 已更正 · 已领取 */
export type LedgerState = (typeof LEDGER_STATES)[number];

export const FUNDING_SOURCES = ['county', 'town', 'donation'] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

export interface LotView {
  /** Points that can be spent from this lot. */
  points: number;
  /** The last day on which they can be spent. */
  expiresOn: Day;
}

/** Why an award is what it is: minutes × rate × coefficient under a rule version. */
export interface AwardReason {
  minutes: number;
  ratePerHour: number;
  /** In percent: 100, 120, 150. */
  coefficient: number;
  ruleVersion: number;
}

/** One line of 积分流水. */
export interface LedgerEntry {
  id: string;
  title: string;
  at: Instant;
  /** Signed. */
  points: number;
  state: LedgerState;
  /** For whom an entry in the state `waiting` waits: the resident who confirms, or staff who verify; null otherwise. */
  waitsFor: 'resident' | 'staff' | null;
  /** Minutes served or the station, whichever applies. */
  minutes: number | null;
  station: string | null;
  why: AwardReason | null;
  orderId: Id | null;
  redemptionId: Id | null;
}

export interface AccountView {
  /** Credited minutes, for ever. */
  minutes: number;
  /** Minutes that wait for a confirmation or a review. */
  minutesWaiting: number;
  /** Points that can be spent now. */
  points: number;
  pointsHeld: number;
  lots: LotView[];
}

/** The rule in force, as people may read it. */
export interface PointRuleView {
  version: number;
  from: Instant;
  ratePerHour: number;
  /** Percent by level 1, 2, 3. */
  coefficients: [number, number, number];
}
