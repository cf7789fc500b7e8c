import { Refusal } from './refusal.js';

/** The sort keys of the last row of a page, in order; the last of them is unique. */
export type CursorKeys = readonly (string | number | null)[];

export interface Page<T> {
  readonly items: T[];
  /** Hand this back for the next page; null at the end. */
  readonly next: string | null;
}

const MOST = 100;

/** An opaque text for the keys. Not secret and not signed: the query checks the scope anyway. */
export function encodeCursor(keys: CursorKeys): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/**
 * The keys of a cursor of the given shape: `decodeCursor(text, ['string', 'string'])`. Null when there is no cursor.
 * Throws BAD_CURSOR for anything that `encodeCursor` did not make for this list.
 */
export function decodeCursor(cursor: string | null | undefined, shape: readonly ('string' | 'number')[]): (string | number)[] | null {
  if (cursor === null || cursor === undefined || cursor === '') return null;
  const keys = parsed(cursor);
  if (!Array.isArray(keys) || keys.length !== shape.length) throw new Refusal('BAD_CURSOR');
  keys.forEach((key: unknown, i) => {
    if (typeof key !== shape[i] || (typeof key === 'number' && !Number.isFinite(key))) throw new Refusal('BAD_CURSOR');
  });
  return keys as (string | number)[];
}

function parsed(cursor: string): unknown {
  if (cursor.length > 512 || !/^[\w-]+$/.test(cursor)) throw new Refusal('BAD_CURSOR');
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new Refusal('BAD_CURSOR');
  }
}

/** A page size between 1 and 100 as a number that is safe inside SQL: `limit ${limitOf(query.limit) + 1}`. */
export function limitOf(asked: number | undefined, usual = 20): number {
  const limit = asked ?? usual;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new Refusal('BAD_INPUT');
  return limit;
}

/** A page from `limit + 1` rows: the extra one only tells that there is more. */
export function pageOf<R, T>(rows: readonly R[], limit: number, item: (row: R) => T, keys: (row: R) => CursorKeys): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? encodeCursor(keys(last)) : null };
}
