import type { World } from './world.js';

/** One line of the table. */
export interface Row {
  readonly test: string;
  /** How much was done: `1,000 orders × 32 claimers`. */
  readonly counts: string;
  /** What went wrong, in ids and numbers; empty: passed. */
  readonly failures: readonly string[];
  readonly seconds: number;
  readonly figures: readonly Figure[];
}

/** A number for `--json`, with what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
  readonly ok: boolean;
}

/** Something that is proven together; gets a world of its own. */
export interface Part {
  readonly name: string;
  /** One sentence for the list of parts. */
  readonly about: string;
  /** Runs in the short form as well, which has two minutes for all parts. */
  readonly inShort: boolean;
  /** Mostly waits for what was killed or held: runs beside the others, on a MariaDB of its own. */
  readonly beside?: boolean;
  /** Needs no database and no server. */
  readonly bare?: boolean;
  run(world: World): Promise<readonly Row[]>;
}

/** `short` inside `npm test`, `usual` by default, `full` by `--full`. */
export type Form = 'short' | 'usual' | 'full';
