import { text, type Reads } from '../kernel/index.js';
import type { Invariant } from '../kernel/invariant.js';
import type { Anchor, AnchorFile } from './anchors.js';
import { GENESIS, linkHash, markOf, readMarks, spell } from './seal.chain.js';
import type { Seal } from './seal.entity.js';
import type { SealedTable } from './sealed-table.js';
import { lastLink, linksAfter, rowsAfter, sealedRows } from './seals.store.js';

/** Something that is no longer as it was sealed. */
export interface SealFault {
  readonly table: string;
  /** The row, or null when it is a link of the chain itself. */
  readonly rowId: number | null;
  readonly what: 'changed' | 'deleted' | 'inserted' | 'seal';
  /** A sentence with ids and numbers only. */
  readonly text: string;
}

/** Rows that no link covers yet, so that a change of them would not be found. */
export interface Unsealed {
  readonly table: string;
  readonly rows: number;
}

export interface SealReport {
  readonly faults: readonly SealFault[];
  readonly links: number;
  readonly rows: number;
  readonly unsealed: readonly Unsealed[];
}

const LINKS = 50;
const ROWS = 5_000;

/** Reads every sealed row again and compares it with its seal, and every seal with its anchor. */
export async function verifySeals(reads: Reads, tables: readonly SealedTable[], anchors: readonly Anchor[]): Promise<SealReport> {
  const faults: SealFault[] = [];
  const unsealed: Unsealed[] = [];
  let links = 0;
  let rows = 0;
  for (const sealed of tables) {
    const chain = new Chain(sealed, reads, anchors.filter(({ table }) => table === sealed.table));
    await chain.walk();
    faults.push(...chain.faults);
    links += chain.links;
    rows += chain.rows;
    unsealed.push({ table: sealed.table, rows: await rowsAfter(reads, sealed, chain.end) });
  }
  return { faults, links, rows, unsealed };
}

/** One of the invariants of `npm run verify`. */
export function sealsInvariant(tables: readonly SealedTable[], file: AnchorFile): Invariant {
  return {
    name: 'sealed rows are as they were written, none is missing and none was slipped in',
    async violations(reads) {
      const { anchors, broken } = await file.all();
      const { faults } = await verifySeals(reads, tables, anchors);
      return [...broken.map((line) => `anchors, line ${line}: unreadable`), ...faults.map(({ text: sentence }) => sentence)];
    },
    async notes(reads) {
      const { anchors } = await file.all();
      const notes: string[] = [];
      for (const sealed of tables) {
        const last = await lastLink(reads, sealed);
        const open = await rowsAfter(reads, sealed, last?.toId ?? 0);
        const anchored = anchors.some(({ table, seq }) => table === sealed.table && seq === last?.seq);
        if (open > 0) notes.push(`${sealed.table}: ${open} rows not sealed yet`);
        if (last && !anchored) notes.push(`${sealed.table}: seal ${last.seq} is not anchored in ${file.path}`);
      }
      return notes;
    },
  };
}

/** The way along one table's chain. */
class Chain {
  readonly faults: SealFault[] = [];
  links = 0;
  rows = 0;
  /** The last sealed id. */
  end = 0;
  #previous: Seal | null = null;
  readonly #anchors: Map<number, Anchor>;

  constructor(
    private readonly sealed: SealedTable,
    private readonly reads: Reads,
    anchors: readonly Anchor[],
  ) {
    this.#anchors = new Map(anchors.map((anchor) => [anchor.seq, anchor]));
    for (const anchor of anchors) {
      if (this.#anchors.get(anchor.seq)!.hash !== anchor.hash) this.#say(null, 'seal', `anchors disagree about seal ${anchor.seq}`);
    }
  }

  async walk(): Promise<void> {
    for (;;) {
      const links = await linksAfter(this.reads, this.sealed, this.#previous?.seq ?? 0, LINKS);
      for (const link of links) await this.#step(link);
      if (links.length < LINKS) break;
    }
    // What is left was anchored and is gone: the tail of the chain.
    for (const { seq, fromId, toId, rows } of this.#anchors.values()) {
      this.#say(null, 'seal', `seal ${seq} is missing: ${rows} rows, ${fromId} to ${toId}`);
      this.end = Math.max(this.end, toId);
    }
  }

  async #step(link: Seal): Promise<void> {
    const before = this.#previous;
    const follows = link.seq === (before?.seq ?? 0) + 1;
    if (!follows) this.#say(null, 'seal', `seals ${(before?.seq ?? 0) + 1} to ${link.seq - 1} are missing: rows ${this.end + 1} to ${link.fromId - 1}`);
    else if (link.previous !== (before?.hash ?? GENESIS)) this.#say(null, 'seal', `seal ${link.seq} does not follow the one before`);
    if (follows && link.fromId !== this.end + 1) this.#say(null, 'seal', `seal ${link.seq} begins at ${link.fromId} instead of ${this.end + 1}`);

    const anchor = this.#anchors.get(link.seq);
    this.#anchors.delete(link.seq);
    if (anchor && anchor.hash !== link.hash) this.#say(null, 'seal', `seal ${link.seq} (rows ${link.fromId} to ${link.toId}) is not the one that was anchored`);
    for (const seq of this.#anchors.keys()) if (seq < link.seq) this.#anchors.delete(seq); // said above

    await this.#compare(link, before === null && follows ? null : link.fromId - 1);
    this.links += 1;
    this.end = link.toId;
    this.#previous = link;
  }

  async #compare(link: Seal, from: number | null): Promise<void> {
    const { table, columns } = this.sealed;
    const marks = readMarks(link.marks);
    if (!marks) return void this.#say(null, 'seal', `seal ${link.seq} has unreadable marks`);
    const missing = new Map(marks);
    const spellings: string[] = [];
    const known = this.faults.length;
    for (let after = from; ; ) {
      const page = await sealedRows(this.reads, this.sealed, after, link.toId, ROWS);
      for (const row of page) {
        const spelling = spell(row, columns);
        const mark = marks.get(row.id);
        if (mark === undefined) this.#say(row.id, 'inserted', `${table} ${row.id}: inserted behind its seal`);
        else if (mark !== markOf(spelling)) this.#say(row.id, 'changed', `${table} ${row.id}: changed`);
        missing.delete(row.id);
        spellings.push(spelling);
      }
      this.rows += page.length;
      if (page.length < ROWS) break;
      after = page.at(-1)!.id;
    }
    for (const id of missing.keys()) this.#say(id, 'deleted', `${table} ${id}: deleted`);
    const hash = linkHash({ ...link, sealedAt: text(link.sealedAt) }, link.marks, spellings);
    if (this.faults.length === known && hash !== link.hash) this.#say(null, 'seal', `seal ${link.seq} (rows ${link.fromId} to ${link.toId}) was changed`);
  }

  #say(rowId: number | null, what: SealFault['what'], sentence: string): void {
    const { table } = this.sealed;
    this.faults.push({ table, rowId, what, text: sentence.startsWith(table) ? sentence : `${table}: ${sentence}` });
  }
}
