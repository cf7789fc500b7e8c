import type { Point } from '@supermarket/shared';

/** Grid cell of about 1.75 km: rows of 1/64°, columns of 1/48°; fits 32 bits (stack of the near search). */
export function cellOf({ lat, lng }: Pick<Point, 'lat' | 'lng'>): number {
  return Math.floor((lat + 90) * 64) * ROW + Math.floor((lng + 180) * 48);
}

const ROW = 32_768;

/** The cells that lie `from` to `to` cells away from a point's own, row by row: rings around it. */
export function ringsAround(point: Pick<Point, 'lat' | 'lng'>, from: number, to: number): number[] {
  const middle = cellOf(point);
  const steps = Array.from({ length: 2 * to + 1 }, (_, i) => i - to);
  return steps.flatMap((row) => steps.filter((column) => Math.max(Math.abs(row), Math.abs(column)) >= from).map((column) => middle + row * ROW + column));
}

/** About 500 m in both directions at our latitude. */
const BLUR = 0.005;
const blurred = (degrees: number): number => Math.round((Math.floor(degrees / BLUR) + 0.5) * BLUR * 10_000) / 10_000;

/** The middle of the square in which the point lies: all that anybody sees before a claim. */
export function around({ lat, lng }: Pick<Point, 'lat' | 'lng'>): { readonly lat: number; readonly lng: number } {
  return { lat: blurred(lat), lng: blurred(lng) };
}

/** The blurred point as it is kept, for views. */
export const aroundOf = ({ lat, lng }: { readonly lat: number | null; readonly lng: number | null }): Point | null =>
  lat === null || lng === null ? null : { lat, lng, datum: 'gcj02' };

const NUMBERS = /[0-9０-９][0-9０-９\s-]{5,}[0-9０-９]/g;
const DOOR = /[0-9０-９A-Za-z一二三四五六七八九十百]+\s*(?:栋|幢|座|单元|号楼|楼|层|室|房|号|巷|弄)/g;

/** A number that leads to a door or a phone, in a title. */
const OUT = '…';

/**
 * A title stands readable in every list, and in records that outlive the order. Numbers that lead to a door or a phone
 * are taken out of it; the whole title then stands before the words, which are sealed.
 */
export function parted({ title, words }: { readonly title: string; readonly words: string }): { readonly title: string; readonly words: string } {
  const open = title.replace(NUMBERS, OUT).replace(DOOR, OUT);
  return open === title ? { title, words } : { title: open, words: `${title}\n${words}`.trim() };
}

/** What the resident wrote, as far as volunteers read it before they claim: without numbers that lead to a door or a phone. */
export function publicWords(words: string): string {
  return words.replace(NUMBERS, '（电话接单后显示）').replace(DOOR, '（门牌接单后显示）');
}
