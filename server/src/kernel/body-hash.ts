import { createHash } from 'node:crypto';

/**
 * 43 letters that stand for what somebody sent, whatever the order of its fields: kept with the row it made, so that
 * the same id with the same body is a repeated send and with another body is refused.
 */
export function bodyHash(body: object): string {
  return createHash('sha256').update(JSON.stringify(sorted(body))).digest('base64url');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
}
