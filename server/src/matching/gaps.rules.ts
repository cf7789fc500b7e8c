import type { DayPart, GapCause, GapGroup, Id, OrderState, Skill } from '@supermarket/shared';
import { weekdayOf } from '../kernel/shanghai.js';
import { partOf } from '../orders/score.rules.js';

/** One gap, as far as it decides where it belongs. */
export interface GapFacts {
  readonly id: Id;
  readonly orderId: Id;
  readonly requesterId: Id;
  readonly title: string;
  readonly status: OrderState;
  readonly communityId: Id;
  readonly place: string;
  readonly skill: Skill | null;
  readonly windowStart: Date;
  readonly windowEnd: Date;
  readonly dayPart: DayPart | null;
  readonly cause: GapCause;
}

/** By place, skill and time of the week, in the order in which they come: a list of places, not a ranking. */
export function grouped(gaps: readonly GapFacts[]): GapGroup[] {
  const heaps = new Map<string, GapFacts[]>();
  for (const gap of gaps) {
    const { weekend, dayPart } = timeOf(gap);
    const key = [gap.communityId, gap.skill, weekend, dayPart].join(' ');
    heaps.set(key, [...(heaps.get(key) ?? []), gap]);
  }
  return [...heaps.values()].map((heap) => ({
    communityId: heap[0]!.communityId,
    place: heap[0]!.place,
    skill: heap[0]!.skill,
    ...timeOf(heap[0]!),
    households: new Set(heap.map(({ requesterId }) => requesterId)).size,
    causes: [...new Set(heap.map(({ cause }) => cause))],
    orders: heap.map(({ id, orderId, title, status, windowStart, windowEnd, dayPart }) => ({
      gapId: id, orderId, title, status, window: { start: windowStart.toISOString(), end: windowEnd.toISOString() }, dayPart,
    })),
  }));
}

const timeOf = ({ windowStart, dayPart }: GapFacts): { readonly weekend: boolean; readonly dayPart: DayPart } => ({ weekend: weekdayOf(windowStart) > 5, dayPart: dayPart ?? partOf(windowStart) });
