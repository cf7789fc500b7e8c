import type { AssignmentState, HoldReason, LadderCircle, OrderState, RatingWay, RecordState, RedemptionState, Risk, Skill, Stars } from '@supermarket/shared';

/*
 * What the loop is, in its smallest form: people, orders with everybody's part in them, records, points and vouchers.
 * Nothing of the server is used here. Instants are milliseconds, lengths are minutes.
 */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Everybody of a history. */
export const NAMES = ['ann', 'ned', 'vic', 'val', 'kim', 'dot', 'dee', 'far', 'tom', 'cyn', 'sue'] as const;
export type Name = (typeof NAMES)[number];

export interface Helper {
  readonly skills: readonly Skill[];
  readonly party: boolean;
  readonly minor: boolean;
  readonly weeklyCap: number;
  readonly wantsPoints: boolean;
}

export interface Trait {
  readonly helper?: Helper;
  readonly seat?: 'dispatcher' | 'town' | 'city' | 'desk';
  /** The seat is of another town. */
  readonly elsewhere?: boolean;
}

const GROWN: Helper = { skills: [], party: false, minor: false, weeklyCap: 10, wantsPoints: true };

/** Ann orders; Ned orders for her; dot helps and dispatches; the last five are staff of everybody. */
export const CAST: Readonly<Record<Name, Trait>> = {
  ann: {},
  ned: {},
  vic: { helper: { ...GROWN, skills: ['plumbing'], party: true } },
  val: { helper: { ...GROWN, wantsPoints: false } },
  kim: { helper: { ...GROWN, minor: true, weeklyCap: 2 } },
  dot: { helper: GROWN, seat: 'dispatcher' },
  dee: { seat: 'dispatcher' },
  far: { seat: 'dispatcher', elsewhere: true },
  tom: { seat: 'town' },
  cyn: { seat: 'city' },
  sue: { seat: 'desk' },
};

/** Val lives next door; the others where the orders are. */
export const HELPERS_AT_HOME: readonly Name[] = ['vic', 'kim', 'dot'];
/** One of them and she look at the hall. */
export const HALL: readonly Name[] = ['vic', 'val'];

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Order extends Span {
  readonly nr: number;
  readonly id: string;
  readonly requester: Name;
  readonly creator: Name;
  readonly parts: Part[];
  status: OrderState;
  start: number;
  end: number;
  visit: number;
  seats: number;
  minutes: number;
  level: 1 | 2 | 3;
  risk: Risk;
  skill: Skill | null;
  partyOnly: boolean;
  urgent: boolean;
  /** Own words, so staff say how long it takes. */
  readonly free: boolean;
  handledBy: Name | null;
  askedAt: number | null;
  finishedAt: number | null;
  confirmedAt: number | null;
  endedAt: number | null;
  solved: boolean | null;
  stars: Stars | null;
  way: RatingWay | null;
  ratedAt: number | null;
  erased: boolean;
  proposal: Proposal | null;
  /** How far its search has come, when the next step begins, and when the system asks somebody. */
  circle: LadderCircle | null;
  ladderDue: number | null;
  askAt: number | null;
  held: boolean;
  /** Stands in the list of what is missing. */
  gap: boolean;
  /** Rows of its search, by what makes them one and the same. */
  readonly jobs: Map<string, { readonly at: number; isDone: boolean }>;
  /** Against its rejection; once. */
  appeal: (Sent & { answered: (Sent & { readonly upheld: boolean }) | null }) | null;
}

/** By whom, and under which id: sent again by the same person it is done already. */
export interface Sent {
  readonly id: string;
  readonly by: Name;
}

/** Another time that waits for a yes of everybody whom it concerns. */
export interface Proposal extends Span {
  /** When the order began as it was proposed. */
  readonly from: number;
  readonly by: Name;
  readonly expected: readonly Part[];
  readonly agreed: Set<Part>;
  household: boolean;
}

