import type { Param } from '../kernel/index.js';
import { placesOf, type Within } from './within.sql.js';

/** From an instant until just before another. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
}

/**
 * The last orders that were served and closed in the span, the newest first. Each place is one range of its index and is
 * left after `count` rows, however many years lie before.
 */
export function lastEndedSql(within: Within, columns: string, { from, until }: Span, count: number): { readonly sql: string; readonly params: readonly Param[] } {
  const places = placesOf(within);
  if (places.length === 0) return { sql: `SELECT ${columns}, ended_at FROM service_order WHERE 1 = 0`, params: [] };
  const parts = places.map(({ sql }, i) => `SELECT * FROM (
    SELECT ${columns}, ended_at FROM service_order WHERE ${sql} AND ended_at >= ? AND ended_at < ? AND status = 'CLOSED' AND finished_at IS NOT NULL
    ORDER BY ended_at DESC LIMIT ${count}) p${i}`);
  return { sql: `${parts.join(' UNION ALL ')} ORDER BY ended_at DESC LIMIT ${count}`, params: places.flatMap(({ params }) => [...params, from, until]) };
}
