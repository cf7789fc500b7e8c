import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Seal } from './seal.entity.js';

/** The file's usual name, in the data folder. */
export const ANCHORS = 'anchors.jsonl';

/** What is kept of a link outside of the database: it vouches for all links before it. */
export interface Anchor {
  readonly table: string;
  readonly seq: number;
  readonly day: string;
  readonly fromId: number;
  readonly toId: number;
  readonly rows: number;
  readonly hash: string;
  readonly previous: string;
  /** ISO, UTC. */
  readonly at: string;
}

export function anchorOf(seal: Seal): Anchor {
  const { sealedTable, seq, day, fromId, toId, rowCount, hash, previous, sealedAt } = seal;
  return { table: sealedTable, seq, day, fromId, toId, rows: rowCount, hash, previous, at: sealedAt.toISOString() };
}

function parse(line: string): Anchor | null {
  try {
    const anchor = JSON.parse(line) as Anchor;
    return typeof anchor.table === 'string' && Number.isInteger(anchor.seq) && typeof anchor.hash === 'string' ? anchor : null;
  } catch {
    return null;
  }
}

/**
 * The append-only file of anchors, one line of JSON each. Several processes may append to one file: a line is one
 * write, and a line that is there twice does no harm.
 */
export class AnchorFile {
  /** The highest number known to be in the file, by table; and how far it has been read. */
  readonly #highest = new Map<string, number>();
  #read = 0;

  constructor(readonly path: string) {}

  /** The highest number in the file for a table, also of lines that other processes wrote since. */
  async highest(table: string): Promise<number> {
    for await (const anchor of this.#newLines()) {
      if (anchor) this.#highest.set(anchor.table, Math.max(anchor.seq, this.#highest.get(anchor.table) ?? 0));
    }
    return this.#highest.get(table) ?? 0;
  }

  /** Adds lines at the end and waits until the disk has them. */
  async append(anchors: readonly Anchor[]): Promise<void> {
    if (anchors.length === 0) return;
    mkdirSync(dirname(this.path), { recursive: true });
    const file = await open(this.path, 'a+', 0o600);
    try {
      const { size } = await file.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await file.read(last, 0, 1, size - 1);
      // After a power cut the last line may be half a line: it stays, and the whole one follows on its own.
      const start = size > 0 && last.toString() !== '\n' ? '\n' : '';
      await file.appendFile(start + anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(''));
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  /**
   * Every anchor, and the lines that are none. Half a line that was written whole later on is no fault.
   * No file: no anchors.
   */
  async all(): Promise<{ readonly anchors: readonly Anchor[]; readonly broken: readonly number[] }> {
    const anchors: Anchor[] = [];
    const halves = new Map<number, string>();
    if (!existsSync(this.path)) return { anchors, broken: [] };
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(this.path, 'utf8'), crlfDelay: Infinity })) {
      number += 1;
      if (line === '') continue;
      const anchor = parse(line);
      if (!anchor) {
        halves.set(number, line);
        continue;
      }
      anchors.push(anchor);
      for (const [at, half] of halves) if (line.startsWith(half)) halves.delete(at);
    }
    return { anchors, broken: [...halves.keys()] };
  }

  /** A file that was put away or cut is begun again with the whole chain. */
  #forget(): void {
    this.#read = 0;
    this.#highest.clear();
  }

  async *#newLines(): AsyncGenerator<Anchor | null> {
    if (!existsSync(this.path)) return this.#forget();
    const file = await open(this.path, 'r');
    try {
      const { size } = await file.stat();
      if (size < this.#read) this.#forget();
      const bytes = Buffer.alloc(size - this.#read);
      await file.read(bytes, 0, bytes.length, this.#read);
      const whole = bytes.lastIndexOf(10) + 1;
      this.#read += whole;
      for (const line of bytes.subarray(0, whole).toString('utf8').split('\n')) yield parse(line);
    } finally {
      await file.close();
    }
  }
}
