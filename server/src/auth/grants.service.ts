import { Injectable } from '@nestjs/common';
import type { MeView } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { Clock, FieldCipher, newId, Refusal, UnitOfWork } from '../kernel/index.js';
import { personOf, SYSTEM, type Actor } from '../people/actor.js';
import { ActorChanges } from '../people/actor-changes.js';
import { readMe } from '../people/me.store.js';
import { lockPresent } from '../people/people.store.js';
import { standingKeyOf } from '../people/seats.store.js';
import { StaffSeatRecord } from '../people/staff-seat.entity.js';
import { SeatGrant } from './seat-grant.entity.js';
import { Tokens } from './tokens.js';

/** Hours that a printed code is good. */
export const GRANT_HOURS = 24;

/** How the first administrator of a county gets in: a code from the command line, redeemed once after login. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly tokens: Tokens,
    private readonly changes: ActorChanges,
  ) {}

  /** Makes a code; it is shown here and kept nowhere. */
  async make(): Promise<string> {
    const code = this.tokens.makeCode();
    await this.uow.run(async (tx) => {
      const now = this.clock.now();
      const city = await tx.one<{ id: string }>("SELECT id FROM area WHERE kind = 'city'");
      if (!city) throw new Error('there is no area tree yet: run db:seed');
      const endsAt = new Date(now.getTime() + GRANT_HOURS * 3_600_000);
      const id = newId(now);
      await tx.insert(SeatGrant, { id, codeHash: this.tokens.hash('seat-grant', code), areaId: city.id, createdAt: now, endsAt, usedBy: null, usedAt: null });
      await writeAudit(tx, { actor: SYSTEM, action: 'grant.make', subjectType: 'grant', subjectId: id, areaId: city.id, at: now });
    });
    return code;
  }

  /** Gives the city seat. Throws CODE_WRONG (unknown, or used by somebody else) and CODE_EXPIRED. */
  async redeem(actor: Actor, typed: string): Promise<MeView> {
    const personId = personOf(actor);
    const codeHash = this.tokens.hash('seat-grant', this.tokens.readCode(typed));
    const me = await this.uow.run(async (tx) => {
      const now = this.clock.now();
      await lockPresent(tx, [personId]);
      const [grant] = await tx.lockWhere(SeatGrant, 'code_hash = ?', [codeHash]);
      if (!grant || (grant.usedBy !== null && grant.usedBy !== personId)) throw new Refusal('CODE_WRONG');
      if (grant.usedBy === personId) return readMe(tx, this.cipher, personId);
      if (now >= grant.endsAt) throw new Refusal('CODE_EXPIRED');
      await tx.update(SeatGrant, { usedBy: personId, usedAt: now }, 'id = ? AND used_by IS NULL', [grant.id]);
      const seat = { id: newId(now), personId, role: 'city', areaId: grant.areaId, stationId: null } as const;
      const standing = { since: now, endedAt: null, appointedBy: null, bodyHash: null, standingKey: standingKeyOf(seat) };
      await tx.insertIfAbsent(StaffSeatRecord, { ...seat, ...standing }); // they may hold it already
      await writeAudit(tx, { actor, action: 'grant.redeem', subjectType: 'grant', subjectId: grant.id, areaId: grant.areaId, at: now });
      return readMe(tx, this.cipher, personId);
    });
    this.changes.changed(personId);
    return me;
  }
}
