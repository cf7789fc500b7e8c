import { Injectable } from '@nestjs/common';
import { Clock, Database, UnitOfWork } from '../kernel/index.js';
import type { Actor } from '../people/actor.js';
import { ActorChanges } from '../people/actor-changes.js';
import { seatsOf } from '../people/people.store.js';
import { isAlive } from './session.rules.js';
import { findSession, touch, type KnownSession } from './sessions.store.js';
import { Tokens } from './tokens.js';

/** How long this process may believe what it has read, in milliseconds: so late stops a session revoked elsewhere. */
const BELIEF = 5_000;
/** How exact "last seen" is, in milliseconds. */
const SEEN = 60_000;
/** How long a request waits to note it, in milliseconds. */
const MOMENT = 100;
const REMEMBERED = 20_000;

interface Known {
  readonly session: KnownSession;
  readonly actor: Actor;
  readonly readAt: number;
  lastSeenAt: Date;
}

/**
 * From token to actor. A busy session costs no query: it is remembered for five seconds, and forgotten at once when
 * this process ends it or changes what its person may do.
 */
@Injectable()
export class Actors {
  readonly #known = new Map<string, Known>();
  /** Counts what was forgotten: a read that began before must not be remembered after. */
  #forgotten = 0;

  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly tokens: Tokens,
    changes: ActorChanges,
  ) {
    changes.on((personId) => this.forget(personId));
  }

  /** Who holds this token; null when it is none, is unknown, revoked or too old. */
  async of(token: string): Promise<Actor | null> {
    if (!this.tokens.looksLikeToken(token)) return null;
    const now = this.clock.now();
    const hash = this.tokens.hash('session', token);
    const known = this.#remembered(hash, now) ?? (await this.#read(hash, now));
    if (!known || !isAlive({ ...known.session, lastSeenAt: known.lastSeenAt }, known.actor.seats.length > 0, now)) return null;
    if (now.getTime() - known.lastSeenAt.getTime() >= SEEN) await this.#note(known, now);
    return known.actor;
  }

  /** After a commit that changed a person's sessions, seats or registration. */
  forget(personId: string): void {
    this.#forgotten += 1;
    for (const [hash, { session }] of this.#known) if (session.personId === personId) this.#known.delete(hash);
  }

  /** What cannot be noted in a moment is noted with the next request: nobody's screen waits for it. */
  async #note(known: Known, now: Date): Promise<void> {
    const before = known.lastSeenAt;
    known.lastSeenAt = now;
    try {
      await this.uow.run((tx) => touch(tx, known.session.id, now), MOMENT);
    } catch (error) {
      if (!this.database.isUnavailable(error) && !this.database.isRetryable(error)) throw error;
      known.lastSeenAt = before;
    }
  }

  #remembered(hash: string, now: Date): Known | null {
    const known = this.#known.get(hash);
    return known && now.getTime() - known.readAt < BELIEF ? known : null;
  }

  async #read(hash: string, now: Date): Promise<Known | null> {
    const before = this.#forgotten;
    const session = await findSession(this.database, hash);
    if (!session) return null;
    const { id, personId, volunteer, seated, lastSeenAt } = session;
    const actor: Actor = { personId, sessionId: id, seats: seated ? await seatsOf(this.database, personId) : [], volunteer };
    const known = { session, actor, readAt: now.getTime(), lastSeenAt };
    this.#known.delete(hash);
    if (before !== this.#forgotten) return known;
    if (this.#known.size >= REMEMBERED) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(hash, known);
    return known;
  }
}
