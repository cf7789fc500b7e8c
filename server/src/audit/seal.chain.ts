import { createHash } from 'node:crypto';

/*
 * How rows become a link of a chain. Pure, and the same on every database: raw values go in as the reads of the
 * kernel give them (instants as text in UTC, booleans 0 or 1).
 */

/** What the first link of a chain follows. */
export const GENESIS = '-';

export type RawRow = Readonly<Record<string, unknown>>;

export interface LinkFacts {
  readonly sealedTable: string;
  readonly seq: number;
  readonly day: string;
  readonly fromId: number;
  readonly toId: number;
  readonly rowCount: number;
  readonly previous: string;
  /** As the column holds it. */
  readonly sealedAt: string;
}

/**
 * The one spelling of a row: names in order, what is NULL left out, so that a nullable column added later leaves the
 * old rows as they were. Text and number are told apart, as are '' and NULL.
 */
export function spell(row: RawRow, columns: readonly string[]): string {
  const cells = [...columns].sort().flatMap((column) => {
    const value = row[column];
    if (value === null || value === undefined) return [];
    // Anything else was not written by us: it gets a spelling of its own, which no seal has.
    return [typeof value === 'string' || typeof value === 'number' ? [column, value] : [column, typeof value, String(value)]];
  });
  return JSON.stringify(cells);
}

/** 64 bits of a row's hash: enough to say which row differs; that one differs is what the link's own hash says. */
export function markOf(spelling: string): string {
  return createHash('sha256').update(spelling).digest('base64url').slice(0, 11);
}

/** `id:mark` of each row, one after the other, each id as the step from the one before. */
export function writeMarks(rows: readonly { readonly id: number; readonly spelling: string }[]): string {
  let last = 0;
  const parts = rows.map(({ id, spelling }) => {
    const step = id - last;
    last = id;
    return `${step.toString(36)}:${markOf(spelling)}`;
  });
  return parts.join(' ');
}

/** Back again; null when the text was not written by `writeMarks`. */
export function readMarks(marks: string): ReadonlyMap<number, string> | null {
  const found = new Map<number, string>();
  let id = 0;
  for (const part of marks.split(' ')) {
    const [, step, mark] = /^(-?[0-9a-z]+):([\w-]{11})$/.exec(part) ?? [];
    if (step === undefined || mark === undefined) return null;
    id += Number.parseInt(step, 36);
    found.set(id, mark);
  }
  return found;
}

/** The hash of a link: the one before, everything it says of itself, and every row in full. */
export function linkHash(facts: LinkFacts, marks: string, spellings: readonly string[]): string {
  const { sealedTable, seq, day, fromId, toId, rowCount, previous, sealedAt } = facts;
  const hash = createHash('sha256').update(JSON.stringify(['seal/1', previous, sealedTable, seq, day, fromId, toId, rowCount, sealedAt, marks]));
  for (const spelling of spellings) hash.update('\n').update(spelling);
  return hash.digest('base64url');
}
