import type { Reads } from '../../../src/kernel/index.js';

/**
 * What the tables keep of a write, each as `id` and how often or how much it is there. Everything that the phones of
 * this proof do leaves its mark in several of them.
 */
const EFFECTS = {
  order: 'SELECT id AS id, 1 AS n FROM service_order',
  step: "SELECT order_id || ' ' || event AS id, COUNT(*) AS n FROM order_history GROUP BY order_id, event",
  trail: "SELECT subject_id || ' ' || action AS id, COUNT(*) AS n FROM audit_entry GROUP BY subject_id, action",
  part: 'SELECT order_id AS id, COUNT(*) AS n FROM assignment GROUP BY order_id',
  record: 'SELECT order_id AS id, SUM(minutes) AS n FROM service_record WHERE order_id IS NOT NULL GROUP BY order_id',
  award: `SELECT r.order_id AS id, SUM(t.amount) AS n FROM point_transfer t JOIN award a ON a.id = t.subject_id JOIN service_record r ON r.id = a.record_id
          WHERE r.order_id IS NOT NULL GROUP BY r.order_id`,
  voucher: 'SELECT id AS id, 1 AS n FROM redemption',
  debit: "SELECT subject_id || ' ' || phase AS id, SUM(amount) AS n FROM point_transfer WHERE kind = 'redeem' GROUP BY subject_id, phase",
  shelf: "SELECT redemption_id || ' ' || kind AS id, SUM(ABS(quantity)) AS n FROM stock_movement WHERE redemption_id IS NOT NULL GROUP BY redemption_id, kind",
  delivery: 'SELECT move_id AS id, SUM(quantity) AS n FROM stock_movement WHERE move_id IS NOT NULL GROUP BY move_id',
  consent: 'SELECT id AS id, 1 AS n FROM proxy_grant',
  withdrawal: 'SELECT id AS id, 1 AS n FROM proxy_grant WHERE ended_at IS NOT NULL',
} as const;
export type Effect = keyof typeof EFFECTS;

export interface Discrepancies {
  readonly lost: readonly string[];
  /** There more often than was acknowledged, or without having been acknowledged at all. */
  readonly doubled: readonly string[];
}

/** What the servers have said is done, and what therefore must be in the tables: that and nothing else. */
export class Journal {
  readonly #expected = new Map<Effect, Map<string, number>>();
  /** Writes answered with 2xx. */
  acknowledged = 0;
  /** Writes that a rule said no to. */
  refused = 0;

  /** An acknowledged write has this effect, once more or with this amount. */
  expect(effect: Effect, id: string, amount = 1): void {
    const ids = this.#of(effect);
    ids.set(id, (ids.get(id) ?? 0) + amount);
  }

  /** What was in the tables before the first write. */
  async begin(reads: Reads): Promise<void> {
    for (const effect of Object.keys(EFFECTS) as Effect[]) for (const [id, n] of await found(reads, effect)) this.expect(effect, id, n);
  }

  /** Compares every effect with the tables, in both directions. */
  async compare(reads: Reads): Promise<Discrepancies> {
    const lost: string[] = [];
    const doubled: string[] = [];
    for (const effect of Object.keys(EFFECTS) as Effect[]) {
      const there = await found(reads, effect);
      for (const [id, n] of this.#of(effect)) if ((there.get(id) ?? 0) < n) lost.push(`${effect} ${id}: ${there.get(id) ?? 0} of ${n}`);
      for (const [id, n] of there) if ((this.#of(effect).get(id) ?? 0) < n) doubled.push(`${effect} ${id}: ${n} instead of ${this.#of(effect).get(id) ?? 0}`);
    }
    return { lost, doubled };
  }

  #of(effect: Effect): Map<string, number> {
    const ids = this.#expected.get(effect) ?? new Map<string, number>();
    this.#expected.set(effect, ids);
    return ids;
  }
}

async function found(reads: Reads, effect: Effect): Promise<Map<string, number>> {
  const rows = await reads.rows<{ id: string; n: number | string }>(EFFECTS[effect]);
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}
