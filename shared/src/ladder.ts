import type { Id, Instant, PageQuery } from './base.js';
import type { DayPart, Skill } from './people.js';
import type { OrderState } from './orders.js';
import type { Shelf } from './catalog.js';
import type { DeskAreaQuery } from './screens.js';
import type { Window } from './base.js';

/** From the narrowest to the widest: volunteers of the order's community · of places near it · of its town · everybody, and partner units by phone. */
export const LADDER_CIRCLES = ['community', 'nearby', 'town', 'partners'] as const;
export type LadderCircle = (typeof LADDER_CIRCLES)[number];

export const LADDER_LIMITS = {
  /** Waking minutes of a step. */
  minWait: 30,
  maxWait: 7 * 14 * 60,
  /** People whom the system asks at once in a step. */
  invite: 5,
} as const;

/** One step of a town's ladder. A circle that is not in the list is left out. */
export interface LadderStep {
  circle: LadderCircle;
  /** Minutes between 7:30 and 21:30 that the step waits; an eighth of it where it is urgent, and then at night too. */
  waitMinutes: number;
  /** How many the system asks at once; 0: it asks nobody. Always 0 for `partners`, who are rung up by staff. */
  invite: number;
}

/** Where the search for one order stands. */
export interface LadderView {
  /** The steps of the town in order, as far as they have anybody for this order. */
  circles: LadderCircle[];
  at: LadderCircle;
  /** The next circle; null: after this one there is nobody left. */
  next: LadderCircle | null;
  /** When it goes on by itself; null while staff hold it, and once everybody was asked. */
  nextAt: Instant | null;
  held: boolean;
  /** Everybody was asked. */
  ended: boolean;
}

/** What staff do with a search. `skip`: to the next step now · `restart`: from the first step again. */
export const LADDER_ACTS = ['hold', 'resume', 'skip', 'restart'] as const;
export type LadderAct = (typeof LADDER_ACTS)[number];

export interface SteerLadderBody {
  act: LadderAct;
  words?: string;
}

/** The ladder of one town. */
export interface TownLadderView {
  townId: Id;
  town: string;
  /** Empty: no order of the town widens by itself. */
  steps: LadderStep[];
  /** Raised by each change; sent back with the next one. */
  version: number;
}

export interface TownLaddersView {
  towns: TownLadderView[];
}

export interface SetTownLadderBody {
  steps: LadderStep[];
  version: number;
}

// ---- 缺人清单 ----

export const GAP_CAUSES = ['nobody', 'too_few', 'window'] as const;
/** nobody: everybody was asked · too_few: some came, not enough · window: the time was over before. */
export type GapCause = (typeof GAP_CAUSES)[number];

export const GAP_OUTCOMES = ['found', 'told', 'recruited'] as const;
/** found: somebody does it after all · told: the resident knows · recruited: volunteers with this skill were won. */
export type GapOutcome = (typeof GAP_OUTCOMES)[number];

/** Something that could not be served. Nobody's name. */
export interface GapRow {
  id: Id;
  orderId: Id;
  title: string;
  shelf: Shelf | null;
  skill: Skill | null;
  place: string;
  townId: Id;
  communityId: Id;
  window: Window;
  dayPart: DayPart | null;
  cause: GapCause;
  /** Helpers that were missing. */
  missing: number;
  /** Whom the system or staff had asked, how many of them said no. */
  asked: number;
  declined: number;
  at: Instant;
  /** What the order is now. */
  status: OrderState;
  outcome: GapOutcome | null;
  closedAt: Instant | null;
  closedBy: string | null;
}

/** Those that came up within so many days, today among them. */
export const GAP_DAYS = [7, 30, 90] as const;
export type GapDays = (typeof GAP_DAYS)[number];

export interface GapsFilter extends DeskAreaQuery {
  which?: 'open' | 'closed';
  skill?: Skill;
  /** All there are unless said. */
  days?: GapDays;
}

export interface GapsQuery extends PageQuery, GapsFilter {}

/** At most so many gaps, the newest, are gathered into groups. */
export const GAPS_GROUPED = 500;

/** What was missing in one place for one skill at one time of the week: what people would be won for. */
export interface GapGroup {
  communityId: Id;
  place: string;
  skill: Skill | null;
  /** When it was wanted: on Saturday or Sunday, and in which part of the day. */
  weekend: boolean;
  dayPart: DayPart;
  /** Different people who asked. */
  households: number;
  /** Why, the newest first, each once. */
  causes: GapCause[];
  /** The orders behind it, the newest first. */
  orders: { gapId: Id; orderId: Id; title: string; status: OrderState; window: Window; dayPart: DayPart | null }[];
}

export interface GapGroupsView {
  /** By their newest gap; never by how many there are. */
  groups: GapGroup[];
  /** More than GAPS_GROUPED were found: the rest is not in it. */
  more: boolean;
}

export interface CloseGapBody {
  outcome: GapOutcome;
}

// ---- partner units (结对单位) ----

/** A unit that may be asked when the town has nobody: for staff. */
export interface PartnerUnit {
  id: Id;
  townId: Id;
  name: string;
  contact: string;
  phone: string;
  /** What it can do, in a few words. */
  can: string;
  active: boolean;
}

export interface PartnersView {
  units: PartnerUnit[];
}

export interface SetPartnerBody {
  id: Id;
  townId: Id;
  name: string;
  contact: string;
  phone: string;
  can: string;
  active: boolean;
}

export const PARTNER_ANSWERS = ['yes', 'no', 'call_back', 'no_answer'] as const;
export type PartnerAnswer = (typeof PARTNER_ANSWERS)[number];

export interface PartnerCallBody {
  /** Made on the phone. */
  id: Id;
  unitId: Id;
  answer: PartnerAnswer;
}

/** The units of the order's town with the last call about this order. */
export interface PartnerCallsView {
  units: (PartnerUnit & { last: { answer: PartnerAnswer; at: Instant; by: string } | null })[];
}
