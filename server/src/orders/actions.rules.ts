import { ORDER_ACTIONS, type OrderAction } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { reveal } from './address.rules.js';
import { hasAgreed, standing } from './another-time.rules.js';
import { appeal } from './appeal.rules.js';
import { liveOf, offersOf, seatsTaken, thisVisit } from './course.rules.js';
import { reopenUntil } from './confirm.rules.js';
import type { AssignmentFacts, Case, Party } from './order.facts.js';
import { ASSIGNMENT_EDGES, concerns, permit, permitPart } from './order.machine.js';
import { hasEnded } from './ladder.rules.js';
import { partyOfPart } from './party.rules.js';
import { triesLeft } from './visit.rules.js';

/** True when the rule says yes, false when it refuses. */
export function allowed(rule: () => unknown): boolean {
  try {
    return rule() !== 'already';
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** What time, tries and seats add to the machine's yes; an action that is not here has no such guard. */
const PART_GUARDS: Partial<Record<OrderAction, (a: AssignmentFacts, c: Case, now: Date) => boolean>> = {
  accept: (a, c, now) => (a.repliesBy === null || now < a.repliesBy) && seatsTaken(c) < c.order.seats,
  checkIn: (a) => triesLeft(a) > 0,
  noAnswer: (_, c, now) => now >= c.order.windowStart,
  ownTime: (a) => a.needsOwnTime,
  disputeTime: (a) => !a.needsOwnTime && a.creditedAt === null,
  markSafe: (a) => a.alarm !== null,
  settleTime: (a) => a.state === 'TIME_DISPUTED' || a.needsOwnTime,
};

const ORDER_GUARDS: Partial<Record<OrderAction, (c: Case, party: Party, now: Date) => boolean>> = {
  offer: (c, _, now) => seatsTaken(c) < c.order.seats && now < c.order.windowEnd,
  proposeTime: (c, party, now) => now < c.order.windowEnd && hasAWord(c, party),
  agreeTime: (c, party, now) => {
    const proposal = standing(c, now);
    return proposal !== null && hasAWord(c, party) && !hasAgreed(c, proposal, party);
  },
  keepTime: (c, party, now) => standing(c, now) !== null && hasAWord(c, party),
  keepWaiting: ({ order }, _, now) => order.status === 'EXPIRED' && now < order.windowEnd,
  holdLadder: ({ order }) => order.ladderDue !== null,
  resumeLadder: ({ order }) => order.ladderHeld,
  skipStep: ({ order }) => order.circle !== null && !hasEnded(order),
  restartLadder: ({ order }, _, now) => order.circle !== null && now < order.windowEnd,
  rate: ({ order }) => order.stars === null && order.ratingWay !== null,
  reopen: ({ order }, _, now) => (reopenUntil(order)?.getTime() ?? 0) > now.getTime(),
  showDoorCodes: (c, { family }) => family?.doorCodes !== false && thisVisit(c).some(({ state }) => state === 'ACCEPTED'),
  printSlip: (c) => c.order.status !== 'IN_SERVICE' || thisVisit(c).some(({ state }) => state === 'ACCEPTED'),
  appeal: (c, party, now) => allowed(() => appeal(c, party, now)),
  reveal: (c, party, now) => allowed(() => reveal(c, party, now)),
};

/** The household and staff always; a helper only of this visit. */
const hasAWord = (c: Case, { relations, personId }: Party): boolean =>
  relations.some((relation) => relation === 'requester' || relation === 'proxy' || relation === 'staff') || liveOf(c).some(({ volunteerId }) => volunteerId === personId);

const UPON_PART = new Set(ASSIGNMENT_EDGES.map(({ action }) => action));

/** Everything that is open to this party now; `canClaim` is what the gates say. The client never decides itself. */
export function actionsOf(c: Case, party: Party, canClaim: boolean, now: Date): OrderAction[] {
  return ORDER_ACTIONS.filter((action) => {
    if (!UPON_PART.has(action) && !concerns(action, party)) return false;
    if (action === 'claim') return canClaim && ![...liveOf(c), ...offersOf(c)].some(({ volunteerId }) => volunteerId === party.personId) && now < c.order.windowEnd && allowed(() => permit(action, c.order.status, party));
    if (!UPON_PART.has(action)) return allowed(() => permit(action, c.order.status, party)) && (ORDER_GUARDS[action]?.(c, party, now) ?? true);
    return c.assignments.some(
      (a) => allowed(() => permitPart(action, c.order.status, a.state, partyOfPart(party, a))) && (PART_GUARDS[action]?.(a, c, now) ?? true),
    );
  });
}
