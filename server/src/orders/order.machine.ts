import { ORDER_STATES, type AssignmentState, type ErrorCode, type OrderAction, type OrderRelation, type OrderState } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import type { Party } from './order.facts.js';

/** What only timers do. */
export const SYSTEM_ACTIONS = [
  'timeOutOffer', 'noShow', 'autoCheckOut', 'overdue', 'alone', 'passWindow', 'silence', 'giveUp', 'close', 'erase', 'climb', 'invite',
] as const;
export type SystemAction = (typeof SYSTEM_ACTIONS)[number];
/** What staff do by answering an appeal. */
export type AppealAction = 'readmit';
export type Action = OrderAction | SystemAction | AppealAction;

/** One action upon the order: who may, from which state, and where it leads. */
export interface OrderEdge {
  readonly action: Action;
  readonly who: readonly OrderRelation[];
  /** From state → the states it can lead to, which facts decide. */
  readonly go: Partial<Readonly<Record<OrderState, readonly OrderState[]>>>;
  /** States in which the same person's second tap changes nothing. */
  readonly already?: readonly OrderState[];
  /** What is said in any other state; WRONG_STATE unless given. */
  readonly else?: ErrorCode;
}

/** One action upon somebody's part in the order. The order follows its parts (`follow`), so its states only say when. */
export interface AssignmentEdge {
  readonly action: Action;
  readonly who: readonly OrderRelation[];
  readonly go: Partial<Readonly<Record<AssignmentState, readonly AssignmentState[]>>>;
  readonly already?: readonly AssignmentState[];
  /** The states of the order in which it can happen. */
  readonly inOrder: readonly OrderState[];
  readonly else?: ErrorCode;
}

const MINE = ['requester', 'proxy'] as const;
const MINE_OR_STAFF = ['requester', 'proxy', 'staff'] as const;
/** What was agreed is changed by those who agreed; staff speak for whoever rings up. */
const HAS_A_WORD = ['requester', 'proxy', 'staff', 'claimant'] as const;
const STAFF = ['staff'] as const;
const SYSTEM = ['system'] as const;

const stay = (...states: readonly OrderState[]): OrderEdge['go'] => Object.fromEntries(states.map((state) => [state, [state]]));
const to = (target: OrderState, ...states: readonly OrderState[]): OrderEdge['go'] =>
  Object.fromEntries(states.map((state) => [state, [target]]));

/** States in which helpers come, are there, or have been there. */
const SERVING = ['OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'] as const satisfies readonly OrderState[];
const SERVED = [...SERVING, 'PENDING_CONFIRM', 'CONFIRMED', 'DISPUTED', 'REOPENED', 'WINDOW_PASSED', 'EXPIRED', 'CLOSED'] as const satisfies readonly OrderState[];

