import type { ErrorCode, Instant, PlaceOrderBody, Route } from '@supermarket/shared';
import { clockText } from '@/text/time';

interface MayWait {
  /** Said when it has gone out by itself, where “…”发出去了 does not say it all. */
  readonly sent?: (typedAt: Instant) => string;
  /** What is sent from the second attempt on: the server hears when it was done, or what has gone by since is left away. */
  readonly later?: (body: object, typedAt: Instant) => object;
  /** Refused with this, an earlier attempt did arrive and only its answer was lost. */
  readonly arrivedBefore?: ErrorCode;
}

const withMoment = (body: object, typedAt: Instant): object => ({ ...body, typedAt });

/** 今天下午, sent when the afternoon has begun, means what is left of it. */
function fromNow(body: object): object {
  const { window } = body as PlaceOrderBody;
  const now = new Date().toISOString();
  return window.start < now && now < window.end ? { ...body, window: { ...window, start: now } } : body;
}

/**
 * What may wait on the phone until there is a network: what a person says or does alone, and what is as true an hour
 * later. Each is sent as often as need be and done once: a creation by its client-made id, an action because the same
 * one again is *already so*. What two people may want at the same time (a task, an invitation, a gift), what staff do in
 * others' name, and what shows somebody's data never waits: there the phone says that it is not done.
 *
 * Recordings and photos do not wait either, nor what stands on them: WeChat clears their files when the app ends, so
 * “waits” would be a promise that a restart breaks, and a kept copy would leave an old person's voice on a phone that
 * others pick up. They stay on their page as long as it is open, the page says that nothing has gone out, and the same
 * tap sends them when there is a network.
 */
export const MAY_WAIT = {
  'POST /v1/orders': { later: fromNow, arrivedBefore: 'ID_TAKEN' },
  'POST /v1/orders/:id/cancel': {},
  'POST /v1/orders/:id/reschedule': {},
  'POST /v1/orders/:id/reopen': {},
  'POST /v1/orders/:id/confirm': {},
  'POST /v1/orders/:id/rate': {},
  'POST /v1/assignments/:id/check-in': { sent: (typedAt) => `签到补上了，从 ${clockText(typedAt)} 算起`, later: withMoment },
  'POST /v1/assignments/:id/check-out': { sent: (typedAt) => `签退补上了，算到 ${clockText(typedAt)}`, later: withMoment },
  'POST /v1/assignments/:id/no-answer': {},
  'POST /v1/assignments/:id/continue-later': {},
  'POST /v1/assignments/:id/decline': {},
  'POST /v1/assignments/:id/withdraw': {},
  'POST /v1/assignments/:id/own-time': {},
  'POST /v1/assignments/:id/dispute-time': {},
  'POST /v1/me/neighbours/:id/end': {},
  'POST /v1/me/family/:id/end': {},
  'POST /v1/feedback': {},
  'POST /v1/feedback/:id/notes': {},
  'PUT /v1/me': {},
} as const satisfies Partial<Record<Route, MayWait>>;

export type WaitingRoute = keyof typeof MAY_WAIT;

export const rulesOf = (route: WaitingRoute): MayWait => MAY_WAIT[route];
