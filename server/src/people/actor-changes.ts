import { Injectable } from '@nestjs/common';

type Listener = (personId: string) => void;

/** Tells whoever remembers actors that one of them is no longer what they were: a seat ended, a volunteer registered. */
@Injectable()
export class ActorChanges {
  readonly #listeners: Listener[] = [];

  on(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** To be called after the commit. */
  changed(personId: string): void {
    for (const listener of this.#listeners) listener(personId);
  }
}
