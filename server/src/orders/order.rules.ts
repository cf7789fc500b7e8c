import {
  LIMITS, MEDIA_LIMITS, type CancelBody, type Id, type Level, type MediaPurpose, type OrderKind, type PlaceOrderBody, type RescheduleBody, type ResubmitBody, type Risk, type Skill,
} from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import type { Attachment } from '../media/media.store.js';
import { liveOf, offersOf, windowOf } from './course.rules.js';
import { creditsOf } from './credit.rules.js';
import { change, type AssignmentPatch, type Case, type Change, type OrderFacts, type Party } from './order.facts.js';
import { permit } from './order.machine.js';

const DAY = 86_400_000;

/** Silence after a question of staff ends the order. */
export const GIVE_UP_DAYS = 7;
/** A confirmed order that nobody rates closes by itself. */
export const CLOSE_DAYS = 15;
/** Personal fields are hidden so long after the end, and erased a year after it (PIPL Art. 19). */
export const HIDE_DAYS = 30;
export const ERASE_DAYS = 365;

export const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * DAY);

/** What of the menu an order takes over. */
export interface MenuFacts {
  readonly minutes: number;
  readonly level: Level;
  readonly risk: Risk;
  readonly skill: Skill | null;
  readonly seats: number;
}

/** Title of a spoken order until somebody has listened. */
export const UNHEARD = '语音点单';

/** In own words staff say at the review how long it takes and how risky it is; until then a plain hour. */
const UNSAID: MenuFacts = { minutes: 60, level: 1, risk: 'low', skill: null, seats: 1 };

/** Words of a new order that stand beside the body. ITEM_UNKNOWN, BAD_INPUT where the kind lacks what it needs. */
export function menuOf(kind: OrderKind, body: Pick<PlaceOrderBody, 'title' | 'voiceId'>, item: MenuFacts | null): MenuFacts {
  if ((kind === 'voice') !== (body.voiceId !== undefined)) throw new Refusal('BAD_INPUT');
  if (kind === 'voice') return UNSAID;
  if (kind === 'service') {
    if (!item) throw new Refusal('ITEM_UNKNOWN');
    const { minutes, level, risk, skill, seats } = item;
    return { minutes, level, risk, skill, seats };
  }
  if (!body.title?.trim()) throw new Refusal('BAD_INPUT');
  return UNSAID;
}

const voiceOf = (id: Id | undefined): readonly Attachment[] => (id === undefined ? [] : [{ kind: 'voice', purpose: 'need', ids: [id] }]);

/** Photos are taken only where the class of service asks for one, and never have to be (domain.md §0: no photo without need). PHOTO_NOT_ASKED. */
export function photosOf(purpose: MediaPurpose, ids: readonly Id[] | undefined, asked: boolean): readonly Attachment[] {
  if (!ids || ids.length === 0) return [];
  if (!asked) throw new Refusal('PHOTO_NOT_ASKED');
  if (ids.length > MEDIA_LIMITS.photosAtOnce) throw new Refusal('BAD_INPUT');
  return [{ kind: 'photo', purpose, ids }];
}

/** What a new order takes of the uploads of who places it. */
export const needOf = ({ voiceId, photoIds }: Pick<PlaceOrderBody, 'voiceId' | 'photoIds'>, photoAsked: boolean): readonly Attachment[] => [
  ...voiceOf(voiceId),
  ...photosOf('need', photoIds, photoAsked),
];

/** A new order. TOO_MANY_OPEN_ORDERS counts those of the person it is for, under that person's lock. */
export function place(body: PlaceOrderBody, requesterId: Id, creatorId: Id, menu: MenuFacts, openOrders: number, now: Date): OrderFacts {
  if (openOrders >= LIMITS.openOrders) throw new Refusal('TOO_MANY_OPEN_ORDERS', { most: LIMITS.openOrders });
  return {
    id: body.id, kind: body.kind, status: 'SUBMITTED', requesterId, creatorId,
    urgent: body.urgent ?? false, partyOnly: false, ...menu, visit: 1,
    ...windowOf(body.window, now), dayPart: body.dayPart ?? null,
    submittedAt: now, askedAt: null, handledById: null, finishedAt: null, confirmedAt: null, endedAt: null,
    solved: null, stars: null, ratingWay: null, ratedAt: null, appealedAt: null, erasedAt: null,
    circle: null, ladderDue: null, ladderAskAt: null, ladderHeld: false,
  };
}

