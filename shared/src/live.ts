import type { Id, Instant } from './base.js';

/**
 * What an open page wants to hear of: these orders, and for staff whatever moves in the queues of their places. One's
 * own messages are always heard.
 */
export interface LiveBody {
  /** At most 20; each must be one that the caller may see. */
  orderIds?: Id[];
  queues?: boolean;
}

/** Leave to listen, for a while: carried in the address, because a browser's EventSource has no headers. */
export interface LiveView {
  ticket: string;
  until: Instant;
  /** From when on; hand it to the first question. */
  mark: string;
}

export const LIVE_LIMITS = { orders: 20, minutes: 10 } as const;

/** `again`: too much was missed, read everything anew. An event says that something changed, never what. */
export const LIVE_KINDS = ['order', 'queues', 'messages', 'again'] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];

export interface LiveChange {
  kind: LiveKind;
  /** For `order`. */
  id: Id | null;
}

export interface LiveQuery {
  ticket: string;
  /** The last mark that was seen; a `Last-Event-ID` header counts more. */
  since?: string;
  /** Seconds until the stream ends by itself, 1–600. */
  seconds?: number;
}

export interface LiveChangesQuery {
  ticket: string;
  /** The last mark; the same in `If-None-Match` is answered with 304 while nothing has changed. */
  since?: string;
}

export interface LiveChangesView {
  mark: string;
  changes: LiveChange[];
}

export const LIVE_TYPES = ['text/event-stream'] as const;
export type LiveType = (typeof LIVE_TYPES)[number];
