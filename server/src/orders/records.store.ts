import type { AssignmentState, RecordState } from '@supermarket/shared';
import { placeOf } from '../areas/areas.store.js';
import { creditRecord, draftRecord, holdRecord, setMinutes } from '../hours/hours.store.js';
import type { Tx } from '../kernel/index.js';
import { lockPeople } from '../people/people.store.js';
import type { Change } from './order.facts.js';
import { setPartState, type OrderCase } from './orders.store.js';

/** Locks everybody whose hours a change touches, in the order of their ids: tiers count across orders. */
export async function lockHelpers(tx: Tx, c: OrderCase, { hours }: Change): Promise<void> {
  const ids = hours.flatMap(({ assignmentId }) => c.assignments.filter(({ id }) => id === assignmentId).map(({ volunteerId }) => volunteerId));
  if (ids.length > 0) await lockPeople(tx, [...new Set(ids)]);
}

/** Does with the service records what the change asks for (decision 7). Answers the case with the parts as they now are. */
export async function keepRecords(tx: Tx, c: OrderCase, { hours }: Change, now: Date): Promise<OrderCase> {
  const states = new Map<string, AssignmentState>();
  for (const effect of hours) {
    const part = c.assignments.find(({ id }) => id === effect.assignmentId)!;
    if (effect.kind === 'draft') await draft(tx, c, part);
    if (effect.kind === 'minutes') await setMinutes(tx, part.id, measured(c, part));
    if (effect.kind === 'hold') await holdRecord(tx, part.id, effect.reason, now);
    if (effect.kind === 'credit') {
      const record = await creditRecord(tx, part.id, { hold: effect.hold, stars: c.order.stars, at: now });
      const state = partStateOf(record.state);
      if (state !== part.state) await setPartState(tx, part.id, state);
      states.set(part.id, state);
    }
  }
  return { order: c.order, assignments: c.assignments.map((a) => ({ ...a, state: states.get(a.id) ?? a.state })) };
}

/** A part whose record was handed in is what its record is. */
export function partStateOf(record: RecordState): AssignmentState {
  if (record === 'CREDITED') return 'CREDITED';
  return record === 'REFUSED' || record === 'VOIDED' ? 'VOIDED' : 'VERIFIED';
}

type Part = OrderCase['assignments'][number];

async function draft(tx: Tx, { order }: OrderCase, part: Part): Promise<void> {
  const place = await placeOf(tx, order.communityId);
  if (!place) throw new Error(`order ${order.id} lies in no community`);
  await draftRecord(tx, {
    assignmentId: part.id,
    orderId: order.id,
    personId: part.volunteerId,
    requesterId: order.requesterId,
    proxyId: order.creatorId === order.requesterId ? null : order.creatorId,
    activity: order.title,
    placeText: place.text,
    communityId: order.communityId,
    townId: order.townId,
    unit: place.text,
    inChargeId: part.offeredById ?? order.handledById,
    startedAt: part.checkedInAt!,
    plannedMinutes: plannedFor(order, part),
    level: order.level,
    kind: 'CHECKED',
  });
}

/** The plan is for the whole; where it took several visits, none of them is too short by itself. */
function plannedFor(order: OrderCase['order'], { unfinished, visit, minutes }: Part): number {
  return (unfinished || visit > 1) && minutes !== null ? minutes : order.minutes;
}

/** The content is what was tapped, never free words: the record outlives everything personal. */
function measured({ order }: OrderCase, part: Part): Parameters<typeof setMinutes>[2] {
  const content = (part.chips.join('、') || order.title).slice(0, 200);
  const endedAt = new Date(part.checkedInAt!.getTime() + part.minutes! * 60_000);
  return { minutes: part.minutes!, content, endedAt };
}
