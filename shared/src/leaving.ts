import type { Instant } from './base.js';

export const CLOSE_REASONS = ['order', 'task', 'voucher', 'seat'] as const;
/** Why an account cannot be closed yet: an order that runs, a task that was taken, a gift that waits, a post that is held. */
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** What stands in the way of closing, and what closing gives up. */
export interface LeavingView {
  reasons: { reason: CloseReason; count: number }[];
  /** Points that can be used no more. */
  points: number;
  /** Minutes of service, which stay on record. */
  minutes: number;
}

/** `sure`: has read what goes and what stays. */
export interface CloseAccountBody {
  sure: boolean;
}

export const COPY_SECTIONS = [
  'person', 'volunteer', 'seats', 'identities', 'sessions', 'neighbours', 'family', 'consents', 'looks', 'media', 'points', 'hours', 'orders', 'tasks', 'feedback',
  'vouchers', 'messages',
] as const;
export type CopySection = (typeof COPY_SECTIONS)[number];

/** One fact under the name it has with us; texts as they were written, instants in UTC. */
export interface CopyFact {
  name: string;
  value: string;
}

export interface CopyEntry {
  at: Instant | null;
  facts: CopyFact[];
}

/** Everything that is kept about somebody (PIPL 45). */
export interface CopyView {
  madeAt: Instant;
  sections: { section: CopySection; entries: CopyEntry[] }[];
}