/** domain.md §5d1 as data, with the gaps of decision 6 filled; referral comes later. */
export const ORDER_EDGES: readonly OrderEdge[] = [
  { action: 'resubmit', who: MINE, go: to('SUBMITTED', 'NEEDS_INFO'), already: ['SUBMITTED'] },
  {
    action: 'cancel', who: MINE_OR_STAFF, already: ['CANCELLED'],
    go: to('CANCELLED', 'SUBMITTED', 'NEEDS_INFO', 'OPEN', 'DISPATCHED', 'ACCEPTED', 'WINDOW_PASSED', 'EXPIRED', 'REOPENED'),
  },
  {
    action: 'reschedule', who: MINE_OR_STAFF,
    go: { ...stay('SUBMITTED', 'NEEDS_INFO'), ...to('OPEN', 'OPEN', 'DISPATCHED', 'WINDOW_PASSED', 'EXPIRED') },
  },
  { action: 'proposeTime', who: HAS_A_WORD, go: stay('ACCEPTED') },
  { action: 'agreeTime', who: HAS_A_WORD, go: stay('ACCEPTED') },
  { action: 'keepTime', who: HAS_A_WORD, go: stay('ACCEPTED') },
  { action: 'approve', who: STAFF, go: to('OPEN', 'SUBMITTED'), already: ['OPEN'] },
  { action: 'askInfo', who: STAFF, go: to('NEEDS_INFO', 'SUBMITTED'), already: ['NEEDS_INFO'] },
  { action: 'reject', who: STAFF, go: to('REJECTED', 'SUBMITTED'), already: ['REJECTED'] },
  { action: 'appeal', who: MINE, go: stay('REJECTED') },
  { action: 'readmit', who: STAFF, go: to('SUBMITTED', 'REJECTED') },
  { action: 'open', who: STAFF, go: to('OPEN', 'REOPENED'), already: ['OPEN'] },
  { action: 'offer', who: STAFF, go: { ...to('DISPATCHED', 'OPEN', 'REOPENED', 'EXPIRED'), ...stay('DISPATCHED') } },
  { action: 'claim', who: ['volunteer'], go: { OPEN: ['OPEN', 'ACCEPTED'] }, else: 'NOT_OPEN' },
  { action: 'claim', who: ['claimant'], go: {}, already: [...SERVING], else: 'NOT_OPEN' },
  {
    action: 'confirm', who: MINE_OR_STAFF, already: ['CONFIRMED', 'DISPUTED', 'CLOSED'],
    go: { PENDING_CONFIRM: ['CONFIRMED', 'DISPUTED'] },
  },
  { action: 'rate', who: MINE_OR_STAFF, go: stay('CONFIRMED', 'CLOSED') },
  { action: 'reopen', who: MINE_OR_STAFF, go: to('REOPENED', 'CONFIRMED', 'CLOSED'), already: ['REOPENED'] },
  {
    action: 'settleDispute', who: STAFF, already: ['CONFIRMED', 'CLOSED', 'REOPENED'],
    go: { DISPUTED: ['CONFIRMED', 'CLOSED', 'REOPENED'] },
  },
  { action: 'showDoorCodes', who: MINE, go: stay(...SERVING) },
  { action: 'reveal', who: ['claimant'], go: stay(...SERVED), else: 'ADDRESS_HIDDEN' },
  { action: 'reveal', who: STAFF, go: stay(...ORDER_STATES) },
  { action: 'printSlip', who: STAFF, go: stay('SUBMITTED', ...SERVING) },
  { action: 'keepWaiting', who: MINE_OR_STAFF, go: to('OPEN', 'EXPIRED'), already: ['OPEN'] },
  { action: 'holdLadder', who: STAFF, go: stay('OPEN', 'DISPATCHED') },
  { action: 'resumeLadder', who: STAFF, go: stay('OPEN', 'DISPATCHED') },
  { action: 'skipStep', who: STAFF, go: { OPEN: ['OPEN', 'EXPIRED'], DISPATCHED: ['DISPATCHED'] } },
  { action: 'restartLadder', who: STAFF, go: { ...stay('OPEN', 'DISPATCHED'), ...to('OPEN', 'EXPIRED') } },
  { action: 'climb', who: SYSTEM, go: { OPEN: ['OPEN', 'EXPIRED'], DISPATCHED: ['DISPATCHED'] } },
  { action: 'invite', who: SYSTEM, go: stay('OPEN') },
  { action: 'passWindow', who: SYSTEM, go: to('WINDOW_PASSED', 'OPEN', 'DISPATCHED') },
  { action: 'silence', who: SYSTEM, go: to('CONFIRMED', 'PENDING_CONFIRM') },
  { action: 'giveUp', who: SYSTEM, go: to('CANCELLED', 'NEEDS_INFO') },
  { action: 'close', who: SYSTEM, go: to('CLOSED', 'CONFIRMED') },
  { action: 'erase', who: SYSTEM, go: stay('CLOSED', 'CANCELLED', 'REJECTED') },
];

const partTo = (target: AssignmentState, ...states: readonly AssignmentState[]): AssignmentEdge['go'] =>
  Object.fromEntries(states.map((state) => [state, [target]]));

export const ASSIGNMENT_EDGES: readonly AssignmentEdge[] = [
  { action: 'accept', who: ['offeree', 'claimant'], go: partTo('ACCEPTED', 'OFFERED'), already: ['ACCEPTED'], inOrder: ['OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'], else: 'OFFER_ENDED' },
  { action: 'decline', who: ['offeree'], go: partTo('DECLINED', 'OFFERED'), already: ['DECLINED'], inOrder: ORDER_STATES, else: 'OFFER_ENDED' },
  { action: 'recallOffer', who: STAFF, go: partTo('SUPERSEDED', 'OFFERED'), already: ['SUPERSEDED'], inOrder: ORDER_STATES, else: 'OFFER_ENDED' },
  { action: 'timeOutOffer', who: SYSTEM, go: partTo('TIMED_OUT', 'OFFERED'), inOrder: ORDER_STATES },
  { action: 'withdraw', who: ['claimant'], go: partTo('WITHDRAWN', 'ACCEPTED'), already: ['WITHDRAWN'], inOrder: SERVING },
  { action: 'checkIn', who: ['claimant'], go: partTo('CHECKED_IN', 'ACCEPTED'), already: ['CHECKED_IN'], inOrder: SERVING },
  { action: 'confirmArrival', who: STAFF, go: partTo('CHECKED_IN', 'ACCEPTED'), already: ['CHECKED_IN'], inOrder: SERVING },
  { action: 'noAnswer', who: ['claimant'], go: partTo('EXCUSED', 'ACCEPTED'), already: ['EXCUSED'], inOrder: SERVING },
  { action: 'noShow', who: SYSTEM, go: partTo('NO_SHOW', 'ACCEPTED'), inOrder: SERVING },
  { action: 'excuse', who: STAFF, go: partTo('EXCUSED', 'ACCEPTED', 'NO_SHOW'), already: ['EXCUSED'], inOrder: ORDER_STATES },
  { action: 'checkOut', who: ['claimant'], go: partTo('CHECKED_OUT', 'CHECKED_IN'), already: ['CHECKED_OUT'], inOrder: ['IN_SERVICE'] },
  { action: 'continueLater', who: ['claimant'], go: partTo('CHECKED_OUT', 'CHECKED_IN'), already: ['CHECKED_OUT'], inOrder: ['IN_SERVICE'] },
  { action: 'autoCheckOut', who: SYSTEM, go: partTo('CHECKED_OUT', 'CHECKED_IN'), inOrder: ['IN_SERVICE'] },
  { action: 'overdue', who: SYSTEM, go: partTo('CHECKED_IN', 'CHECKED_IN'), inOrder: ['IN_SERVICE'] },
  { action: 'alone', who: SYSTEM, go: partTo('CHECKED_IN', 'CHECKED_IN'), inOrder: ['IN_SERVICE'] },
  { action: 'markSafe', who: STAFF, go: partTo('CHECKED_IN', 'CHECKED_IN'), inOrder: ['IN_SERVICE'] },
  { action: 'ownTime', who: ['claimant'], go: { CHECKED_OUT: ['CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED'] }, already: ['TIME_DISPUTED'], inOrder: SERVED },
  { action: 'disputeTime', who: ['claimant'], go: partTo('TIME_DISPUTED', 'CHECKED_OUT'), already: ['TIME_DISPUTED'], inOrder: SERVED },
  { action: 'settleTime', who: STAFF, go: partTo('VERIFIED', 'TIME_DISPUTED', 'CHECKED_OUT'), already: ['VERIFIED'], inOrder: [...SERVED, 'CANCELLED'] },
];

