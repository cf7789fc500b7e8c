import { Injectable, type OnModuleInit } from '@nestjs/common';
import { entry, Holdings } from '../people/holdings.js';
import { MediaCheck } from './media-check.entity.js';
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
        const checks = await reads.find(MediaCheck, 'media_id IN (SELECT id FROM media WHERE owner_id = ?)', [id]);
        return media.map(({ id: mediaId, kind, purpose, seconds, bytes, createdAt, deletedAt }) => {
          const check = checks.find((one) => one.mediaId === mediaId);
          return entry(createdAt, { kind, purpose, seconds, bytes, deletedAt, checked: check?.state, checkReason: check?.label, checkedAt: check?.decidedAt });
        });
      },
      erase: async (tx, id, now) => {
        for (const media of await tx.lockWhere(Media, 'owner_id = ? AND deleted_at IS NULL', [id])) await discard(tx, media, now);
      },
    });
  }
}
