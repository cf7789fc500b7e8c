import type {
  ArrivalProof, AskReason, AssignmentState, CancelReason, DayPart, GapCause, HoldReason, Id, LadderCircle, Level, OrderKind, OrderRelation, OrderState, RatingTag,
  RatingWay, RejectReason, Risk, Shelf, Skill, Stars, TimelineEvent, VisitAlarm, WithdrawReason,
} from '@supermarket/shared';
import type { Attachment } from '../media/media.store.js';
import type { Proposal } from './another-time.rules.js';

/** Where the search for helpers stands. */
export interface LadderFacts {
  /** Who is asked now; null: its town has no ladder, and everybody sees the order. */
  readonly circle: LadderCircle | null;
  /** When the next step begins; null while staff hold it, and once everybody was asked. */
  readonly ladderDue: Date | null;
  /** When the system asks somebody again; null: nobody more in this step. */
  readonly ladderAskAt: Date | null;
  readonly ladderHeld: boolean;
}

/** The order as the rules see it. Instants are UTC, lengths are minutes. */
export interface OrderFacts extends LadderFacts {
  readonly id: Id;
  readonly kind: OrderKind;
  readonly status: OrderState;
  /** Whom it is for. */
  readonly requesterId: Id;
  /** Who placed it: the requester, a proxy, or staff. */
  readonly creatorId: Id;
  readonly urgent: boolean;
  readonly risk: Risk;
  readonly level: Level;
  readonly skill: Skill | null;
  readonly partyOnly: boolean;
  readonly minutes: number;
  readonly seats: number;
  /** Counts up when the work goes on another day or the order is opened again. */
  readonly visit: number;
  readonly windowStart: Date;
  readonly windowEnd: Date;
  readonly dayPart: DayPart | null;
  /** Since when it waits for review. */
  readonly submittedAt: Date;
  /** Since when it waits for the resident's answer to a question of staff. */
  readonly askedAt: Date | null;
  /** Who of staff decided last; a repeated tap of theirs is already so. */
  readonly handledById: Id | null;
  /** Since when it waits for the resident's confirmation. */
  readonly finishedAt: Date | null;
  readonly confirmedAt: Date | null;
  /** When it ended, whichever way: closed, cancelled, rejected. */
  readonly endedAt: Date | null;
  readonly solved: boolean | null;
  readonly stars: Stars | null;
  readonly ratingWay: RatingWay | null;
  readonly ratedAt: Date | null;
  /** When the household asked to have the rejection looked at again; once. */
  readonly appealedAt: Date | null;
  /** When the personal fields were erased. */
  readonly erasedAt: Date | null;
}

/** One person's part in one visit. */
export interface AssignmentFacts {
  readonly id: Id;
  readonly orderId: Id;
  readonly volunteerId: Id;
  readonly visit: number;
  readonly state: AssignmentState;
  /** 1 … seats while the person holds one. */
  readonly seat: number | null;
  readonly offeredById: Id | null;
  readonly repliesBy: Date | null;
  readonly acceptedAt: Date | null;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  readonly doorTries: number;
  /** Staff are to ring up: see `VisitAlarm`. */
  readonly alarm: VisitAlarm | null;
  readonly alarmAt: Date | null;
  /** Checked out by the timer: the volunteer says how long it really was. */
  readonly needsOwnTime: boolean;
  readonly minutes: number | null;
  /** Checked out to go on another day. */
  readonly unfinished: boolean;
  /** When the service record was handed in for credit. */
  readonly creditedAt: Date | null;
  readonly windowStart: Date;
  readonly windowEnd: Date;
}

/** An order with everybody's part in it, read under the order's lock. */
export interface Case {
  readonly order: OrderFacts;
  readonly assignments: readonly AssignmentFacts[];
  /** Another time that was proposed last, read where the order is accepted; whether it stands `standing` says. */
  readonly proposal?: Proposal | null;
}

/** Who acts, as seen from this order. One person can be several at once. */
export interface Party {
  readonly personId: Id | null;
  readonly relations: readonly OrderRelation[];
  /** Has a seat of staff that decides about orders, but not for this place. */
  readonly staffElsewhere: boolean;
  /** Is staff of the place, but asked for this order or helps in it: somebody else decides. */
  readonly concerned?: boolean;
  /** Stands in as a relative; what the elder has not let them see stays shut. */
  readonly family?: { readonly doorCodes: boolean };
  /** Could stand in once; the consent has ended. */
  readonly grantEnded?: boolean;
}

