import { Injectable, type OnModuleInit } from '@nestjs/common';
import { entry, Holdings } from '../people/holdings.js';
import { PointTransfer } from './point-transfer.entity.js';

/** The ledger of their points. Its rows carry no name and are never changed; what is left expires as always. */
@Injectable()
export class PointsHoldings implements OnModuleInit {
  constructor(private readonly holdings: Holdings) {}

  onModuleInit(): void {
    this.holdings.add({
      section: 'points',
      copy: async (reads, id) => {
        const transfers = await reads.find(PointTransfer, 'person_id = ? ORDER BY id DESC', [id]);
        return transfers.map(({ at, kind, phase, amount, title, place }) => entry(at, { kind, phase, amount, title, place }));
      },
    });
  }
}
