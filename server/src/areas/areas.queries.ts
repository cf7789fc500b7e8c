import { Injectable } from '@nestjs/common';
import type { AreaKind, AreasView, AreaView } from '@supermarket/shared';
import { createHash } from 'node:crypto';
import { Clock, Database } from '../kernel/index.js';
import { AreaChanges } from './area-changes.js';

/** How long one process may still show the old tree after another one changed it, in milliseconds. */
const FRESH = 60_000;

interface Row {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: AreaKind;
  readonly name: string;
  readonly hotline: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
}

/** The whole tree with the name of its state. */
export interface TaggedAreas {
  readonly view: AreasView;
  readonly etag: string;
}

/** The area tree, kept in memory: everybody reads it at every start, and it changes a few times a year. */
@Injectable()
export class AreasQueries {
  #kept: (TaggedAreas & { readonly until: number; readonly count: number }) | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: AreaChanges = new AreaChanges(),
  ) {}

  async all(): Promise<TaggedAreas> {
    const now = this.clock.now().getTime();
    const { count } = this.changes;
    if (this.#kept && now < this.#kept.until && this.#kept.count === count) return this.#kept;
    const rows = await this.database.rows<Row>(
      `SELECT id, parent_id AS parentId, kind, name, hotline, lat, lng FROM area
       ORDER BY CASE kind WHEN 'city' THEN 0 WHEN 'town' THEN 1 WHEN 'grid' THEN 3 ELSE 2 END, sort, id`,
    );
    const view = { areas: withPaths(rows) };
    const etag = `"${createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 22)}"`;
    this.#kept = { view, etag, until: now + FRESH, count };
    return this.#kept;
  }
}

/** Rows from the top down, with names from the town down. A node shows the hotline of the nearest above that has one. */
function withPaths(rows: readonly Row[]): AreaView[] {
  const known = new Map<string, AreaView>();
  for (const { lat, lng, ...row } of rows) {
    const parent = row.parentId === null ? undefined : known.get(row.parentId);
    const path = parent && parent.kind !== 'city' ? `${parent.path} ${row.name}` : row.name;
    const point = lat === null || lng === null ? null : { lat, lng, datum: 'gcj02' as const };
    known.set(row.id, { ...row, path, hotline: row.hotline ?? parent?.hotline ?? null, point });
  }
  return [...known.values()];
}
