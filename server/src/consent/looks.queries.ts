import { Injectable } from '@nestjs/common';
import type { LookField, LookView, Page, ViewerHat } from '@supermarket/shared';
import { Clock, Database, decodeCursor, instant, limitOf, pageOf } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { maskName } from '../people/mask.rules.js';

/** How far back the list goes, in milliseconds: 30 days. */
const SHOWN = 30 * 86_400_000;

interface Row {
  readonly id: number;
  readonly at: string;
  readonly viewerName: string | null;
  readonly viewerHat: ViewerHat;
  readonly fields: string;
  readonly about: string;
  readonly orderId: string;
  readonly reason: string | null;
}

/** 谁看过我的信息. */
@Injectable()
export class LooksQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Looks at the person, and at those for whom they may order: these have no phone on which to read it. */
  mine(actor: Actor, query: { readonly cursor?: string; readonly limit?: number }): Promise<Page<LookView>> {
    const id = personOf(actor);
    const whose = `(l.owner_id = ? OR l.owner_id IN (SELECT g.person_id FROM proxy_grant g WHERE g.proxy_id = ? AND g.ended_at IS NULL))`;
    return this.#page(`${whose} AND l.at >= ?`, [id, id, this.#since()], query);
  }

  /** Looks at what one order says of its household; whether the caller may see them is decided by whoever calls. */
  ofOrder(orderId: string, requesterId: string, query: { readonly cursor?: string; readonly limit?: number }): Promise<Page<LookView>> {
    return this.#page('l.order_id = ? AND l.owner_id = ?', [orderId, requesterId], query);
  }

  /** How many in the last 30 days, for the number beside the entry. */
  async count(actor: Actor): Promise<number> {
    const id = personOf(actor);
    const row = await this.database.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM look l
       WHERE (l.owner_id = ? OR l.owner_id IN (SELECT g.person_id FROM proxy_grant g WHERE g.proxy_id = ? AND g.ended_at IS NULL)) AND l.at >= ?`,
      [id, id, this.#since()],
    );
    return Number(row?.n ?? 0);
  }

  #since(): Date {
    return new Date(this.clock.now().getTime() - SHOWN);
  }

  async #page(where: string, params: readonly (string | Date)[], query: { readonly cursor?: string; readonly limit?: number }): Promise<Page<LookView>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['number']);
    const rows = await this.database.rows<Row>(
      `SELECT l.id AS id, l.at AS at, p.name AS viewerName, l.viewer_hat AS viewerHat, l.fields AS fields, l.about AS about,
              l.order_id AS orderId, l.reason AS reason
       FROM look l JOIN person p ON p.id = l.viewer_id
       WHERE ${where} ${after ? 'AND l.id < ?' : ''} ORDER BY l.id DESC LIMIT ${limit + 1}`,
      [...params, ...(after ?? [])],
    );
    return pageOf(rows, limit, lookView, (row) => [Number(row.id)]);
  }
}

/** The viewer is named as far as is needed to ask about them. */
function lookView({ id, at, viewerName, viewerHat, fields, about, orderId, reason }: Row): LookView {
  return {
    id: String(id),
    at: instant(at).toISOString(),
    viewerName: maskName(viewerName),
    viewerHat,
    fields: JSON.parse(fields) as LookField[],
    about,
    orderId,
    reason,
  };
}