interface Edge {
  readonly action: Action;
  readonly who: readonly OrderRelation[];
}

function byAction<E extends Edge>(edges: readonly E[]): ReadonlyMap<Action, readonly E[]> {
  const sorted = new Map<Action, E[]>();
  for (const edge of edges) sorted.set(edge.action, [...(sorted.get(edge.action) ?? []), edge]);
  return sorted;
}

const ORDER_ACTIONS_EDGES = byAction(ORDER_EDGES);
const PART_ACTIONS_EDGES = byAction(ASSIGNMENT_EDGES);

const isFor = (edge: Edge, { relations }: Party): boolean => edge.who.some((who) => relations.includes(who));

/** Whether an action upon the order is for any of the party's relations at all, whatever the state. */
export const concerns = (action: Action, party: Party): boolean => ORDER_ACTIONS_EDGES.get(action)?.some((edge) => isFor(edge, party)) ?? false;

/** The edges of one action that stand open to one of the party's relations; refuses whoever has none. */
function openTo<E extends Edge>(edges: ReadonlyMap<Action, readonly E[]>, action: Action, party: Party): readonly E[] {
  const ofAction = edges.get(action) ?? [];
  const open = ofAction.filter((edge) => isFor(edge, party));
  if (open.length > 0) return open;
  const who = ofAction.flatMap((edge) => edge.who);
  if (party.grantEnded && who.includes('proxy')) throw new Refusal('GRANT_ENDED');
  if (party.concerned && who.includes('staff')) throw new Refusal('NEED_ANOTHER_PERSON');
  if (party.staffElsewhere && who.includes('staff')) throw new Refusal('OUT_OF_SCOPE');
  if (who.includes('volunteer')) throw new Refusal('NOT_A_VOLUNTEER');
  if (who.includes('requester')) throw new Refusal('NOT_ALLOWED');
  throw new Refusal(who.includes('claimant') || who.includes('offeree') ? (action === 'reveal' ? 'ADDRESS_HIDDEN' : 'NOT_YOUR_TASK') : 'NOT_ALLOWED');
}

/** Whether the order's state lets this party go on; `already` when it is so. Throws the refusal otherwise. */
export function permit(action: Action, status: OrderState, party: Party): 'go' | 'already' {
  const edges = openTo(ORDER_ACTIONS_EDGES, action, party);
  if (edges.some((edge) => edge.go[status])) return 'go';
  if (edges.some((edge) => edge.already?.includes(status))) return 'already';
  throw new Refusal(edges[0]!.else ?? 'WRONG_STATE');
}

/** The same for an action upon a part. An offeree or claimant stands here for the person whose part it is. */
export function permitPart(action: Action, status: OrderState, state: AssignmentState, party: Party): 'go' | 'already' {
  const edges = openTo(PART_ACTIONS_EDGES, action, party);
  if (edges.some((edge) => edge.already?.includes(state))) return 'already';
  if (edges.some((edge) => edge.go[state] && edge.inOrder.includes(status))) return 'go';
  throw new Refusal(edges[0]!.else ?? 'WRONG_STATE');
}

/** As whom the party acts: the foremost of its relations to which the action stands open. */
export function actingAs(action: Action, party: Party): OrderRelation {
  const who = [...ORDER_EDGES, ...ASSIGNMENT_EDGES].filter((edge) => edge.action === action).flatMap((edge) => edge.who);
  return party.relations.find((relation) => who.includes(relation)) ?? party.relations[0] ?? 'other';
}
