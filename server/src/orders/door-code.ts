import { createHmac } from 'node:crypto';
import { Refusal } from '../kernel/refusal.js';

/** A code lives for half an hour, and for the half hour after, because people are slow at the door. */
export const STEP_MINUTES = 30;
const STEP = STEP_MINUTES * 60_000;
/** What was typed without a network is judged for its own moment, if that is not longer ago. */
export const OFFLINE_HOURS = 12;
/** Clocks of phones run a little ahead. */
const AHEAD = 2 * 60_000;

const stepOf = (instant: Date): number => Math.floor(instant.getTime() / STEP);

/** The four digits for one helper at one order in one half hour: an HMAC, so nothing is stored (decision 3). */
export function doorCode(key: Buffer, orderId: string, assignmentId: string, instant: Date): string {
  return codeOfStep(key, orderId, assignmentId, stepOf(instant));
}

function codeOfStep(key: Buffer, orderId: string, assignmentId: string, step: number): string {
  const mac = createHmac('sha256', key).update(`door|${orderId}|${assignmentId}|${step}`).digest();
  return String(mac.readUInt32BE(0) % 10_000).padStart(4, '0');
}

/** Whether the digits belong to the half hour of that moment or the one before. */
export function isDoorCode(key: Buffer, orderId: string, assignmentId: string, typed: string, instant: Date): boolean {
  const step = stepOf(instant);
  return [step, step - 1].some((s) => codeOfStep(key, orderId, assignmentId, s) === typed);
}

/** When the code on the resident's screen changes. */
export function changesAt(instant: Date): Date {
  return new Date((stepOf(instant) + 1) * STEP);
}

/** The moment a tap counts for: now, or the phone's own time within 12 hours. TOO_LATE beyond that. */
export function momentOf(typedAt: string | undefined, now: Date): Date {
  if (typedAt === undefined) return now;
  const moment = new Date(typedAt);
  if (moment.getTime() > now.getTime() + AHEAD) throw new Refusal('BAD_INPUT');
  if (now.getTime() - moment.getTime() > OFFLINE_HOURS * 3_600_000) throw new Refusal('TOO_LATE');
  return moment > now ? now : moment;
}
