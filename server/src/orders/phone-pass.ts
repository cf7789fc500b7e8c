import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Id } from '@supermarket/shared';
import type { Case } from './order.facts.js';

/** How long a permission is good, from the tap until the answer. */
export const PERMIT_MINUTES = 15;

const macOf = (key: Buffer, { order }: Case, helperId: Id, until: number): string =>
  createHmac('sha256', key).update(`handed|${order.id}|${order.visit}|${helperId}|${until}`).digest('base64url');

/** The permission itself; nothing of it is stored. */
export function permitFor(key: Buffer, c: Case, helperId: Id, now: Date): { readonly permit: string; readonly until: Date } {
  const until = new Date(now.getTime() + PERMIT_MINUTES * 60_000);
  return { permit: `${until.getTime()}.${macOf(key, c, helperId, until.getTime())}`, until };
}

export function isPermit(key: Buffer, c: Case, helperId: Id, permit: string, now: Date): boolean {
  const [until, mac] = permit.split('.');
  if (mac === undefined || !/^\d{1,15}$/.test(until!) || Number(until) <= now.getTime()) return false;
  const right = Buffer.from(macOf(key, c, helperId, Number(until)));
  const given = Buffer.from(mac);
  return right.length === given.length && timingSafeEqual(right, given);
}
