import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ears } from './live.rules.js';

const macOf = (key: Buffer, words: string): Buffer => createHmac('sha256', key).update(`live|${words}`).digest();

/** Leave to listen, signed; nothing of it is stored. It holds ids, no names, and opens nothing but this. */
export function ticketFor(key: Buffer, ears: Ears, until: Date): string {
  const words = Buffer.from(JSON.stringify([ears.personId, ears.orderIds, ears.reach, until.getTime()])).toString('base64url');
  return `${words}.${macOf(key, words).toString('base64url')}`;
}

/** Null for what we did not sign, or what is over. */
export function earsOf(key: Buffer, ticket: string, now: Date): { readonly ears: Ears; readonly until: Date } | null {
  const [words, mac] = ticket.split('.');
  if (!words || !mac) return null;
  const given = Buffer.from(mac, 'base64url');
  const right = macOf(key, words);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [personId, orderIds, reach, until] = JSON.parse(Buffer.from(words, 'base64url').toString('utf8')) as [string, string[], Ears['reach'], number];
  return until <= now.getTime() ? null : { ears: { personId, orderIds, reach }, until: new Date(until) };
}
