import { NEAR } from '../areas/squares.rules.js';
import { instant, marks, type Reads } from '../kernel/index.js';
import { fitGates, metresOf, scoreOf, type FitOrder, type FitPerson } from '../orders/score.rules.js';
import { bestFirst } from './best-first.js';
import { CARD_COLUMNS, READ_COLUMNS, type CardRow } from './hall.rows.js';
import { OrderSteps, tieOf, type OpenRow } from './near-orders.queries.js';
import type { FoundOrder, OrderSearch, SuitedOrder } from './searches.js';

const soonerFirst = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The best open orders for a volunteer, exactly as if all had been judged; see `bestFirst`. */
export async function bestOrders(reads: Reads, me: FitPerson, search: OrderSearch): Promise<SuitedOrder[]> {
  if (search.count <= 0) return [];
  const judge = judgeOf(reads, me, search);
  const steps = new OrderSteps(reads, me, search);
  // What a household they know has asked for stands out: it is looked up, so that no ceiling has to allow for it.
  const known = me.knownTo.length === 0 ? [] : await judge(await steps.ofHouseholds(me.knownTo));
  return bestFirst({ steps: steps.all(), judge, count: search.count, first: soonerFirst, known });
}

/** Near enough for 离我近. */
export function isNear(order: Pick<FitOrder, 'square' | 'communityId'>, me: Pick<FitPerson, 'square' | 'communityId'>): boolean {
  const metres = metresOf(order, me);
  return metres === null ? order.communityId === me.communityId : metres <= NEAR;
}

/** Reads the cards of some, and keeps those that pass every gate. */
function judgeOf(reads: Reads, me: FitPerson, { now, except, reach, near }: OrderSearch): (rows: readonly OpenRow[]) => Promise<SuitedOrder[]> {
  return async (open) => {
    const wanted = open.filter(({ id }) => !except.includes(id));
    if (wanted.length === 0) return [];
    const rows = await reads.rows<CardRow>(
      `SELECT ${CARD_COLUMNS} FROM (SELECT ${READ_COLUMNS} FROM service_order s WHERE s.id IN (${marks(wanted)}) AND ${reach.sql}) o JOIN area c ON c.id = o.community_id JOIN area t ON t.id = c.town_id`,
      [...wanted.map(({ id }) => id), ...reach.params],
    );
    return rows.flatMap((row) => {
      const order: FoundOrder = { ...row, partyOnly: row.partyOnly !== 0, windowStart: instant(row.windowStart), windowEnd: instant(row.windowEnd) };
      return (near && !isNear(order, me)) || fitGates(order, me, now).length > 0 ? [] : [{ tie: tieOf(row), score: scoreOf(order, me, now), order }];
    });
  };
}
