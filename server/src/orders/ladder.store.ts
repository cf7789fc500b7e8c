import type { GapCause, Id, LadderStep, TownLadderView } from '@supermarket/shared';
import { schedule } from '../jobs/jobs.store.js';
import { newId, Refusal, type Reads, type Tx } from '../kernel/index.js';
import { seatsTaken, thisVisit } from './course.rules.js';
import type { OrderCase } from './orders.store.js';
import { ServiceGap } from './service-gap.entity.js';
import type { TimerKind } from './timers.rules.js';
import { TownLadder } from './town-ladder.entity.js';

/** The steps of a town; none where it has no ladder. */
export async function stepsOf(reads: Reads, townId: Id): Promise<readonly LadderStep[]> {
  return (await reads.get(TownLadder, townId))?.steps ?? [];
}

/** Puts a need that could not be met into 缺人清单; one that stands there already stays as it is. */
export async function writeGap(tx: Tx, c: OrderCase, cause: GapCause, now: Date): Promise<void> {
  const { order } = c;
  const parts = thisVisit(c);
  const { id: orderId, townId, communityId, skill, windowStart, windowEnd, dayPart } = order;
  await tx.insertIfAbsent(ServiceGap, {
    id: newId(now), orderId, openKey: orderId, cause, missing: Math.max(1, order.seats - seatsTaken(c)),
    asked: parts.filter(({ repliesBy }) => repliesBy !== null).length,
    declined: parts.filter(({ state }) => state === 'DECLINED').length,
    townId, communityId, skill, windowStart, windowEnd, dayPart, at: now, outcome: null, closedAt: null, closedById: null,
  });
}

/** A timer that ran too early, because the clock was set back meanwhile, is written again for its moment. */
export async function onceMore(tx: Tx, kind: TimerKind, id: Id, due: Date, now: Date): Promise<void> {
  await schedule(tx, { kind, key: `${kind}:${id}:${due.getTime()}:${now.getTime()}`, runAt: due, payload: { id } });
}

/** Every town with its steps, by its place among the towns; version 0 where it has never had any. */
export async function laddersOf(reads: Reads): Promise<TownLadderView[]> {
  const ladders = new Map((await reads.find(TownLadder, '1 = 1')).map((row) => [row.townId, row]));
  const towns = await reads.rows<{ id: Id; name: string }>("SELECT id, name FROM area WHERE kind = 'town' ORDER BY sort, id");
  return towns.map(({ id, name }) => ({ townId: id, town: name, steps: [...(ladders.get(id)?.steps ?? [])], version: ladders.get(id)?.version ?? 0 }));
}

/** Writes a town's steps if nobody else has since `was`; the same steps sent again are already so. */
export async function keepLadder(tx: Tx, { townId, steps, was, by, now }: { readonly townId: Id; readonly steps: readonly LadderStep[]; readonly was: number; readonly by: Id; readonly now: Date }): Promise<TownLadderView> {
  const town = await tx.one<{ name: string }>("SELECT name FROM area WHERE id = ? AND kind = 'town'", [townId]);
  if (!town) throw new Refusal('NOT_FOUND');
  const row = await tx.lock(TownLadder, townId);
  const view = { townId, town: town.name, steps: [...steps] };
  if (row && JSON.stringify(row.steps) === JSON.stringify(steps) && row.changedById === by) return { ...view, version: row.version };
  if ((row?.version ?? 0) !== was) throw new Refusal('LADDER_CHANGED');
  const change = { steps, version: was + 1, changedById: by, changedAt: now };
  if (row) await tx.update(TownLadder, change, 'town_id = ?', [townId]);
  else await tx.insert(TownLadder, { townId, ...change });
  return { ...view, version: was + 1 };
}
