import { Injectable } from '@nestjs/common';
import type { LiveChange } from '@supermarket/shared';
import { randomBytes } from 'node:crypto';
import { ActorChanges } from '../people/actor-changes.js';
import { distinct, heard, markText, readMark, type Ears, type Happening } from './live.rules.js';

/** How many happenings are remembered for who comes back; at a busy hour's 70 a second this is half a minute, mostly hours. */
const REMEMBERED = 2_000;
/** Milliseconds by which two processes may have seen the same happening apart. */
const APART = 5_000;
/** Milliseconds for which the process goes on looking after the last page has gone or asked. */
const LINGER = 60_000;

export interface Listener {
  readonly ears: Ears;
  tell(changes: readonly LiveChange[], mark: string): void;
  end(): void;
}

/** What has happened, and who listens on this process. Knows no database: one poller feeds it for all. */
@Injectable()
export class LiveHub {
  readonly #process = randomBytes(6).toString('base64url');
  readonly #listeners = new Set<Listener>();
  #past: { readonly at: number; readonly time: number; readonly happening: Happening }[] = [];
  #at = 0;
  #wantedUntil = 0;
  /** Since when what is remembered is whole; infinite while nobody looks. */
  #wholeSince = Infinity;
  closed = false;

  constructor(changes: ActorChanges) {
    changes.on((personId) => this.#endOf(personId));
  }

  /** Whether anybody would hear. */
  isWanted(now = Date.now()): boolean {
    return this.#listeners.size > 0 || now < this.#wantedUntil;
  }

  get listening(): number {
    return this.#listeners.size;
  }

  /** Somebody has asked, or may come back soon. */
  want(now = Date.now()): void {
    this.#wantedUntil = now + LINGER;
  }

  /** The poller looks from now on, and misses nothing until it pauses. */
  begin(now = Date.now()): void {
    this.#past = [];
    this.#wholeSince = now;
  }

  pause(): void {
    this.#wholeSince = Infinity;
  }

  mark(now = Date.now()): string {
    return markText({ process: this.#process, at: this.#at, time: now });
  }

  /** What was missed since a mark, or `again` where that is not known any more. */
  since(ears: Ears, text: string | undefined): LiveChange[] {
    const mark = readMark(text);
    if (!mark) return [];
    const mine = mark.process === this.#process;
    const from = mine ? mark.at : mark.time - APART;
    const oldest = this.#past[0];
    const lost = mark.time - (mine ? 0 : APART) < this.#wholeSince || (this.#past.length >= REMEMBERED && (mine ? oldest!.at > from + 1 : oldest!.time > from));
    if (lost) return [{ kind: 'again', id: null }];
    return distinct(this.#past.filter(({ at, time }) => (mine ? at : time) > from).flatMap(({ happening }) => heard(ears, happening)));
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      this.want();
    };
  }

  /** Tells everybody whom it concerns, each once for all of it. */
  publish(happenings: readonly Happening[], now = Date.now()): void {
    if (happenings.length === 0) return;
    for (const happening of happenings) this.#past.push({ at: (this.#at += 1), time: now, happening });
    if (this.#past.length > REMEMBERED) this.#past = this.#past.slice(-REMEMBERED);
    for (const listener of this.#listeners) {
      const changes = distinct(happenings.flatMap((happening) => heard(listener.ears, happening)));
      if (changes.length > 0) listener.tell(changes, this.mark(now));
    }
  }

  /** Everybody goes and comes back to another process. */
  close(): void {
    this.closed = true;
    for (const listener of this.#listeners) listener.end();
  }

  #endOf(personId: string): void {
    for (const listener of this.#listeners) if (listener.ears.personId === personId) listener.end();
  }
}
