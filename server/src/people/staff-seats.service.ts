import { Injectable } from '@nestjs/common';
import type { AppointBody, Done, StaffSeatRow } from '@supermarket/shared';
import { nodeOf } from '../areas/areas.store.js';
import { writeAudit } from '../audit/audit.store.js';
import { bodyHash, Clock, FieldCipher, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { personOf, type Actor } from './actor.js';
import { ActorChanges } from './actor-changes.js';
import { findByPhone, lockPeople, seatsOf } from './people.store.js';
import { readSeatRow } from './staff-seats.queries.js';
import { checkPost, endSeat, seatOver, type Holder } from './seat.rules.js';
import { standingKeyOf, stationsByIds } from './seats.store.js';
import { Person } from './person.entity.js';
import { StaffSeatRecord } from './staff-seat.entity.js';

/** Filling and ending staff seats: always downwards and within one's own reach. */
@Injectable()
export class StaffSeatsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly changes: ActorChanges,
  ) {}

  /**
   * Appoints the person known here by this phone number. Sent again, it answers with the seat as it is now.
   * Throws PERSON_UNKNOWN, NOT_ALLOWED, OUT_OF_SCOPE, BAD_INPUT (a role of the wrong kind of area), and ID_TAKEN
   * for a foreign id or a seat the person holds already.
   */
  async appoint(actor: Actor, body: AppointBody): Promise<StaffSeatRow> {
    const { row, personId } = await this.uow.run(async (tx) => {
      const now = this.clock.now();
      const hash = bodyHash(body);
      const person = await findByPhone(tx, this.cipher, body.phone);
      const holder = await this.#lockedHolder(tx, actor, person?.id);
      const made = await tx.get(StaffSeatRecord, body.id); // behind the lock: a send that crosses this one has ended
      if (made) {
        if (made.appointedBy !== actor.personId || made.bodyHash !== hash) throw new Refusal('ID_TAKEN');
        return { row: await readSeatRow(tx, made.id), personId: made.personId };
      }
      const area = await nodeOf(tx, body.areaId);
      if (!area) throw new Refusal('NOT_FOUND');
      const stationId = body.stationId ?? null;
      const station = stationId === null ? null : (await stationsByIds(tx, [stationId])).get(stationId);
      if (station === undefined) throw new Refusal('NOT_FOUND');
      const seatId = seatOver(holder, { role: body.role, area });
      checkPost({ role: body.role, area }, station);
      if (!person || (await tx.get(Person, person.id))!.closedAt !== null) throw new Refusal('PERSON_UNKNOWN');
      const seat = { id: body.id, personId: person.id, role: body.role, areaId: area.id, stationId };
      const standing = { since: now, endedAt: null, appointedBy: personOf(actor), bodyHash: hash, standingKey: standingKeyOf(seat) };
      await tx.insert(StaffSeatRecord, { ...seat, ...standing });
      const facts = { role: body.role, personId: person.id };
      await writeAudit(tx, { actor, seatId, action: 'seat.appoint', subjectType: 'seat', subjectId: body.id, areaId: area.id, facts, at: now });
      return { row: await readSeatRow(tx, body.id), personId: person.id };
    });
    this.changes.changed(personId);
    return row;
  }

  /** Ends a seat; a second time it is already so. Throws NOT_FOUND, NOT_ALLOWED, OUT_OF_SCOPE. */
  async end(actor: Actor, id: string): Promise<Done> {
    const personId = await this.uow.run(async (tx) => {
      const now = this.clock.now();
      const seat = await tx.get(StaffSeatRecord, id);
      if (!seat) throw new Refusal('NOT_FOUND');
      const holder = await this.#lockedHolder(tx, actor, seat.personId);
      const { endedAt } = (await tx.lock(StaffSeatRecord, id))!;
      const area = (await nodeOf(tx, seat.areaId))!;
      if (!endSeat(holder, { id, personId: seat.personId, role: seat.role, area, ended: endedAt !== null })) return seat.personId;
      await tx.update(StaffSeatRecord, { endedAt: now, standingKey: null }, 'id = ? AND ended_at IS NULL', [id]);
      const facts = { role: seat.role, personId: seat.personId };
      await writeAudit(tx, { actor, action: 'seat.end', subjectType: 'seat', subjectId: id, areaId: seat.areaId, facts, at: now });
      return seat.personId;
    });
    this.changes.changed(personId);
    return { ok: true };
  }

  /** The actor with the seats they hold now, behind the lock: the session's may be some seconds old. */
  async #lockedHolder(tx: Tx, actor: Actor, other?: string): Promise<Holder> {
    const personId = personOf(actor);
    await lockPeople(tx, other === undefined ? [personId] : [personId, other]);
    return { personId, seats: await seatsOf(tx, personId) };
  }
}
