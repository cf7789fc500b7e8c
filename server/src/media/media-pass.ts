import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Id } from '@supermarket/shared';

/** Milliseconds for which WeChat may fetch: it asks for an hour at least. */
const LIFE = 2 * 3_600_000;

const PASS = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([0-9a-z]{1,11})\.([\w-]{43})$/;

const signed = (key: Buffer, id: Id, until: string): string => createHmac('sha256', key).update(`media-pass|${id}|${until}`).digest('base64url');

/** The last part of an address that opens this one medium for whoever has it, for two hours. */
export function mediaPass(key: Buffer, id: Id, now: Date): string {
  const until = (now.getTime() + LIFE).toString(36);
  return `${id}.${until}.${signed(key, id, until)}`;
}

/** Which medium it opens now; null for none. */
export function openedBy(key: Buffer, pass: string, now: Date): Id | null {
  const [, id, until, mark] = PASS.exec(pass) ?? [];
  if (id === undefined || until === undefined || mark === undefined) return null;
  if (!timingSafeEqual(Buffer.from(mark), Buffer.from(signed(key, id, until)))) return null;
  return parseInt(until, 36) > now.getTime() ? id : null;
}
