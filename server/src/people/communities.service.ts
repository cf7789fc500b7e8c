import { Injectable } from '@nestjs/common';
import type { CommunityRow, Id, SetContactBody } from '@supermarket/shared';
import { AreaChanges } from '../areas/area-changes.js';
import { Area } from '../areas/area.entity.js';
import { covers } from '../areas/scope.rules.js';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, Refusal, UnitOfWork } from '../kernel/index.js';
import { seatsAs, type Actor } from './actor.js';
import { readCommunity } from './communities.queries.js';
import { moveNear } from './near.store.js';

/** The number that 一键求助 calls, and where a community lies (decision 15). */
@Injectable()
export class CommunitiesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly changes: AreaChanges,
  ) {}

  /** Sets both; without a point the one that is there stays. Throws NOT_FOUND, OUT_OF_SCOPE. Said again it changes nothing. */
  async setContact(actor: Actor, id: Id, { hotline, point }: SetContactBody): Promise<CommunityRow> {
    const row = await this.uow.run(async (tx) => {
      const area = await tx.lock(Area, id);
      if (!area || (area.kind !== 'village' && area.kind !== 'community')) throw new Refusal('NOT_FOUND');
      const seat = seatsAs(actor, 'dispatcher', 'town', 'city').find((one) => covers([one], { townId: area.townId, communityId: area.id }));
      if (!seat) throw new Refusal('OUT_OF_SCOPE');
      const next = { hotline, ...(point ? { lat: point.lat, lng: point.lng } : {}) };
      const moved = point !== undefined && (point.lat !== area.lat || point.lng !== area.lng);
      if (hotline !== area.hotline || moved) {
        await tx.update(Area, next, 'id = ?', [id]);
        if (moved) await moveNear(tx, id, point);
        const facts = { first: area.hotline === null, numbered: hotline !== area.hotline, moved };
        await writeAudit(tx, { actor, seatId: seat.id, action: 'area.setContact', subjectType: 'area', subjectId: id, areaId: id, facts, at: this.clock.now() });
      }
      return readCommunity(tx, id);
    });
    this.changes.changed();
    return row;
  }
}
