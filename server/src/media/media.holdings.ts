import { Injectable, type OnModuleInit } from '@nestjs/common';
import { entry, Holdings } from '../people/holdings.js';
import { Media } from './media.entity.js';
import { discard } from './media.store.js';

/** What they said and photographed; the recordings and pictures themselves are heard and seen with their order. */
@Injectable()
export class MediaHoldings implements OnModuleInit {
  constructor(private readonly holdings: Holdings) {}

  onModuleInit(): void {
    this.holdings.add({
      section: 'media',
      copy: async (reads, id) => {
        const media = await reads.find(Media, 'owner_id = ? ORDER BY created_at DESC', [id]);
        return media.map(({ kind, purpose, seconds, bytes, createdAt, deletedAt }) => entry(createdAt, { kind, purpose, seconds, bytes, deletedAt }));
      },
      erase: async (tx, id, now) => {
        for (const media of await tx.lockWhere(Media, 'owner_id = ? AND deleted_at IS NULL', [id])) await discard(tx, media, now);
      },
    });
  }
}