/** The resident's answer to a question of staff. */
export function resubmit({ order }: Case, party: Party, body: ResubmitBody, now: Date): Change | null {
  if (permit('resubmit', order.status, party) === 'already') return null;
  if (!body.words.trim() && body.voiceId === undefined) throw new Refusal('BAD_INPUT');
  return change({
    order: {
      status: 'SUBMITTED', submittedAt: now, askedAt: null, askReason: null, staffWords: null, ...(body.words.trim() ? { words: body.words } : {}),
      ...(body.address === undefined ? {} : { address: body.address }),
      ...(body.window === undefined ? {} : { ...windowOf(body.window, now), dayPart: null }),
    },
    media: voiceOf(body.voiceId),
    steps: [{ event: 'resubmitted' }],
  });
}

/** Everybody who was asked or expected is free again, without a mark against them. */
function freed(c: Case, endReason: NonNullable<AssignmentPatch['endReason']>, now: Date): Change['assignments'] {
  return [
    ...offersOf(c).map(({ id }) => ({ id, patch: { state: 'SUPERSEDED', endedAt: now, endReason } as const })),
    ...liveOf(c).map(({ id }) => ({ id, patch: { state: 'EXCUSED', seat: null, endedAt: now, endReason } as const })),
  ];
}

/** Ends an order before it was served. Offers and tasks end with it; visits already made are handed in, points wait for staff. */
export function cancel(c: Case, party: Party, body: CancelBody, now: Date): Change | null {
  if (permit('cancel', c.order.status, party) === 'already') return null;
  const made = creditsOf(c, 'unsolved', now);
  return change({
    order: { status: 'CANCELLED', endedAt: now, cancelReason: body.reason },
    assignments: [...freed(c, 'cancelled', now), ...made.assignments],
    hours: made.hours,
    steps: [{ event: 'cancelled', reason: body.reason, ...(body.words ? { note: body.words } : {}) }],
  });
}

/** People who could not come at the old time are asked again. */
const LOOKS_ANEW = { circle: null, ladderDue: null, ladderAskAt: null, ladderHeld: false } as const;

/** Another time. Who had agreed to the old one is free again, and the order looks for helpers anew. */
export function reschedule(c: Case, party: Party, body: RescheduleBody, now: Date): Change | null {
  const { order } = c;
  permit('reschedule', order.status, party);
  const window = windowOf(body.window, now);
  const same = window.windowStart.getTime() === order.windowStart.getTime() && window.windowEnd.getTime() === order.windowEnd.getTime();
  if (same && order.status !== 'WINDOW_PASSED') return null;
  const waits = order.status === 'SUBMITTED' || order.status === 'NEEDS_INFO';
  return change({
    order: { ...window, dayPart: body.dayPart ?? null, ...(waits ? {} : { status: 'OPEN' }), ...LOOKS_ANEW },
    assignments: freed(c, 'rescheduled', now),
    steps: [{ event: 'rescheduled' }],
  });
}

/** The time asked for is over and nobody came forward: the resident chooses a new one or ends it (decision 6). */
export function passWindow(c: Case, party: Party, now: Date): Change | null {
  permit('passWindow', c.order.status, party);
  if (now < c.order.windowEnd || liveOf(c).length > 0) return null;
  return change({
    order: { status: 'WINDOW_PASSED' },
    assignments: freed(c, 'windowPassed', now),
    steps: [{ event: 'windowPassed' }],
    gap: 'window',
  });
}

/** Seven days without an answer to a question of staff. */
export function giveUp({ order }: Case, party: Party, now: Date): Change | null {
  permit('giveUp', order.status, party);
  if (order.askedAt === null || now < daysAfter(order.askedAt, GIVE_UP_DAYS)) return null;
  return change({ order: { status: 'CANCELLED', endedAt: now }, steps: [{ event: 'gaveUp' }] });
}

/** Confirmed orders close when they are rated, or after 15 days. */
export function close({ order }: Case, party: Party, now: Date): Change | null {
  permit('close', order.status, party);
  const rated = order.ratedAt !== null;
  if (!rated && (order.confirmedAt === null || now < daysAfter(order.confirmedAt, CLOSE_DAYS))) return null;
  return change({ order: { status: 'CLOSED', endedAt: now }, steps: [{ event: 'closed' }] });
}

/** A year after the end the personal fields go; the service record stays, without the resident (PIPL Art. 19). */
export function erase({ order }: Case, party: Party, now: Date): Change | null {
  permit('erase', order.status, party);
  if (order.erasedAt !== null || order.endedAt === null || now < daysAfter(order.endedAt, ERASE_DAYS)) return null;
  return change({ order: { erasedAt: now }, steps: [{ event: 'erased' }] });
}

/** Whether words, names and addresses are out of everybody's sight by now. */
export function isHidden({ endedAt, erasedAt }: Pick<OrderFacts, 'endedAt' | 'erasedAt'>, now: Date): boolean {
  return erasedAt !== null || (endedAt !== null && now >= daysAfter(endedAt, HIDE_DAYS));
}
