import { addDays, dayOf, endOfDay, startOfDay } from '../kernel/shanghai.js';

/** What an office looks for: an order by its number, or by words of its title. Nobody's name, nobody's phone. */
export interface Search {
  /** The number, or its last four digits. */
  readonly no: string | null;
  readonly words: string;
  readonly from: Date;
  readonly until: Date;
}

/** Titles, and numbers without their day, are looked for in the orders of so many days. */
export const SEARCHED_DAYS = 90;

/** 1123-0316 is the day's; 0316 alone, or words, may be of any of the last ninety days. */
export function readSearch(typed: string, now: Date): Search {
  const words = typed.trim().replace(/^[…·.]+/, '');
  const [today, recent] = [dayOf(now), { from: startOfDay(addDays(dayOf(now), 1 - SEARCHED_DAYS)), until: endOfDay(dayOf(now)) }];
  if (/^\d{4}$/.test(words)) return { no: words, words, ...recent };
  const [, month, day, digits] = /^(\d\d)(\d\d)\s*[-－–—]?\s*(\d{4})$/.exec(words) ?? [];
  if (month !== undefined) {
    const of = (year: number): string => `${year}-${month}-${day}`;
    const year = Number(today.slice(0, 4));
    const placed = of(year) <= today ? of(year) : of(year - 1);
    if (isDay(placed)) return { no: `${month}${day}-${digits}`, words, from: startOfDay(placed), until: endOfDay(placed) };
  }
  return { no: null, words, ...recent };
}

/** Not the 31st of November. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