/** One person's part in one visit of an order. */
export interface Part {
  readonly nr: number;
  id: string;
  readonly order: Order;
  readonly who: Name;
  readonly visit: number;
  state: AssignmentState;
  start: number;
  end: number;
  readonly offeredBy: Name | 'system' | null;
  readonly repliesBy: number | null;
  acceptedAt: number | null;
  inAt: number | null;
  outAt: number | null;
  tries: number;
  minutes: number | null;
  needsOwnTime: boolean;
  unfinished: boolean;
  handedIn: boolean;
  record: Service | null;
}

/** The service record of a part. */
export interface Service {
  id: string;
  readonly part: Part;
  state: RecordState;
  minutes: number | null;
  /** As measured at the door; a correction of the minutes leaves it. */
  endedAt: number | null;
  /** Of the check-out, in Shanghai. */
  day: string;
  readonly planned: number;
  readonly level: 1 | 2 | 3;
  held: HoldReason | null;
  bears: boolean;
  award: Award | null;
  decidedBy: Name | null;
  correction: { readonly id: string; readonly minutes: number; readonly by: Name } | null;
  /** Every correction that was ever proposed. */
  readonly proposed: Set<string>;
  /** The last one that was agreed to, and who did. */
  agreed: { readonly id: string; readonly by: Name } | null;
}

export interface Award {
  readonly points: number;
  /** The year in which the service ended: its lot. */
  readonly year: number;
}

export interface Lot {
  balance: number;
  held: number;
}

export interface Shelf {
  readonly stockId: string;
  readonly price: number;
  readonly monthly: number;
  onHand: number;
  reserved: number;
}

export interface Voucher {
  readonly nr: number;
  readonly id: string;
  readonly who: Name;
  readonly shelf: Shelf;
  readonly madeAt: number;
  readonly endsAt: number;
  readonly lots: readonly { readonly year: number; readonly amount: number }[];
  state: RedemptionState;
  closedBy: Name | null;
  /** What its QR code says. */
  qr: string;
  /** Counts for the month while it waits or when it was fetched. */
  readonly month: string;
}

export interface Model {
  now: number;
  consent: boolean;
  readonly orders: Order[];
  readonly vouchers: Voucher[];
  readonly shelves: readonly Shelf[];
  /** By person, then by year. */
  readonly lots: Map<Name, Map<number, Lot>>;
  /** Records that staff decided about, and since when their parts are to follow. */
  readonly decided: { readonly record: Service; readonly at: number }[];
  /** Movements of stock that were written, by their ids. */
  readonly moved: Set<string>;
  /** Whom each household does not want again. */
  readonly refused: Map<Name, Set<Name>>;
  /** Invitations of the system, as the server sent them; null for somebody of another history. */
  sent: readonly { readonly id: string; readonly order: string; readonly who: Name | null; readonly at: number }[];
  /** Wrong codes at the desk. */
  readonly misses: { readonly who: Name; readonly at: number }[];
  /** Points an hour, and percent by level. */
  readonly rule: { readonly ratePerHour: number; readonly coefficients: readonly [number, number, number] };
}

export const newModel = (now: number, shelves: readonly Shelf[], rule: Model['rule']): Model => ({
  now, consent: true, orders: [], vouchers: [], shelves, lots: new Map(), decided: [], moved: new Set(), refused: new Map(), sent: [], misses: [], rule,
});

export const partsOf = (m: Model): Part[] => m.orders.flatMap(({ parts }) => parts);
export const recordsOf = (m: Model): Service[] => partsOf(m).flatMap(({ record }) => (record ? [record] : []));

// ---- days as people here mean them ----

const shanghai = (at: number): string => new Date(at + 8 * HOUR).toISOString();
export const dayOf = (at: number): string => shanghai(at).slice(0, 10);
export const monthOf = (at: number): string => shanghai(at).slice(0, 7);
export const yearOf = (at: number): number => Number(shanghai(at).slice(0, 4));
export const minuteOfDay = (at: number): number => Math.floor(((at + 8 * HOUR) % DAY) / MINUTE);
/** The number of the week, Monday to Sunday; 1 January 1970 was a Thursday. */
export const weekOf = (at: number): number => Math.floor((Math.floor((at + 8 * HOUR) / DAY) + 3) / 7);
export const startOfDay = (at: number): number => Math.floor((at + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
