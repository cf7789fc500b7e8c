import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CopyEntry } from '@supermarket/shared';
import { marks, type Reads } from '../kernel/index.js';
import { entry, Holdings } from '../people/holdings.js';
import { Redemption } from './redemption.entity.js';

/** Gifts they took for points. Who fetched one for them is somebody else's name: in no copy, and forgotten with them. */
@Injectable()
export class ShopHoldings implements OnModuleInit {
  constructor(private readonly holdings: Holdings) {}

  onModuleInit(): void {
    this.holdings.add({
      section: 'vouchers',
      copy: (reads, id) => this.#copy(reads, id),
      standing: async (reads, id) => ({ reason: 'voucher', count: (await reads.find(Redemption, "person_id = ? AND state = 'READY'", [id])).length }),
      erase: async (tx, id) => void (await tx.update(Redemption, { fetchedByCipher: null }, 'person_id = ?', [id])),
    });
  }

  async #copy(reads: Reads, id: string): Promise<CopyEntry[]> {
    const taken = await reads.find(Redemption, 'person_id = ? ORDER BY created_at DESC', [id]);
    if (taken.length === 0) return [];
    const gifts = await reads.rows<{ id: string; name: string }>(`SELECT id, name FROM gift WHERE id IN (${marks(taken)})`, taken.map(({ giftId }) => giftId));
    return taken.map(({ giftId, points, state, createdAt, endsAt, closedAt, closedFor }) =>
      entry(createdAt, { gift: gifts.find((gift) => gift.id === giftId)?.name, points, state, endsAt, closedAt, closedFor }));
  }
}
