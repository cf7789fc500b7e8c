/** Who looks, by what they are to the order of the story. */
export const VIEWERS = [
  'guest', 'requester', 'relative', 'proxy', 'claimant', 'invited', 'volunteer', 'resident', 'dispatcher', 'far dispatcher', 'town', 'city', 'desk',
] as const;
export type Viewer = (typeof VIEWERS)[number];

/** Staff within whose area the order lies. */
const STAFF: readonly Viewer[] = ['dispatcher', 'town', 'city'];
const VOLUNTEERS: readonly Viewer[] = ['claimant', 'invited', 'volunteer'];

/** How far an order has come. `day after`: 24 hours after the check-out; `hidden`: 30 days after its end; `erased`: a year. */
export const MOMENTS = ['placed', 'open', 'claimed', 'done', 'day after', 'hidden', 'erased'] as const;
export type Moment = (typeof MOMENTS)[number];

interface OfOrder {
  /** What the resident wrote, but for numbers that lead to a door. */
  readonly words: readonly Viewer[];
  /** Those numbers. */
  readonly door: readonly Viewer[];
  /** Name, phone, address and exact point, each by a reveal that leaves a receipt; in no list and no view. */
  readonly revealed: readonly Viewer[];
  /** The digits to tell at the door. */
  readonly doorCode: readonly Viewer[];
  /** What the helper wrote at the check-out, and the household in its answer. */
  readonly result: readonly Viewer[];
}

/** What of an order is for whom (docs/privacy.md; decision 1): nothing of it for anybody else. `requester` is whoever asked, also for a neighbour; a `relative` reads what the requester does, but for the digits to tell at the door. */
export const OF_ORDER: Readonly<Record<Moment, OfOrder>> = {
  placed: { words: ['requester', ...STAFF], door: ['requester', ...STAFF], revealed: STAFF, doorCode: [], result: [] },
  open: { words: ['requester', ...STAFF, ...VOLUNTEERS], door: ['requester', ...STAFF], revealed: STAFF, doorCode: [], result: [] },
  claimed: { words: ['requester', ...STAFF, ...VOLUNTEERS], door: ['requester', ...STAFF, 'claimant'], revealed: [...STAFF, 'claimant'], doorCode: ['requester'], result: [] },
  done: { words: ['requester', ...STAFF, 'claimant'], door: ['requester', ...STAFF, 'claimant'], revealed: [...STAFF, 'claimant'], doorCode: [], result: ['requester', ...STAFF, 'claimant'] },
  'day after': { words: ['requester', ...STAFF, 'claimant'], door: ['requester', ...STAFF], revealed: STAFF, doorCode: [], result: ['requester', ...STAFF, 'claimant'] },
  hidden: { words: ['requester'], door: ['requester'], revealed: [], doorCode: [], result: ['requester'] },
  erased: { words: [], door: [], revealed: [], doorCode: [], result: [] },
};

/** Whose whole name is read in a list: a volunteer's by staff of the area, a seat-holder's by those who appoint. Everybody reads their own. */
export const NAMED_TO: Partial<Readonly<Record<Viewer, readonly Viewer[]>>> = {
  claimant: STAFF, invited: STAFF, volunteer: STAFF,
  dispatcher: ['town', 'city'], town: ['city'], city: ['city'], desk: ['town', 'city'], 'far dispatcher': ['city'],
};
