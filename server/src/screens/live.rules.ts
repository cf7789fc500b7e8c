import type { Id, LiveChange } from '@supermarket/shared';
import { covers, type Reach, type Spot } from '../areas/scope.rules.js';

/** Something that was committed: a step of an order, or a message to somebody. */
export type Happening =
  | { readonly what: 'order'; readonly orderId: Id; readonly spot: Spot }
  | { readonly what: 'message'; readonly personId: Id };

/** What one open page may hear; it was decided by the rules of seeing when the page asked for leave. */
export interface Ears {
  readonly personId: Id;
  readonly orderIds: readonly Id[];
  /** Null: no queues. */
  readonly reach: readonly Reach[] | null;
}

/** What a happening is to these ears: that something changed, never what. */
export function heard({ personId, orderIds, reach }: Ears, happening: Happening): LiveChange[] {
  if (happening.what === 'message') return happening.personId === personId ? [{ kind: 'messages', id: null }] : [];
  return [
    ...(orderIds.includes(happening.orderId) ? [{ kind: 'order', id: happening.orderId } as const] : []),
    ...(reach && covers(reach, happening.spot) ? [{ kind: 'queues', id: null } as const] : []),
  ];
}

/** The same change many times is one. */
export function distinct(changes: readonly LiveChange[]): LiveChange[] {
  return [...new Map(changes.map((change) => [`${change.kind} ${change.id}`, change])).values()];
}

/** Where a listener stands: which process told it, how far, and when. */
export interface Mark {
  readonly process: string;
  readonly at: number;
  readonly time: number;
}

export const markText = ({ process, at, time }: Mark): string => `${process}.${at}.${time}`;

/** Null for what is no mark of ours. */
export function readMark(text: string | undefined): Mark | null {
  const [, process, at, time] = /^"?([\w-]{1,16})\.(\d{1,15})\.(\d{1,15})"?$/.exec(text ?? '') ?? [];
  return process === undefined ? null : { process, at: Number(at), time: Number(time) };
}
