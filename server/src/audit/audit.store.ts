import type { Tx } from '../kernel/index.js';
import { AuditEntry } from './audit-entry.entity.js';

/** As much of an actor as the trail keeps (`Actor` of people/ fits). */
export interface AuditActor {
  readonly personId: string | null;
  readonly seats?: readonly { readonly id: string }[];
}

export interface AuditFacts {
  readonly actor: AuditActor;
  /** The seat used, where the use-case knows it; else the actor's only seat. */
  readonly seatId?: string | null;
  /** A verb of ours: `order.claim`, `seat.appoint`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly areaId?: string | null;
  /** Codes, ids and numbers; never personal data. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  readonly at: Date;
}

/** Writes one line of the trail in the transaction of the change itself: a plain insert, no hot row. */
export async function writeAudit(tx: Tx, entry: AuditFacts): Promise<void> {
  const { actor, seatId, action, subjectType, subjectId, areaId, facts, at } = entry;
  const onlySeat = actor.seats?.length === 1 ? actor.seats[0]!.id : null;
  await tx.insertKeyed(AuditEntry, {
    at,
    actorId: actor.personId,
    actorSeat: seatId ?? onlySeat,
    action,
    subjectType,
    subjectId,
    areaId: areaId ?? null,
    facts: facts ?? {},
  });
}
