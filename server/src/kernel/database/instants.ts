/** What may stand for a `?`. A Date becomes UTC text with milliseconds, a boolean 0 or 1. */
export type Param = string | number | boolean | Date | null;

/** A Date as the columns hold it: 'YYYY-MM-DD HH:MM:SS.mmm' in UTC. Sorts as time does. */
export function text(date: Date): string {
  const iso = date.toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}`;
}

/** The Date of a datetime(3) column as raw rows give it. */
export function instant(column: string): Date {
  return new Date(`${column.slice(0, 10)}T${column.slice(11)}Z`);
}

/** A parameter as both engines take it. */
export function bound(param: Param): string | number | null {
  if (param instanceof Date) return text(param);
  if (typeof param === 'boolean') return param ? 1 : 0;
  if (param === undefined) throw new TypeError('a parameter is undefined; say null when null is meant');
  return param;
}
