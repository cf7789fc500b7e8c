import { Injectable } from '@nestjs/common';
import type { CallNumberView, CallOutcomeBody, Done, Id } from '@supermarket/shared';
import { covers } from '../areas/scope.rules.js';
import { writeAudit } from '../audit/audit.store.js';
import { writeLook } from '../consent/looks.store.js';
import { Clock, FieldCipher, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { personOf, seatsAs, type Actor } from '../people/actor.js';
import { Person } from '../people/person.entity.js';
import { MOST_TRIES, outcomeOf } from './calls.rules.js';
import { knownOf } from './known.store.js';
import { Message, MessageCall } from './message.entity.js';
import { lockCall, phoneOf } from './sendings.store.js';

/** Staff ring up who cannot be reached otherwise. */
@Injectable()
export class CallsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  /** Name and number of one who waits, with a receipt that they can read. NOT_FOUND outside the own place, WRONG_STATE when it is done. */
  number(actor: Actor, id: Id): Promise<CallNumberView> {
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const call = await this.#mine(tx, actor, id);
      if (call.state !== 'WAITING') throw new Refusal('WRONG_STATE');
      const message = (await tx.get(Message, id))!;
      const person = (await tx.get(Person, call.personId))!;
      const seat = seatFor(actor, call)!;
      const about = (await knownOf(tx, [message])).get(id)!.what ?? '';
      await writeLook(tx, { at: now, viewerId: personOf(actor), viewerHat: seat.role, ownerId: person.id, orderId: message.subjectId, about, fields: ['name', 'phone'], reason: 'call_back' });
      await writeAudit(tx, { actor, seatId: seat.id, action: 'message.number', subjectType: 'message', subjectId: id, areaId: call.communityId ?? call.townId, at: now });
      return { name: person.name ?? '', phone: phoneOf(this.cipher, person) ?? '' };
    });
  }

  /** Reached: they know. Not reached: it waits again, three times in all. */
  outcome(actor: Actor, id: Id, { outcome }: CallOutcomeBody): Promise<Done> {
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const call = await this.#mine(tx, actor, id);
      const next = outcomeOf(call, outcome, personOf(actor));
      if (next === null) return { ok: true };
      await tx.update(MessageCall, { ...next, at: next.state === 'WAITING' ? now : call.at, doneBy: personOf(actor), doneAt: now }, 'id = ?', [id]);
      if (next.state === 'REACHED') await tx.update(Message, { readAt: now }, 'id = ? AND read_at IS NULL', [id]);
      await writeAudit(tx, { actor, action: 'message.call', subjectType: 'message', subjectId: id, areaId: call.communityId ?? call.townId, facts: { outcome, tries: Math.min(next.tries, MOST_TRIES) }, at: now });
      return { ok: true };
    });
  }

  async #mine(tx: Tx, actor: Actor, id: Id): Promise<MessageCall> {
    const call = await lockCall(tx, id);
    if (!seatFor(actor, call)) throw new Refusal('NOT_FOUND');
    return call;
  }
}

const seatFor = (actor: Actor, call: MessageCall): Actor['seats'][number] | undefined => seatsAs(actor, 'dispatcher', 'town', 'city').find((seat) => covers([seat], call));
