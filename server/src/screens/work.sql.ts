import type { Queue } from '@supermarket/shared';
import { scopeSql } from '../areas/areas.store.js';
import { toVerifySql } from '../hours/hours.queries.js';
import { marks, type Param } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import { orderSeats } from '../orders/party.rules.js';

/** SELECTs of `queue, subject, id, due` whose union is what the actor has to do. */
export interface WorkSql {
  readonly sql: string;
  readonly params: readonly Param[];
}

const DUE_COLUMNS = { review: 'review_due', dispatch: 'dispatch_due', verify: 'verify_due' } as const;

/** Orders that wait in one queue, within the actor's scope; never the actor's own, nor those in which they help. */
function ordersIn(queue: keyof typeof DUE_COLUMNS, actor: Actor): WorkSql {
  const scope = scopeSql(orderSeats(actor), 'o');
  const me = personOf(actor);
  const due = `o.${DUE_COLUMNS[queue]}`;
  return {
    sql: `SELECT '${queue}' AS queue, 'order' AS subject, o.id AS id, ${due} AS due FROM service_order o
          WHERE ${due} IS NOT NULL AND ${scope.sql} AND o.requester_id <> ?
            AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.order_id = o.id AND a.volunteer_id = ? AND (a.live_key IS NOT NULL OR a.checked_out_at IS NOT NULL))`,
    params: [...scope.params, me, me],
  };
}

function recordsToVerify(actor: Actor): WorkSql {
  const scope = toVerifySql(orderSeats(actor), 'r');
  const me = personOf(actor);
  return {
    sql: `SELECT 'verify' AS queue, 'record' AS subject, r.id AS id, r.due_at AS due FROM service_record r
          WHERE ${scope.sql} AND r.person_id <> ? AND (r.requester_id IS NULL OR r.requester_id <> ?) AND (r.proxy_id IS NULL OR r.proxy_id <> ?)`,
    params: [...scope.params, me, me, me],
  };
}

/** Orders past their review with words or pictures that others are to see and nobody has looked at. */
function toLookThrough(actor: Actor): WorkSql {
  const scope = scopeSql(orderSeats(actor), 'o');
  const me = personOf(actor);
  return {
    sql: `SELECT 'review' AS queue, 'order' AS subject, o.id AS id, MIN(x.due) AS due
          FROM (SELECT h.order_id AS order_id, h.held_at AS due FROM text_hold h WHERE h.state = 'WAITING'
                UNION ALL SELECT m.order_id, k.ends_at FROM media_check k JOIN media m ON m.id = k.media_id
                WHERE k.state = 'LOOK' AND m.order_id IS NOT NULL AND m.deleted_at IS NULL) x
          JOIN service_order o ON o.id = x.order_id
          WHERE o.review_due IS NULL AND ${scope.sql} AND o.requester_id <> ?
            AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.order_id = o.id AND a.volunteer_id = ? AND (a.live_key IS NOT NULL OR a.checked_out_at IS NOT NULL))
          GROUP BY o.id`,
    params: [...scope.params, me, me],
  };
}

function vouchersAt(stationIds: readonly string[]): WorkSql {
  if (stationIds.length === 0) return { sql: "SELECT 'redeem' AS queue, 'redemption' AS subject, id, ends_at AS due FROM redemption WHERE 1 = 0", params: [] };
  return {
    sql: `SELECT 'redeem' AS queue, 'redemption' AS subject, id, ends_at AS due FROM redemption WHERE state = 'READY' AND station_id IN (${marks(stationIds)})`,
    params: stationIds,
  };
}

/** Everything in one queue, or in all of them. */
export function workSql(actor: Actor, stationIds: readonly string[], queue?: Queue): WorkSql {
  const parts = [
    ...(['review', 'dispatch', 'verify'] as const).filter((q) => !queue || q === queue).map((q) => ordersIn(q, actor)),
    ...(!queue || queue === 'review' ? [toLookThrough(actor)] : []),
    ...(!queue || queue === 'verify' ? [recordsToVerify(actor)] : []),
    ...(!queue || queue === 'redeem' ? [vouchersAt(stationIds)] : []),
  ];
  return { sql: parts.map(({ sql }) => sql).join(' UNION ALL '), params: parts.flatMap(({ params }) => params) };
}
