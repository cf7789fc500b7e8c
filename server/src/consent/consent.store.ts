import type { Reads } from '../kernel/index.js';
import { ProxyGrant } from './proxy-grant.entity.js';

/**
 * The consent by which `proxyId` orders for `personId` now, or null. `NeighbourView.id`, and so
 * `PlaceOrderBody.neighbourId`, is the person's id.
 */
export async function standingGrant(reads: Reads, proxyId: string, personId: string): Promise<ProxyGrant | null> {
  return (await reads.find(ProxyGrant, 'standing_key = ?', [standingKey(proxyId, personId)]))[0] ?? null;
}

export function standingKey(proxyId: string, personId: string): string {
  return `${proxyId}:${personId}`;
}
