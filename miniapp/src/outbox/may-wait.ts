import type { ErrorCode, Instant, PlaceOrderBody, Route } from '@supermarket/shared';
import { clockText } from '@/text/time';

interface MayWait {
  /** Said when it has gone out by itself. */
  readonly sent: string | ((typedAt: Instant) => string);
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
 */
export const MAY_WAIT = {
  'POST /v1/orders': { sent: '点单发出去了，社区会给您答复', later: fromNow, arrivedBefore: 'ID_TAKEN' },
  'POST /v1/orders/:id/cancel': { sent: '取消订单办好了' },
  'POST /v1/orders/:id/reschedule': { sent: '时间改好了' },
  'POST /v1/orders/:id/reopen': { sent: '社区收到了，再安排人' },
  'POST /v1/orders/:id/confirm': { sent: '您的确认发出去了，谢谢您' },
  'POST /v1/orders/:id/rate': { sent: '您的评价发出去了，谢谢您' },
  'POST /v1/assignments/:id/check-in': { sent: (typedAt) => `签到补上了，从 ${clockText(typedAt)} 算起`, later: withMoment },
  'POST /v1/assignments/:id/check-out': { sent: (typedAt) => `签退补上了，算到 ${clockText(typedAt)}`, later: withMoment },
  'POST /v1/assignments/:id/no-answer': { sent: '没人应门，已经告诉社区' },
  'POST /v1/assignments/:id/continue-later': { sent: '改天再来，记好了' },
  'POST /v1/assignments/:id/decline': { sent: '婉拒了，已经告诉社区' },
  'POST /v1/assignments/:id/withdraw': { sent: '来不了，已经告诉社区' },
  'POST /v1/assignments/:id/own-time': { sent: '时长发出去了' },
  'POST /v1/assignments/:id/dispute-time': { sent: '时长更正发出去了' },
  'POST /v1/me/neighbours/:id/end': { sent: '好了，不再代他点单' },
  'POST /v1/feedback': { sent: '写的发出去了，等答复就行' },
  'POST /v1/feedback/:id/notes': { sent: '又说的一句，发出去了' },
  'PUT /v1/me': { sent: '资料存好了' },
} as const satisfies Partial<Record<Route, MayWait>>;

export type WaitingRoute = keyof typeof MAY_WAIT;

export const rulesOf = (route: WaitingRoute): MayWait => MAY_WAIT[route];
