import type { Row } from '../../part.js';
import { grouped } from '../../pool.js';
import type { World } from '../../world.js';
import type { Wish } from './wishes.js';

/** One row, one step, one line of the trail, one movement of points for each wish. */
export function inTheTables(world: World, wishes: readonly Wish[]): Promise<Row> {
  return world.row('one effect each in the tables', async (report) => {
    const { database } = world.open;
    const count = async (sql: string): Promise<Map<string, number>> => new Map((await database.rows<{ id: string; n: number }>(sql)).map(({ id, n }) => [id, Number(n)]));
    const step = (event: string): Promise<Map<string, number>> => count(`SELECT order_id AS id, COUNT(*) AS n FROM order_history WHERE event = '${event}' GROUP BY order_id`);
    const trail = (action: string): Promise<Map<string, number>> => count(`SELECT subject_id AS id, COUNT(*) AS n FROM audit_entry WHERE action = '${action}' GROUP BY subject_id`);
    const moved = (phase: string): Promise<Map<string, number>> => count(`SELECT subject_id AS id, SUM(amount) AS n FROM point_transfer WHERE kind = 'redeem' AND phase = '${phase}' GROUP BY subject_id`);
    const awards = count("SELECT r.order_id AS id, COUNT(*) AS n FROM service_record r JOIN award a ON a.record_id = r.id JOIN point_transfer t ON t.subject_id = a.id AND t.kind = 'award' GROUP BY r.order_id");
    const wanted: Record<Wish['kind'], readonly Map<string, number>[]> = {
      place: [await step('placed'), await trail('order.placed')],
      claim: [await step('claimed'), await trail('order.claimed')],
      confirm: [await step('confirmed'), await trail('order.confirmed'), await awards],
      cancel: [await step('cancelled'), await trail('order.cancelled')],
      redeem: [await moved('hold'), await trail('gift.redeem')],
      giveBack: [await moved('release'), await trail('gift.cancel')],
    };
    let once = 0;
    for (const { kind, id } of wishes) {
      const found = wanted[kind].map((table) => table.get(id) ?? 0);
      if (found.every((n) => n === 1)) once += 1;
      else report.fail(`${kind} ${id}: ${found.join(' and ')} instead of 1`);
    }
    report.counts = `${grouped(once)} of ${grouped(wishes.length)}`;
    report.figure('repeats-once', once, 'effects', String(wishes.length), once === wishes.length);
  });
}
