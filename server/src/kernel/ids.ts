import { randomUUID } from 'node:crypto';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * A new UUIDv7: the first 48 bits are `now` in milliseconds, so that rows made together lie together,
 * the rest is random. Ids of one millisecond have no order among themselves.
 */
export function newId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`; // which draws its chance in advance, for many ids
}

/** Whether a text is a UUID in lower case, as the phone and the server make them. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && SHAPE.test(text);
}
