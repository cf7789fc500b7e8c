import { Injectable } from '@nestjs/common';
import type { CloseReason, CopyEntry, CopySection } from '@supermarket/shared';
import type { Reads, Tx } from '../kernel/index.js';

/** What one feature keeps about people: how it is copied for them, what of it stands in the way of leaving, how it goes. */
export interface Holding {
  readonly section: CopySection;
  /** Everything that is kept about them, the newest first. */
  copy(reads: Reads, personId: string): Promise<CopyEntry[]>;
  /** Locks what is locked before people: the rows that `erase` will change. */
  lockFirst?(tx: Tx, personId: string): Promise<void>;
  /** What has to be brought to an end before they can leave; 0 for nothing. Sound under the person's lock. */
  standing?(reads: Reads, personId: string): Promise<{ readonly reason: CloseReason; readonly count: number }>;
  /** People who are here only because this one is. */
  wards?(tx: Tx, personId: string): Promise<string[]>;
  /** Nothing personal is left of it. Under the person's lock. */
  erase?(tx: Tx, personId: string, now: Date): Promise<void>;
}

/** Each feature adds its own, so that what stands to the left need not know what stands to the right. */
@Injectable()
export class Holdings {
  readonly #all: Holding[] = [];

  get all(): readonly Holding[] {
    return this.#all;
  }

  add(...holdings: readonly Holding[]): void {
    this.#all.push(...holdings);
  }
}

type Value = string | number | boolean | Date | null | undefined;

/** One entry of a copy; what is not known is left out. */
export function entry(at: Date | null, values: Readonly<Record<string, Value>>): CopyEntry {
  const facts = Object.entries(values).flatMap(([name, value]) => {
    if (value === null || value === undefined || value === '') return [];
    return [{ name, value: value instanceof Date ? value.toISOString() : String(value) }];
  });
  return { at: at && at.toISOString(), facts };
}
