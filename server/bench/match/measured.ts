import type { EntityClass, Param, Reads } from '../../src/kernel/index.js';

export interface Asked {
  readonly sql: string;
  readonly params: readonly Param[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Reads that note what was asked and how long the database took. */
export class MeasuredReads implements Reads {
  milliseconds = 0;
  asked: Asked[] = [];

  constructor(private readonly reads: Reads) {}

  async rows<R extends object>(sql: string, params: readonly Param[] = []): Promise<R[]> {
    const began = performance.now();
    const rows = await this.reads.rows<R>(sql, params);
    this.milliseconds += performance.now() - began;
    this.asked.push({ sql, params, rows: rows as unknown as Asked['rows'] });
    return rows;
  }
  async one<R extends object>(sql: string, params: readonly Param[] = []): Promise<R | null> {
    return (await this.rows<R>(sql, params))[0] ?? null;
  }
  get<T extends object>(entity: EntityClass<T>, id: string | number): Promise<T | null> {
    return this.reads.get(entity, id);
  }
  find<T extends object>(entity: EntityClass<T>, where: string, params?: readonly Param[]): Promise<T[]> {
    return this.reads.find(entity, where, params);
  }
}

const list = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/**
 * The same ranges and the same rows once more, as barely as they can be read: one statement for each of ours, without
 * what decides (no floor, no order, no gates).
 */
export function bare({ sql, params, rows }: Asked): { sql: string; params: readonly Param[] } {
  const region = /FROM \(SELECT (.*?), CASE .* FROM volunteer_near WHERE (.*?)\) n\s/s.exec(sql);
  if (region) {
    const [, columns, where] = region as unknown as [string, string, string];
    // The first three belong to the points, which nobody adds up here.
    return { sql: `SELECT ${columns} FROM volunteer_near WHERE ${where} LIMIT 401`, params: params.slice(3, 3 + where.split('?').length - 1) };
  }
  const ids = rows.map((row) => row['id'] as string);
  if (sql.includes("SELECT * FROM (SELECT id, square")) return { sql: sql.replaceAll(/ORDER BY (?:window_start|windowStart), id /g, ''), params };
  // What finds nothing is asked all the same: only by asking is it known.
  if (ids.length === 0) return { sql, params };
  if (sql.includes('FROM volunteer v JOIN person')) return { sql: `SELECT v.person_id AS id, p.birth_year, v.party_state, v.weekly_cap, v.helped, v.community_id, v.town_id FROM volunteer v JOIN person p ON p.id = v.person_id WHERE v.person_id IN (${list(ids)})`, params: ids };
  if (sql.includes('JOIN area c ON c.id = o.community_id')) return { sql: `SELECT id, title, shelf, urgent, risk, level, skill, party_only, minutes, seats, seats_taken, requester_id, creator_id, window_start, window_end, day_part, community_id, town_id, lat, lng, square FROM service_order WHERE id IN (${list(ids)})`, params: ids };
  return { sql, params };
}
