import type { Day, Id, Instant } from './base.js';

export const HOUR_KINDS = ['CHECKED', 'HONOUR'] as const;
/** CHECKED: measured at the door · HONOUR: filled in afterwards, earns hours but no points. */
export type HourKind = (typeof HOUR_KINDS)[number];

export const RECORD_STATES = ['DRAFT', 'PENDING_PROOF', 'PENDING_TOWN', 'PENDING_COUNTY', 'CREDITED', 'REFUSED', 'VOIDED'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export const HOLD_REASONS = ['unsolved', 'low_rating', 'time_disputed', 'short_attendance', 'late_rating'] as const;
/** Why an award waits for staff although the hours stand. */
export type HoldReason = (typeof HOLD_REASONS)[number];

/** One line of 时长流水: a legal service record. */
export interface HourEntry {
  id: Id;
  activity: string;
  day: Day;
  /** Actual minutes. */
  minutes: number;
  place: string;
  unit: string;
  kind: HourKind;
  state: RecordState;
  held: HoldReason | null;
  orderId: Id | null;
}

/** A record that waits for staff. */
export interface RecordRow {
  id: Id;
  orderId: Id | null;
  volunteer: string;
  activity: string;
  day: Day;
  minutes: number;
  plannedMinutes: number;
  /** All of this person's minutes on that day, this record included. */
  dayMinutes: number;
  kind: HourKind;
  state: RecordState;
  held: HoldReason | null;
  /** Service and evaluation are to be recorded within 10 working days (办法 Art. 11). */
  dueAt: Instant;
  correction: { id: Id; minutes: number; reason: string; proposedByMe: boolean } | null;
  canDecide: boolean;
}

export interface ReviewRecordBody {
  decision: 'credit' | 'refuse';
  words: string;
}

/** `minutes` 0 voids the record. A second person approves. */
export interface CorrectRecordBody {
  id: Id;
  minutes: number;
  reason: string;
}
