import { createHmac } from 'node:crypto';
import type { Case } from './order.facts.js';
import { stands, type SlipFacts } from './paper-slip.rules.js';

/**
 * The four digits on the paper: an HMAC over order, slip and visit. They do not change with the clock, because paper
 * cannot; they end with the slip.
 */
export function slipCode(key: Buffer, { id, orderId, visit }: Pick<SlipFacts, 'id' | 'orderId' | 'visit'>): string {
  const mac = createHmac('sha256', key).update(`slip|${orderId}|${id}|${visit}`).digest();
  return String(mac.readUInt32BE(0) % 10_000).padStart(4, '0');
}

/** Whether the digits are those of a slip that stands. */
export const isSlipCode = (key: Buffer, c: Pick<Case, 'order'>, slips: readonly SlipFacts[], typed: string): boolean =>
  slips.some((slip) => stands(slip, c) && slipCode(key, slip) === typed);