/** Steps of the history; those that people may read are the contract's `TimelineEvent`s. */
export type HistoryEvent =
  | TimelineEvent
  | 'declined' | 'timedOut' | 'superseded' | 'recalled' | 'autoFinished' | 'ownTime' | 'timeDisputed' | 'doorTry' | 'gaveUp' | 'erased' | 'alarm';

export interface Step {
  readonly event: HistoryEvent;
  readonly assignmentId?: Id;
  /** A code from a list of the contract. */
  readonly reason?: string;
  /** Free words; sealed by the store. */
  readonly note?: string;
}

type Open<T> = { -readonly [K in keyof T]?: T[K] };

export type OrderPatch = Open<Omit<OrderFacts, 'id' | 'kind' | 'requesterId' | 'creatorId'>> & {
  askReason?: AskReason | null;
  rejectReason?: RejectReason | null;
  cancelReason?: CancelReason | null;
  /** Of a spoken order, once staff have heard it. */
  itemId?: Id | null;
  shelf?: Shelf | null;
  title?: string;
  ratingTags?: readonly RatingTag[];
  /** Free words; sealed by the store. */
  words?: string;
  address?: string;
  staffWords?: string | null;
  ratingWords?: string | null;
};

export type AssignmentPatch = Open<Omit<AssignmentFacts, 'id' | 'orderId' | 'volunteerId' | 'visit'>> & {
  endedAt?: Date;
  endReason?: WithdrawReason | 'rescheduled' | 'cancelled' | 'windowPassed' | 'noAnswer' | null;
  arrivedBy?: ArrivalProof;
  chips?: readonly string[];
  /** What the volunteer says it was, while staff have not decided. */
  claimedMinutes?: number | null;
  /** Free words; sealed by the store. */
  result?: string | null;
  timeWords?: string | null;
};

/** A new part in the order: an offer, a claim, or the same person coming again. */
export interface NewAssignment {
  readonly id: Id;
  readonly volunteerId: Id;
  readonly visit: number;
  readonly state: 'OFFERED' | 'ACCEPTED';
  readonly seat: number | null;
  readonly offeredById: Id | null;
  readonly offeredAt: Date | null;
  readonly repliesBy: Date | null;
  readonly acceptedAt: Date | null;
  readonly windowStart: Date;
  readonly windowEnd: Date;
}

/** What the hours feature is asked to do, in this order, in the same transaction. */
export type HoursEffect =
  | { readonly kind: 'draft'; readonly assignmentId: Id }
  | { readonly kind: 'minutes'; readonly assignmentId: Id }
  | { readonly kind: 'credit'; readonly assignmentId: Id; readonly hold: HoldReason | null }
  | { readonly kind: 'hold'; readonly assignmentId: Id; readonly reason: HoldReason };

/** What a rule decided: fields that change, parts that change, what the history says, what the hours do. */
export interface Change {
  readonly order: OrderPatch;
  readonly assignments: readonly { readonly id: Id; readonly patch: AssignmentPatch }[];
  readonly add: readonly NewAssignment[];
  readonly steps: readonly Step[];
  readonly hours: readonly HoursEffect[];
  /** Uploads of the actor that the order takes. */
  readonly media: readonly Attachment[];
  /** A new proposal, null for none any more; absent: as it was. */
  readonly proposal?: Proposal | null;
  /** The need could not be met; it goes into 缺人清单. */
  readonly gap?: GapCause;
}

/** A change with only what differs said. */
export function change(parts: Partial<Change>): Change {
  return { order: {}, assignments: [], add: [], steps: [], hours: [], media: [], ...parts };
}

/** The case as it will be: how rules look ahead, and how specs look at a result. */
export function after({ order, assignments, proposal = null }: Case, { order: patch, assignments: patches, add, proposal: next = proposal }: Change): Case {
  const changed = assignments.map((a) => patches.filter(({ id }) => id === a.id).reduce<AssignmentFacts>((now, { patch: p }) => ({ ...now, ...p }), a));
  const fresh = add.map((a): AssignmentFacts => ({
    ...a, orderId: order.id, checkedInAt: null, checkedOutAt: null, doorTries: 0, alarm: null, alarmAt: null, needsOwnTime: false, minutes: null, unfinished: false, creditedAt: null,
  }));
  return { order: { ...order, ...patch }, assignments: [...changed, ...fresh], proposal: next };
}
