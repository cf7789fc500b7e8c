import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Id } from '@supermarket/shared';

/** Milliseconds for which one code stands on the screen; the one before it still counts, so that nobody is too late by a blink. */
const STEP = 30_000;
/** Sixteen bytes, 22 letters that WeChat takes as a scene. */
const BYTES = 16;

const stepOf = (now: Date): number => Math.floor(now.getTime() / STEP);

const tokenAt = (key: Buffer, orderId: Id, step: number): string =>
  createHmac('sha256', key).update(`check-in-qr|${orderId}|${step}`).digest().subarray(0, BYTES).toString('base64url');

/** What the screen of an activity shows now. Says nothing by itself: only whose task it is finds the order again. */
export const checkInToken = (key: Buffer, orderId: Id, now: Date): string => tokenAt(key, orderId, stepOf(now));

/** When the screen shows the next one. */
export const tokenChangesAt = (now: Date): Date => new Date((stepOf(now) + 1) * STEP);

/** Whether this was on the order's screen just now. */
export function isCheckInToken(key: Buffer, orderId: Id, token: string, now: Date): boolean {
  const got = Buffer.from(token);
  return [0, 1].some((back) => {
    const expected = Buffer.from(tokenAt(key, orderId, stepOf(now) - back));
    return expected.length === got.length && timingSafeEqual(expected, got);
  });
}
