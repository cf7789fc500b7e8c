import { marks, type Param } from '../kernel/index.js';

/** What a statement says about some keys of an index. */
export interface Among {
  readonly sql: string;
  readonly params: readonly Param[];
}

/** Texts of statements are prepared: keys and ranges come in few numbers, the first repeated to fill them. */
const COUNTS = [1, 2, 4, 8, 16, 32, 64, 128] as const;

/** Each key is one place in the index, where further columns still narrow what is read. */
export function eachOf(column: string, keys: readonly Param[]): Among {
  const all = filled(keys);
  return { sql: all.length === 1 ? `${column} = ?` : `${column} IN (${marks(all)})`, params: all };
}

/** Neighbours in a row of squares have numbers one after another: a disc of a hundred squares is a dozen ranges. */
export function rangesOf(column: string, squares: readonly number[]): Among {
  const sorted = [...squares].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const square of sorted) {
    const last = ranges.at(-1);
    if (last && square === last[1] + 1) last[1] = square;
    else ranges.push([square, square]);
  }
  const all = filled(ranges);
  if (all.length === 1 && all[0]![0] === all[0]![1]) return { sql: `${column} = ?`, params: [all[0]![0]] };
  return { sql: `(${all.map(() => `${column} BETWEEN ? AND ?`).join(' OR ')})`, params: all.flat() };
}

function filled<T>(keys: readonly T[]): T[] {
  const count = COUNTS.find((some) => some >= keys.length) ?? keys.length;
  return [...keys, ...Array<T>(count - keys.length).fill(keys[0]!)];
}
