import type { Id, Instant, PageQuery, Window } from './base.js';
import type { PlaceView, Point } from './areas.js';
import type { Level, Risk, Shelf } from './catalog.js';
import type { OrderMedia } from './media.js';
import type { FamilyRelation } from './family.js';
import type { LadderView } from './ladder.js';
import type { DayPart, Skill } from './people.js';

export const ORDER_KINDS = ['service', 'free', 'wish', 'voice'] as const;
/** service: from the menu · free: in the resident's own words · wish: 微心愿 · voice: spoken, and written down by staff. */
export type OrderKind = (typeof ORDER_KINDS)[number];

/** domain.md §5d1 with the gaps filled; a draft lives on the phone only. */
export const ORDER_STATES = [
  'SUBMITTED', 'NEEDS_INFO', 'REJECTED', 'OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE',
  'PENDING_CONFIRM', 'CONFIRMED', 'DISPUTED', 'REOPENED', 'WINDOW_PASSED', 'EXPIRED', 'CANCELLED', 'CLOSED',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** States in which an order still counts against the five that a person may have open. */
export const LIVE_ORDER_STATES = [
  'SUBMITTED', 'NEEDS_INFO', 'OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE', 'PENDING_CONFIRM', 'DISPUTED', 'REOPENED',
  'WINDOW_PASSED', 'EXPIRED',
] as const satisfies readonly OrderState[];

export const ASSIGNMENT_STATES = [
  'OFFERED', 'DECLINED', 'TIMED_OUT', 'SUPERSEDED', 'ACCEPTED', 'WITHDRAWN', 'NO_SHOW', 'EXCUSED',
  'CHECKED_IN', 'CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'VOIDED',
] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** Everything that can be done to an order or an assignment; `OrderView.actions` lists those open to the viewer. */
export const ORDER_ACTIONS = [
  'resubmit', 'cancel', 'reschedule', 'proposeTime', 'agreeTime', 'keepTime', 'confirm', 'rate', 'reopen', 'showDoorCodes', 'appeal',
  'claim', 'accept', 'decline', 'withdraw', 'checkIn', 'noAnswer', 'checkOut', 'continueLater', 'ownTime', 'disputeTime',
  'approve', 'askInfo', 'reject', 'open', 'offer', 'recallOffer', 'settleDispute', 'confirmArrival', 'settleTime', 'excuse',
  'keepWaiting', 'holdLadder', 'resumeLadder', 'skipStep', 'restartLadder', 'markSafe',
  'reveal', 'printSlip',
] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

/** As whom somebody looks at or acts on an order. */
export const ORDER_RELATIONS = ['requester', 'proxy', 'claimant', 'offeree', 'volunteer', 'staff', 'other', 'system'] as const;
export type OrderRelation = (typeof ORDER_RELATIONS)[number];

export const REJECT_REASONS = ['paid_work', 'government_duty', 'not_safe', 'cannot_reach', 'duplicate', 'not_a_need'] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export const ASK_REASONS = ['what', 'where', 'when', 'who', 'other'] as const;
export type AskReason = (typeof ASK_REASONS)[number];

export const CANCEL_REASONS = ['solved_otherwise', 'not_needed', 'wrong_time', 'other'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

export const WITHDRAW_REASONS = ['ill', 'work', 'family', 'cannot_do', 'other'] as const;
export type WithdrawReason = (typeof WITHDRAW_REASONS)[number];

/** For reveals by staff; a claimant's reason is the claim. */
export const LOOK_REASONS = ['check_facts', 'arrange_visit', 'call_back', 'complaint'] as const;
export type LookReason = (typeof LOOK_REASONS)[number];

export const RATING_TAGS = ['on_time', 'skilled', 'patient', 'tidy', 'late', 'hurried'] as const;
export type RatingTag = (typeof RATING_TAGS)[number];

export const RATING_WAYS = ['self', 'proxy', 'handed', 'staff', 'silence'] as const;
/** How the answer was given: by oneself, by a relative or neighbour, on the helper's phone handed over, to staff who rang up; silence is never praise. */
export type RatingWay = (typeof RATING_WAYS)[number];

export const VISIT_ALARMS = ['overdue', 'alone'] as const;
/** overdue: half an hour past the planned end without a check-out · alone: the second helper has not come. */
export type VisitAlarm = (typeof VISIT_ALARMS)[number];

/** 1 很不满 … 5 很满意 */
export type Stars = 1 | 2 | 3 | 4 | 5;

// ---- bodies ----

export interface PlaceOrderBody {
  /** Made on the phone; sent again unchanged when an answer was lost. */
  id: Id;
  kind: OrderKind;
  /** For kind `service`. */
  itemId?: Id;
  /** For `free` and `wish`: what is wanted, in a few words. */
  title?: string;
  /** What should be known; may be empty for `service`. */
  words: string;
  /** Absent: for oneself. Else a person who agreed that this one orders for them. */
  neighbourId?: Id;
  window: Window;
  /** How the resident chose the time, for words such as 明天下午; absent when a date was picked. */
  dayPart?: DayPart;
  communityId: Id;
  /** Empty for a relative whose address is on file: it counts, and is not shown. */
  address: string;
  point?: Point;
  urgent?: boolean;
  /** For `voice`: the recorded need, sent before. Then `address` may be empty: the one on file counts, or staff ask. */
  voiceId?: Id;
  /** Sent before; only where the class of service asks for a photo, and may always be left away. */
  photoIds?: Id[];
}

export interface ResubmitBody {
  /** May be empty beside `voiceId`. */
  words: string;
  /** The answer, spoken. */
  voiceId?: Id;
  window?: Window;
  address?: string;
}

export interface CancelBody {
  reason: CancelReason;
  words?: string;
}

/** Staff have read and seen what waited for them: others may now, or never. */
export interface LookThroughBody {
  show: boolean;
}

/** What waits for staff before others may read or see it. */
export interface LookAtView {
  /** How often somebody wrote something that waits. */
  texts: number;
  /** WeChat found one of them doubtful; else it could not be asked. */
  doubtful: boolean;
  /** Photos and recordings. */
  media: number;
}

/** The screen of an activity: helpers scan it and are checked in. It shows another code every half minute. */
export interface CheckInScreenView {
  no: string;
  title: string;
  /** What the QR code says: 22 letters. */
  token: string;
  /** Ask for the next one then. */
  validUntil: Instant;
  /** Helpers who are still to come, and who have come. */
  expected: number;
  arrived: number;
}

export interface ScanCheckInBody {
  /** As it was scanned. */
  token: string;
}

export interface RescheduleBody {
  window: Window;
  dayPart?: DayPart;
}

/** Another time for an order that somebody has accepted: it is the new one once all whom it concerns have said yes. */
export interface ProposeTimeBody {
  window: Window;
  dayPart?: DayPart;
}

/** Yes to a proposal; the window says to which, in case there is another one by now. */
export interface AgreeTimeBody {
  window: Window;
}

/** *Solved?* and *satisfied?* apart; `stars` null is 未评价. */
export interface ConfirmBody {
  solved: boolean;
  stars: Stars | null;
  tags: RatingTag[];
  words?: string;
}

/** An answer on the helper's phone, with the permission that was fetched before it changed hands. */
export interface HandedAnswerBody extends ConfirmBody {
  permit: string;
}

/** For one answer to one order. */
export interface PhonePassView {
  permit: string;
  until: Instant;
}

export interface RateBody {
  stars: Stars;
  tags: RatingTag[];
  words?: string;
}

export interface ReopenBody {
  words: string;
  window: Window;
  dayPart?: DayPart;
}

export interface ReviewBody {
  decision: 'approve' | 'ask' | 'reject';
  /** For `approve`: what staff found; absent means as the menu says. */
  risk?: Risk;
  level?: Level;
  /** Minutes, for free words and wishes. */
  minutes?: number;
  seats?: number;
  skill?: Skill;
  urgent?: boolean;
  partyOnly?: boolean;
  ask?: AskReason;
  reject?: RejectReason;
  words?: string;
  /** For `approve` of a `voice` order, and only there: the order as staff heard it. */
  heard?: HeardOrder;
}

/** A spoken order, written down. With `itemId` title and usual length come from the menu. */
export interface HeardOrder {
  itemId?: Id;
  title?: string;
  words: string;
  window: Window;
  dayPart?: DayPart;
  /** Needed where none is on file. */
  address?: string;
}

export interface OfferBody {
  /** One to three people. */
  personIds: Id[];
}

export interface ClaimBody {
  /** The tick under 上门前请知道. */
  riskAgreed: boolean;
}

export interface DeclineBody {
  /** Never asked for. */
  words?: string;
}

export interface WithdrawBody {
  reason: WithdrawReason;
  words?: string;
}

export interface CheckInBody {
  code: string;
  /** When it was typed, if that was without a network: judged for that step, within 12 h. */
  typedAt?: Instant;
}

export interface NoAnswerBody {
  words?: string;
}

export interface CheckOutBody {
  chips: string[];
  words?: string;
  /** Sent before; only where the class of service asks for a photo, and may always be left away. */
  photoIds?: Id[];
  /** Client's own time of the tap when offline; within 12 h. */
  typedAt?: Instant;
}

export interface ContinueLaterBody {
  window: Window;
  words: string;
}

export interface OwnTimeBody {
  /** Minutes really served, 1–1440. */
  minutes: number;
  words: string;
}

export interface DisputeTimeBody {
  minutes: number;
  words: string;
}

export interface SettleTimeBody {
  minutes: number;
  words: string;
}

export interface SettleDisputeBody {
  finding: 'solved' | 'unsolved' | 'again';
  words: string;
  /** For `again`. */
  window?: Window;
}

export interface ConfirmArrivalBody {
  words: string;
}

/** Staff have rung up: everything is all right in the house. */
export interface MarkSafeBody {
  words: string;
}

export interface ExcuseBody {
  words: string;
}

/** A slip of paper with the order and a door code of its own. */
export interface PrintSlipBody {
  /** Made by the client for a new slip, which ends the one before; that of the slip that stands prints it again. */
  id: Id;
}

export interface RevealBody {
  /** Staff give a reason; for a claimant the claim is the reason. */
  reason?: LookReason;
}

// ---- views ----

export interface RevealView {
  name: string;
  phone: string;
  address: string;
  point: Point | null;
  /** After this moment the claimant sees it no more. */
  until: Instant | null;
}

/** Whom staff ring up when somebody in a house may need help: who is there, and who was to come. */
export interface HelperNumbersView {
  helpers: { name: string; phone: string }[];
}

/** One code for each helper who is still to arrive. */
export interface DoorCodesView {
  /** Four digits each; they change every half hour. */
  codes: { assignmentId: Id; helper: string; code: string }[];
  validUntil: Instant;
}

/** What stands on the paper. */
export interface PaperSlipView {
  id: Id;
  /** Short number that can be read out. */
  no: string;
  title: string;
  window: Window;
  dayPart: DayPart | null;
  /** 恩城街道 东门社区 */
  placeText: string;
  hotline: string | null;
  /** Whom to give it to: 陈** */
  forWhom: string;
  /** Who comes, masked; empty while nobody has been found. */
  helpers: { name: string; partyTag: boolean }[];
  /** Four digits for this one visit; they do not change with the clock. */
  code: string;
  issuedAt: Instant;
}

export const ARRIVAL_PROOFS = ['code', 'slip', 'staff'] as const;
/** How it was proven that the helper is at the door: the code of the resident's phone, that of a paper slip, or staff who rang up. */
export type ArrivalProof = (typeof ARRIVAL_PROOFS)[number];

export interface Reason {
  ok: boolean;
  /** 会水电 · 同一个社区 · 时间合适 · 周四 10 点后才有空 */
  text: string;
}

export interface HelperView {
  assignmentId: Id;
  state: AssignmentState;
  /** 李** */
  name: string;
  partyTag: boolean;
  skills: Skill[];
  helped: number;
  repliesBy: Instant | null;
  acceptedAt: Instant | null;
  checkedInAt: Instant | null;
  /** For staff. */
  arrivedBy: ArrivalProof | null;
  checkedOutAt: Instant | null;
  /** Actual minutes, once known. */
  minutes: number | null;
  chips: string[];
  result: string | null;
  needsOwnTime: boolean;
  /** What the helper says it took, until staff have settled it: for staff and for the helper. */
  claimed: { minutes: number; words: string | null } | null;
  doorTriesLeft: number;
  /** For staff alone: nobody has checked out long after the planned end, or one is alone where two were agreed. */
  alarm: { kind: VisitAlarm; at: Instant } | null;
}

export const TIMELINE_EVENTS = [
  'placed', 'asked', 'resubmitted', 'approved', 'rejected', 'opened', 'offered', 'claimed', 'withdrew', 'rescheduled',
  'timeProposed', 'timeAgreed', 'timeChanged', 'timeKept',
  'windowPassed', 'arrived', 'noAnswer', 'noShow', 'excused', 'finished', 'continued', 'confirmed', 'silent', 'disputed',
  'reopened', 'settled', 'timeSettled', 'rated', 'cancelled', 'closed', 'appealed', 'readmitted',
  'widened', 'expired', 'keptWaiting', 'ladderHeld', 'ladderResumed', 'ladderRestarted', 'foundSafe',
] as const;
export type TimelineEvent = (typeof TIMELINE_EVENTS)[number];

export interface TimelineStep {
  event: TimelineEvent;
  at: Instant;
  /** Masked name of who did it, where the viewer may know. */
  who: string | null;
  /** Somebody did it for the household; told to the household and to staff. */
  as?: 'proxy';
  note: string | null;
}

/** Another time that waits for somebody's yes. */
export interface ProposalView {
  window: Window;
  dayPart: DayPart | null;
  /** Who proposed it. */
  by: 'household' | 'helper';
  /** The viewer's side has said yes. */
  agreed: boolean;
  at: Instant;
}

export interface RatingView {
  solved: boolean | null;
  stars: Stars | null;
  tags: RatingTag[];
  words: string | null;
  way: RatingWay;
  at: Instant;
}

/** One order as this viewer may see it; fields that are not for them are null or empty. */
export interface OrderView {
  id: Id;
  /** Short number that can be read out. */
  no: string;
  kind: OrderKind;
  shelf: Shelf | null;
  title: string;
  words: string;
  status: OrderState;
  urgent: boolean;
  risk: Risk;
  level: Level;
  skill: Skill | null;
  partyOnly: boolean;
  minutes: number;
  seats: number;
  seatsTaken: number;
  window: Window;
  dayPart: DayPart | null;
  place: PlaceView;
  /** Whom it is for. */
  requester: { name: string; ageBand: string | null; byProxy: boolean };
  relation: OrderRelation;
  /** Step of five, for the bar: 1 placed … 5 confirmed. */
  step: number;
  actions: OrderAction[];
  helpers: HelperView[];
  /** The viewer's own offer or task, newest first visit. */
  mine: HelperView | null;
  timeline: TimelineStep[];
  rating: RatingView | null;
  /** The viewer, who has just helped, can hand over their phone for the answer. */
  phonePass: boolean;
  /** The paper slip of this visit, for staff of the place; its digits are only told when it is printed. */
  slip: { id: Id; issuedAt: Instant } | null;
  /** For those who have a word in it. */
  proposal: ProposalView | null;
  /** Where the search for helpers stands: for the household and staff, while it goes on or has come to its end. */
  ladder: LadderView | null;
  /** When staff owe the next answer; null where nobody waits for staff. */
  answerDue: Instant | null;
  /** Why it was rejected or what is asked, in words. */
  staffWords: string | null;
  rejectReason: RejectReason | null;
  askReason: AskReason | null;
  /** Points this would earn at the usual length; null for those who do not serve. */
  points: number | null;
  reasons: Reason[];
  riskNotice: string[];
  resultChips: string[];
  /** Whether the class of service asks for a photo, at the order and at check-out. */
  photoNeeded: boolean;
  /** Voice notes and photos that the viewer may open now, the oldest first. */
  media: OrderMedia[];
  /** For staff: what they have to look at before others see it; null when nothing waits. */
  toLookAt: LookAtView | null;
  /** Whether the viewer may show the code by which helpers of a group check in. */
  showsCheckIn: boolean;
  /** False for a spoken order without an address: staff have to ask. */
  addressKnown: boolean;
  hotline: string | null;
  /** How often somebody looked at the personal fields. */
  looks: number;
  /** Until when it can be opened again; null where it cannot. */
  reopenUntil: Instant | null;
  createdAt: Instant;
}

/** A row in 我的订单. */
export interface OrderRow {
  id: Id;
  title: string;
  shelf: Shelf | null;
  status: OrderState;
  step: number;
  window: Window;
  dayPart: DayPart | null;
  /** Masked name of who comes, if anyone. */
  helper: string | null;
  forWhom: string | null;
  /** What they are to the viewer, where the viewer is a relative who does it for them. */
  forFamily: FamilyRelation | null;
  createdAt: Instant;
  waitsForMe: boolean;
}

export interface MyOrdersQuery extends PageQuery {
  which?: 'live' | 'done';
}

/** A card in the hall: never a street number. */
export interface TaskCardView {
  id: Id;
  title: string;
  shelf: Shelf | null;
  urgent: boolean;
  points: number | null;
  window: Window;
  dayPart: DayPart | null;
  minutes: number;
  place: PlaceView;
  seatsLeft: number;
  reasons: Reason[];
}

export interface InviteView {
  assignmentId: Id;
  orderId: Id;
  title: string;
  shelf: Shelf | null;
  window: Window;
  dayPart: DayPart | null;
  ageBand: string | null;
  repliesBy: Instant;
}

export interface HallQuery extends PageQuery {
  /** 我有 1 小时: at most this many minutes. */
  minutes?: number;
  /** 离我近: only within three kilometres of my community's point, or of my community where one has no point; without `best` my own community first and then outward, without an end. */
  near?: boolean;
  /** 最合适的: what suits me best first, by distance, my times and whom I know, in place of the order of their start. */
  best?: boolean;
  /** 会水电: only what needs this skill. */
  skill?: Skill;
  /** 本周末 */
  weekend?: boolean;
  communityId?: Id;
}

export interface TaskRow {
  orderId: Id;
  assignmentId: Id;
  title: string;
  shelf: Shelf | null;
  state: AssignmentState;
  status: OrderState;
  window: Window;
  dayPart: DayPart | null;
  place: PlaceView;
  minutes: number;
  checkedInAt: Instant | null;
  waitsForMe: boolean;
}

export interface MyTasksQuery extends PageQuery {
  which?: 'live' | 'done';
}

export interface CandidateView {
  personId: Id;
  name: string;
  partyTag: boolean;
  tasksThisWeek: number;
  reasons: Reason[];
}

/** Nobody is shown a score: the order of the list is what it says. */
export interface CandidatesView {
  /** At most three. */
  best: CandidateView[];
  /** Who could come too, the better first. */
  others: CandidateView[];
}

/** 不再请他来, after a visit. `assignmentId` may be left out where one helper alone was there. */
export interface RefuseHelperBody {
  assignmentId?: Id;
}

/** Somebody whom my household does not want again; only I see it. */
export interface RefusedHelperView {
  personId: Id;
  /** 李** */
  name: string;
  orderId: Id;
  /** The order's title. */
  about: string;
  at: Instant;
}

export interface RefusedHelpersView {
  helpers: RefusedHelperView[];
}

export interface UndoRefusalBody {
  personId: Id;
}
