/** UUIDv7 in lower case, 36 characters; people's own creations carry an id made on their phone. */
export type Id = string;

/** A moment in UTC, ISO 8601 with milliseconds and `Z`. */
export type Instant = string;

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

/** One page of a list, newest or nearest first; `next` is the cursor of the page after it. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** `limit` is 1–100, 20 unless said. */
export interface PageQuery {
  cursor?: string;
  limit?: number;
}

export const PAGE_SIZE = 20;
export const PAGE_MAX = 100;

/** A span of time in which something is to happen. */
export interface Window {
  start: Instant;
  end: Instant;
}

/** The reply of an action that has nothing to show. */
export interface Done {
  ok: true;
}
