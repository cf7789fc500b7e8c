import { ServiceItem } from './service-item.entity.js';
import type { Reads } from '../kernel/index.js';

/** An item that can be ordered now, or null. */
export async function itemOf(reads: Reads, id: string): Promise<ServiceItem | null> {
  const item = await reads.get(ServiceItem, id);
  return item?.active ? item : null;
}
