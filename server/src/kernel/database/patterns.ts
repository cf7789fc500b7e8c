const escaped = (text: string): string => text.replace(/[!%_]/g, '!$&');

/** The parameter of `like ? escape '!'` for texts that begin with `text`. */
export const startsWith = (text: string): string => `${escaped(text)}%`;

/** The parameter of `like ? escape '!'` for texts that contain `text`. Reads the whole table: small tables only. */
export const contains = (text: string): string => `%${escaped(text)}%`;

/** `?, ?, ?` for `IN (…)`. An empty list is a mistake of the caller: there is nothing to ask. */
export function marks(values: readonly unknown[]): string {
  if (values.length === 0) throw new Error('IN () of nothing: do not ask');
  return values.map(() => '?').join(', ');
}
