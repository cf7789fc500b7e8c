import { Injectable } from '@nestjs/common';
import type { CatalogView } from '@supermarket/shared';
import { createHash } from 'node:crypto';
import { Clock, Database } from '../kernel/index.js';
import { ServiceItem } from './service-item.entity.js';

/** How long one process may still show the old menu after it was changed, in milliseconds. */
const FRESH = 60_000;

const SHELF_ORDER = "CASE shelf WHEN 'buy' THEN 0 WHEN 'fix' THEN 1 WHEN 'care' THEN 2 WHEN 'study' THEN 3 WHEN 'hair' THEN 4 WHEN 'phone' THEN 5 WHEN 'talk' THEN 6 ELSE 7 END";

/** The service menu, kept in memory: everybody reads it, and it changes a few times a year. */
@Injectable()
export class CatalogQueries {
  #kept: { readonly view: CatalogView; readonly etag: string; readonly until: number } | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async menu(): Promise<{ readonly view: CatalogView; readonly etag: string }> {
    const now = this.clock.now().getTime();
    if (this.#kept && now < this.#kept.until) return this.#kept;
    const rows = await this.database.find(ServiceItem, `active = 1 ORDER BY ${SHELF_ORDER}, sort, id`);
    const view = { items: rows.map(({ sort: _sort, active: _active, ...item }) => item) };
    const etag = `"${createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 22)}"`;
    this.#kept = { view, etag, until: now + FRESH };
    return this.#kept;
  }
}
