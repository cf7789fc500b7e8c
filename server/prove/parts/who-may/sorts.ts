import type { Whose } from './roles.js';

/** Orders by how far they have come. */
export const ORDERS = ['sent', 'asked', 'open', 'taken', 'finished', 'confirmed', 'disputed', 'reopened'] as const;
/** Somebody's part in an order: `task` is accepted, `proposed` is one for which the helper has named another time, `visit` has begun, `proxied` is done for somebody who did not order on a phone of their own, `forgotten` was ended by the timer. */
export const PARTS = ['invitation', 'task', 'proposed', 'visit', 'served', 'proxied', 'forgotten', 'contested'] as const;
export type OrderSort = (typeof ORDERS)[number];
export type PartSort = (typeof PARTS)[number];

/**
 * What a route can be asked about. `matter` is a question that waits for staff, `message` something somebody was told, `call` a message for which staff are to ring up. `voice` is what was said in an order that nobody has reviewed. `self` is the caller, `purse` the caller with points, `member` a volunteer who
 * says to be a Party member, `kin` a consent of somebody (`elder`) that a relative answers for them, `kinCode` the digits
 * for one, `seat` a dispatcher's and `chair` a town office's; `newcomer` is to be appointed in a community,
 * `climber` in a town office, `misplaced` in one area for the counter of another.
 */
export type Sort =
  | OrderSort | PartSort | 'voice' | 'matter' | 'message' | 'call' | 'record' | 'correction' | 'voucher' | 'stock' | 'station' | 'community' | 'member' | 'seat' | 'chair' | 'newcomer' | 'climber' | 'misplaced' | 'neighbour'
  | 'ticket' | 'grant' | 'kinCode' | 'kin' | 'elder' | 'self' | 'purse';

/** What an id in an answer stands for. `seated` and `volunteer` are people. */
export type Mark = 'order' | 'openOrder' | 'part' | 'record' | 'correction' | 'matter' | 'message' | 'call' | 'voucher' | 'stock' | 'seat' | 'person' | 'seated' | 'volunteer' | 'kin';

const PLACES = ['near', 'next', 'far'] as const;
const UNOWNED: readonly Sort[] = ['stock', 'station', 'community', 'newcomer', 'climber', 'misplaced'];
const SECRETS: readonly Sort[] = ['ticket', 'grant', 'kinCode'];
const ONESELF: readonly Sort[] = ['self', 'purse'];

/** Whose such a thing can be: a shelf is nobody's own, oneself is nobody else's, a secret has no place. */
export function whoseOf(sort: Sort): readonly Whose[] {
  if (ONESELF.includes(sort)) return ['own'];
  if (SECRETS.includes(sort)) return ['own', 'near'];
  return UNOWNED.includes(sort) ? PLACES : ['own', ...PLACES];
}
