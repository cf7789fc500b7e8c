import type { Id, MessageKind, MessageSide, MessageSubject } from '@supermarket/shared';
import { schedule } from '../jobs/jobs.store.js';
import { marks, newId, Refusal, type Reads, type Tx } from '../kernel/index.js';
import { KINDS, ringAt, rings } from './kinds.rules.js';
import { Message, type MessageFacts } from './message.entity.js';

/** The job that rings for a message. Payload: `id`. */
export const RING = 'message.ring';

export interface Telling {
  readonly kind: MessageKind;
  /** Each of them is told once for this cause. */
  readonly to: readonly Id[];
  /** What happened, named so that telling it twice is the same: `h:<history>`, `ladder:<order>:<visit>:town`. At most 120 letters. */
  readonly cause: string;
  readonly subject: MessageSubject;
  readonly subjectId: Id;
  /** For kinds that go to both sides; else the table's. */
  readonly side?: MessageSide;
  /** Ids, codes, counts, moments (`toISOString()`): what the words are made of at reading (`words.rules.ts`). */
  readonly facts?: MessageFacts;
  /** Rings at night too, whatever the table says. */
  readonly urgent?: boolean;
}

/**
 * Writes messages in the transaction of their reason: they exist exactly when the reason does. What rings does so after
 * the commit, by a job. Told again for the same cause, nothing happens; nor is anybody told who has left.
 */
export async function tell(tx: Tx, telling: Telling, now: Date): Promise<void> {
  const { kind, cause, subject, subjectId, facts = {} } = telling;
  const { side } = KINDS[kind];
  const urgent = telling.urgent ?? KINDS[kind].urgent;
  for (const personId of await whoAreHere(tx, telling.to)) {
    const id = newId(now);
    const own = telling.side ?? (side === 'both' ? 'resident' : side);
    const isNew = await tx.insertIfAbsent(Message, { id, personId, cause, kind, side: own, subject, subjectId, facts, urgent, at: now, readAt: null });
    if (isNew && rings(kind)) await schedule(tx, { kind: RING, key: `${RING}:${id}`, payload: { id }, runAt: ringAt(now, urgent) });
  }
}

/** Praise, corrected hours or points that end may come after somebody has closed their account. */
async function whoAreHere(tx: Tx, ids: readonly Id[]): Promise<Id[]> {
  if (ids.length === 0) return [];
  return (await tx.rows<{ id: Id }>(`SELECT id FROM person WHERE id IN (${marks(ids)}) AND closed_at IS NULL ORDER BY id`, ids)).map(({ id }) => id);
}

/** How many messages of theirs nobody has read. */
export async function countUnread(reads: Reads, personId: Id): Promise<number> {
  const row = await reads.one<{ n: number }>('SELECT COUNT(*) AS n FROM message WHERE person_id = ? AND read_at IS NULL', [personId]);
  return Number(row?.n ?? 0);
}

/** Marks one, or all up to and with it. NOT_FOUND unless it is theirs. */
export async function markRead(tx: Tx, personId: Id, id: Id, all: boolean, now: Date): Promise<void> {
  const message = await tx.get(Message, id);
  if (!message || message.personId !== personId) throw new Refusal('NOT_FOUND');
  await tx.update(Message, { readAt: now }, `person_id = ? AND id ${all ? '<=' : '='} ? AND read_at IS NULL`, [personId, id]);
}
