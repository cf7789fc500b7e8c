import type { Point } from '@supermarket/shared';

/*
 * The grid by which people and orders find each other. A square has 0.005°, about 500 m: exactly that to which the
 * point of an order is blurred, so that everything in one square is equally far from everything in another, and nothing
 * finer than what anybody may see decides. It is one integer of 32 bits: row · 32,768 + column; columns repeat after
 * 163°, much more than a county.
 */

const PER_DEGREE = 200;
const ROW = 32_768;
const HALF = ROW / 2;
const METRES = 111_195 / PER_DEGREE;

/** Farther than this nobody is recommended for a visit, in metres. */
export const REACH = 12_000;

/** 离我近: not farther than this, in metres. */
export const NEAR = 3_000;

/** The square of a point. */
export function squareOf({ lat, lng }: Pick<Point, 'lat' | 'lng'>): number {
  return Math.floor((lat + 90) * PER_DEGREE) * ROW + (Math.floor((lng + 180) * PER_DEGREE) % ROW);
}

/** Metres between the middles of two squares, the same both ways. */
export function metresBetween(a: number, b: number): number {
  const [rowA, rowB] = [Math.floor(a / ROW), Math.floor(b / ROW)];
  return metres(rowA, rowB, ((((b % ROW) - (a % ROW) + ROW + HALF) % ROW) - HALF));
}

function metres(rowA: number, rowB: number, columns: number): number {
  const middle = ((rowA + rowB + 1) / 2 / PER_DEGREE - 90) * (Math.PI / 180);
  return Math.round(Math.hypot((rowA - rowB) * METRES, columns * METRES * Math.cos(middle)));
}

export interface Around {
  readonly square: number;
  readonly metres: number;
}

/** Per row, because columns are narrower towards the poles; a county has about a hundred. */
const known = new Map<number, readonly { readonly rows: number; readonly columns: number; readonly metres: number }[]>();
const KEPT = 2_000;

/** All squares within reach of one, itself first, then outward; equally far ones in the order of their numbers. */
export function squaresAround(square: number): Around[] {
  const row = Math.floor(square / ROW);
  const column = square % ROW;
  let steps = known.get(row);
  if (!steps) {
    if (known.size >= KEPT) known.clear();
    steps = stepsFrom(row);
    known.set(row, steps);
  }
  return steps.map((step) => ({ square: (row + step.rows) * ROW + ((column + step.columns + ROW) % ROW), metres: step.metres }));
}

function stepsFrom(row: number): { rows: number; columns: number; metres: number }[] {
  const most = Math.ceil(REACH / METRES);
  const wide = Math.min(HALF - 1, Math.ceil(REACH / (METRES * Math.max(0.05, Math.cos((row / PER_DEGREE - 90) * (Math.PI / 180)))))) + 1;
  const steps = [];
  for (let rows = -most; rows <= most; rows += 1) {
    for (let columns = -wide; columns <= wide; columns += 1) {
      const away = metres(row, row + rows, columns);
      if (away <= REACH) steps.push({ rows, columns, metres: away });
    }
  }
  return steps.sort((a, b) => a.metres - b.metres || a.rows - b.rows || a.columns - b.columns);
}
