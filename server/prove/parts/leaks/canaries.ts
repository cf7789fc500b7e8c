import type { Viewer } from './visibility.js';

/** A text that nobody would write by chance, and who may read it. */
export interface Canary {
  /** `phone of the claimant`; the text itself is in no line of ours either. */
  readonly what: string;
  readonly text: string;
  /** In any answer to a GET. */
  readonly readBy: readonly Viewer[];
  /** In the answer to their reveal. */
  readonly revealedTo: readonly Viewer[];
  /** In the answer to what they did, and never again. */
  readonly toldTo: readonly Viewer[];
  /** Columns that keep it readable: `person.name`. */
  readonly columns: readonly string[];
  /** Few digits: only as a whole text in JSON, or a whole column; as a part of a longer number they mean nothing. */
  readonly whole: boolean;
}

/** All that were planted, and where each was seen. */
export class Canaries {
  readonly all: Canary[] = [];
  readonly #seen = new Set<string>();
  checked = 0;

  plant(what: string, text: string, { readBy = [], revealedTo = [], toldTo = [], columns = [], whole = false }: Partial<Omit<Canary, 'what' | 'text'>> = {}): string {
    this.all.push({ what, text, readBy, revealedTo, toldTo, columns, whole });
    return text;
  }

  /** Which of them stand in a text. */
  in(text: string): Canary[] {
    this.checked += this.all.length;
    return this.all.filter((canary) => (canary.whole ? text === canary.text || text.includes(`"${canary.text}"`) : text.includes(canary.text)));
  }

  /** Notes that somebody read what is for them. */
  saw(viewer: Viewer, { what }: Canary): void {
    this.#seen.add(`${viewer}, ${what}`);
  }

  /** What is for somebody and was never read by them: then the proof has not looked where it stands. */
  neverSeen(): string[] {
    return this.all.flatMap(({ what, readBy, revealedTo }) =>
      [...new Set([...readBy, ...revealedTo])].filter((viewer) => !this.#seen.has(`${viewer}, ${what}`)).map((viewer) => `the ${viewer} never saw the ${what}`),
    );
  }
}
