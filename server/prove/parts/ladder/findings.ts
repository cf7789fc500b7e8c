import { marks, type Reads } from '../../../src/kernel/index.js';

/** Steps that stand in the history more than once. */
export async function stepsTwice(reads: Reads): Promise<string[]> {
  const rows = await reads.rows<{ id: string; step: string; n: number }>(
    `SELECT order_id AS id, event || ' ' || COALESCE(reason, '') AS step, COUNT(*) AS n FROM order_history
     WHERE event IN ('widened', 'expired', 'claimed') GROUP BY order_id, event, reason HAVING COUNT(*) > 1`,
  );
  return rows.map(({ id, step, n }) => `order ${id}: ${step} ${n} times`);
}

/** People whom the system asked twice for one order. */
export async function askedTwice(reads: Reads): Promise<string[]> {
  const rows = await reads.rows<{ id: string; who: string; n: number }>(
    'SELECT order_id AS id, volunteer_id AS who, COUNT(*) AS n FROM assignment WHERE offered_at IS NOT NULL AND offered_by_id IS NULL GROUP BY order_id, volunteer_id HAVING COUNT(*) > 1',
  );
  return rows.map(({ id, who, n }) => `order ${id}: ${who} asked ${n} times`);
}

/** Orders that ended neither with one helper nor, after every step in its turn, with an honest answer and one gap. */
export async function astray(reads: Reads, ids: readonly string[]): Promise<string[]> {
  const orders = await reads.rows<{ id: string; status: string; helpers: number; gaps: number }>(
    `SELECT o.id AS id, o.status AS status, (SELECT COUNT(*) FROM assignment a WHERE a.order_id = o.id AND a.state = 'ACCEPTED') AS helpers,
       (SELECT COUNT(*) FROM service_gap g WHERE g.order_id = o.id) AS gaps FROM service_order o WHERE o.id IN (${marks(ids)})`,
    ids,
  );
  const steps = await reads.rows<{ id: string; step: string }>(
    `SELECT order_id AS id, COALESCE(reason, event) AS step FROM order_history WHERE event IN ('widened', 'expired') AND order_id IN (${marks(ids)}) ORDER BY order_history.id`,
    ids,
  );
  return orders.flatMap(({ id, status, helpers, gaps }) => {
    const went = steps.filter((step) => step.id === id).map(({ step }) => step).join(' ');
    const isRight = status === 'EXPIRED' ? went === 'town partners expired' && Number(gaps) === 1 : status === 'ACCEPTED' && Number(helpers) === 1 && 'town partners'.startsWith(went);
    return isRight ? [] : [`order ${id}: ${status} after ${went || 'no step'}, ${helpers} helpers, ${gaps} gaps`];
  });
}

/** Causes that told nobody, and messages that should have rung by SMS and did not, or were written as sent without having been. */
export async function silences(reads: Reads, rang: ReadonlyMap<string, number>): Promise<string[]> {
  const untold = await reads.rows<{ what: string }>(
    `SELECT 'invitation ' || a.id AS what FROM assignment a LEFT JOIN message m ON m.cause = 'a:' || a.id || ':invited' AND m.person_id = a.volunteer_id
       WHERE a.offered_at IS NOT NULL AND m.id IS NULL
     UNION ALL SELECT h.event || ' of order ' || h.order_id AS what FROM order_history h JOIN service_order o ON o.id = h.order_id
       LEFT JOIN message m ON m.cause = 'h:' || h.id AND m.person_id = o.requester_id WHERE h.event IN ('widened', 'expired', 'claimed') AND m.id IS NULL`,
  );
  const byPhone = await reads.rows<{ id: string; state: string | null }>(
    "SELECT m.id AS id, s.state AS state FROM message m LEFT JOIN message_sending s ON s.message_id = m.id AND s.channel = 'sms' WHERE m.kind IN ('taken', 'nobody')",
  );
  const wrong = byPhone.filter(({ id, state }) => state !== 'sent' || !rang.has(id));
  return [...untold.map(({ what }) => `${what} told nobody`), ...wrong.map(({ id, state }) => `message ${id}: ${state ?? 'never tried'}, ${rang.get(id) ?? 0} times at the provider`)];
}

/** Jobs that somebody had begun and somebody else has finished. */
export async function takenOver(reads: Reads): Promise<number> {
  const row = await reads.one<{ n: number }>("SELECT COUNT(*) AS n FROM job WHERE attempts > 1 AND state = 'done' AND (kind LIKE 'order.%' OR kind = 'message.ring')");
  return Number(row?.n ?? 0);
}
