import {
  TIMELINE_EVENTS, type HelperView, type LadderStep, type OrderMedia, type OrderRelation, type OrderState, type OrderView, type ProposalView, type RatingView, type Reason, type Skill, type TimelineEvent,
  type TimelineStep,
} from '@supermarket/shared';
import type { Place } from '../areas/areas.store.js';
import { dayOf } from '../kernel/shanghai.js';
import type { MediaCheckState } from '../media/media-check.entity.js';
import { mayBeShown } from '../media/media-check.rules.js';
import type { Media } from '../media/media.entity.js';
import { orderMedia } from '../media/media.view.js';
import { ageBand, maskName } from '../people/mask.rules.js';
import { actionsOf, allowed } from './actions.rules.js';
import { openMedia, shownUntil } from './address.rules.js';
import { hasAgreed, standing } from './another-time.rules.js';
import { hasScreen } from './check-in.rules.js';
import { toLookAt } from './look-through.rules.js';
import type { TextHold } from './text-hold.entity.js';
import type { Assignment } from './assignment.entity.js';
import { reopenUntil } from './confirm.rules.js';
import { TAKEN } from './course.rules.js';
import type { ServiceOrder } from './order.entity.js';
import { ladderView } from './ladder.rules.js';
import type { Case, HistoryEvent, Party } from './order.facts.js';
import { mayPassPhone } from './handed.rules.js';
import { isHidden } from './order.rules.js';
import { aroundOf, publicWords } from './place.rules.js';
import { nearest } from './queue.rules.js';
import { triesLeft } from './visit.rules.js';

/** A helper as others may know them; the name is masked here, not before. */
export interface HelperFacts {
  readonly name: string | null;
  readonly partyTag: boolean;
  readonly skills: readonly Skill[];
  readonly helped: number;
}

export interface PastStep {
  readonly event: HistoryEvent;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly actedAs: OrderRelation;
  readonly note: string | null;
}

/** Everything a view may draw from, read and opened once. Nothing of it leaves but through `orderView`. */
export interface Picture {
  readonly order: ServiceOrder;
  readonly proposal: Case['proposal'];
  /** The steps of its town, read only for those who are shown the search. */
  readonly ladder: readonly LadderStep[];
  /** The household has answered this visit on a phone that was handed over. */
  readonly handed: boolean;
  /** The paper slip of this visit; read for staff only. */
  readonly slip: { readonly id: string; readonly issuedAt: Date } | null;
  readonly words: string;
  readonly staffWords: string | null;
  readonly ratingWords: string | null;
  readonly assignments: readonly (Assignment & { readonly result: string | null; readonly timeWords: string | null })[];
  readonly requester: { readonly name: string | null; readonly birthYear: number | null };
  readonly helpers: ReadonlyMap<string, HelperFacts>;
  readonly history: readonly PastStep[];
  readonly place: Place;
  readonly menu: { readonly riskNotice: readonly string[]; readonly resultChips: readonly string[]; readonly photoNeeded: boolean };
  readonly looks: number;
  readonly media: readonly Media[];
  /** Those among them that others may not see yet, or never. */
  readonly unseen: ReadonlyMap<string, MediaCheckState>;
  /** What somebody wrote here that staff have not let through. */
  readonly holds: readonly Pick<TextHold, 'authorId' | 'state' | 'why'>[];
  /** At the usual length, by the rule in force; not looked up for the household and staff, who earn none. */
  readonly points: number | null;
}

/** What the viewer's own facts add: why it suits them, and whether the gates let them claim. */
export interface Viewer {
  readonly party: Party;
  readonly reasons: readonly Reason[];
  readonly canClaim: boolean;
}

/** 1 placed · 2 reviewed · 3 accepted · 4 served · 5 confirmed. */
export const STEPS: Readonly<Record<OrderState, number>> = {
  SUBMITTED: 1, NEEDS_INFO: 1, REJECTED: 1, CANCELLED: 1, OPEN: 2, DISPATCHED: 2, REOPENED: 2, WINDOW_PASSED: 2, EXPIRED: 2,
  ACCEPTED: 3, IN_SERVICE: 4, PENDING_CONFIRM: 4, DISPUTED: 4, CONFIRMED: 5, CLOSED: 5,
};

/** States in which volunteers without a part may look at an order. */
const PUBLIC: readonly OrderState[] = ['OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'];

/** 1123-4821: the day and four digits, for reading out on the phone. It names an order among those of a place, not for ever. */
export function orderNo({ id, createdAt }: Pick<ServiceOrder, 'id' | 'createdAt'>): string {
  return `${dayOf(createdAt).slice(5).replace('-', '')}-${String(parseInt(id.slice(-6), 16) % 10_000).padStart(4, '0')}`;
}

const iso = (instant: Date | null): string | null => instant && instant.toISOString();

/** Whether this party may see the order at all. */
export function maySee({ order, assignments }: Case, { relations, personId }: Party): boolean {
  if (relations.some((relation) => relation !== 'volunteer' && relation !== 'other')) return true;
  return relations.includes('volunteer') && (PUBLIC.includes(order.status) || assignments.some(({ volunteerId }) => volunteerId === personId));
}

/** The household, and staff of the place. */
export const isInside = ({ relations }: Party): boolean => relations.some((relation) => relation === 'requester' || relation === 'proxy' || relation === 'staff');

/** The foremost of what somebody is to an order. */
export function foremost({ relations }: Party): OrderRelation {
  const ranks: readonly OrderRelation[] = ['requester', 'proxy', 'claimant', 'offeree', 'staff', 'system', 'volunteer', 'other'];
  return ranks.find((relation) => relations.includes(relation)) ?? 'other';
}

/**
 * One order as this viewer may see it: default-deny. Name, phone, address and exact point are in no view at all;
 * they are revealed one by one, with a receipt.
 */
export function orderView(picture: Picture, { party, reasons, canClaim }: Viewer, now: Date): OrderView {
  const { order, assignments, place, menu } = picture;
  const is = (...relations: readonly OrderRelation[]): boolean => relations.some((relation) => party.relations.includes(relation));
  const theirs = is('requester', 'proxy');
  const inside = isInside(party);
  const serves = is('claimant', 'offeree', 'volunteer');
  const veiled = isHidden(order, now) && !theirs;
  const own = assignments.filter(({ volunteerId }) => volunteerId === party.personId).at(-1);
  const c = { order, assignments, proposal: picture.proposal };
  return {
    id: order.id,
    no: orderNo(order),
    kind: order.kind,
    shelf: order.shelf,
    title: order.title,
    words: wordsFor(picture, party, now),
    status: order.status,
    urgent: order.urgent,
    risk: order.risk,
    level: order.level,
    skill: order.skill,
    partyOnly: order.partyOnly,
    minutes: order.minutes,
    seats: order.seats,
    seatsTaken: order.seatsTaken,
    window: { start: order.windowStart.toISOString(), end: order.windowEnd.toISOString() },
    dayPart: order.dayPart,
    place: {
      communityId: order.communityId,
      text: place.text,
      around: veiled ? null : aroundOf(order),
    },
    requester: {
      name: veiled ? '' : maskName(picture.requester.name),
      ageBand: ageBand(picture.requester.birthYear, now),
      byProxy: order.creatorId !== order.requesterId,
    },
    relation: foremost(party),
    step: STEPS[order.status],
    actions: actionsOf(c, party, canClaim, now),
    helpers: helpersFor(picture, party, inside, veiled),
    mine: own ? helperView(own, picture, { result: !veiled, claim: !veiled, proof: false, alarm: false }) : null,
    timeline: timelineFor(picture, party, inside, veiled),
    rating: inside || (is('claimant') && order.ratingWay !== 'handed') ? ratingView(picture, veiled || (!inside && isHeld(picture, order.requesterId, order.creatorId))) : null,
    phonePass: is('claimant') && mayPassPhone(c, party, picture.handed, now),
    slip: is('staff') && picture.slip ? { id: picture.slip.id, issuedAt: picture.slip.issuedAt.toISOString() } : null,
    proposal: proposalView(c, party, now),
    ladder: inside ? ladderView(order, picture.ladder) : null,
    answerDue: inside ? iso(nearest(order)) : null,
    staffWords: inside && !veiled ? picture.staffWords : null,
    rejectReason: inside ? order.rejectReason : null,
    askReason: inside ? order.askReason : null,
    points: serves && !inside ? picture.points : null,
    reasons: serves && !inside && !is('claimant') ? [...reasons] : [],
    riskNotice: [...menu.riskNotice],
    resultChips: [...menu.resultChips],
    photoNeeded: menu.photoNeeded,
    media: allowed(() => openMedia(c, party, now)) ? mediaFor(picture, party) : [],
    toLookAt: is('staff') ? toLookAt(picture.holds, picture.unseen.values()) : null,
    showsCheckIn: hasScreen(c, party),
    addressKnown: order.addressCipher !== null,
    hotline: place.hotline,
    looks: theirs ? picture.looks : 0,
    reopenUntil: inside ? iso(reopenUntil(order)) : null,
    createdAt: order.createdAt.toISOString(),
  };
}

/** What waits for staff is there for staff and for who sent it. */
function mediaFor({ media, unseen }: Picture, { personId, relations }: Party): OrderMedia[] {
  const viewer = { personId, staff: relations.includes('staff'), household: relations.includes('requester') || relations.includes('proxy') };
  return media.filter((one) => mayBeShown(one, unseen.get(one.id), viewer)).map((one) => orderMedia(one, unseen.get(one.id)));
}

/** Whether something that one of them wrote here is still for staff to read first. */
const isHeld = ({ holds }: Picture, ...authors: readonly string[]): boolean => holds.some(({ authorId }) => authors.includes(authorId));

/** For whoever has a word in it. */
function proposalView(c: Case, party: Party, now: Date): ProposalView | null {
  const proposal = standing(c, now);
  if (!proposal || !allowed(() => void hasAgreed(c, proposal, party))) return null;
  const byHelper = c.assignments.some(({ volunteerId }) => volunteerId === proposal.proposedById);
  return {
    window: { start: proposal.windowStart.toISOString(), end: proposal.windowEnd.toISOString() },
    dayPart: proposal.dayPart,
    by: byHelper ? 'helper' : 'household',
    agreed: hasAgreed(c, proposal, party),
    at: proposal.proposedAt.toISOString(),
  };
}

/** The resident's words: in full to themselves, to staff, and to who may see the address; else without numbers. */
function wordsFor(picture: Picture, { relations, personId }: Party, now: Date): string {
  const { order, words, assignments } = picture;
  if (relations.includes('requester') || relations.includes('proxy')) return words;
  if (isHidden(order, now)) return '';
  if (relations.includes('staff')) return words;
  if (isHeld(picture, order.requesterId, order.creatorId)) return '';
  const shown = assignments.some((a) => a.volunteerId === personId && (shownUntil(a)?.getTime() ?? 0) > now.getTime());
  if (shown && order.status !== 'CANCELLED') return words;
  return relations.some((relation) => relation === 'claimant' || relation === 'offeree' || relation === 'volunteer') ? publicWords(words) : '';
}

/** Staff see everybody who was asked; the household and fellow helpers those who come. Who declined is nobody else's business. */
function helpersFor(picture: Picture, { relations, personId }: Party, inside: boolean, veiled: boolean): HelperView[] {
  const staff = relations.includes('staff');
  const shown = staff ? picture.assignments : inside || relations.includes('claimant') ? picture.assignments.filter(({ state }) => TAKEN.includes(state)) : [];
  return shown.map((a) => {
    const own = a.volunteerId === personId;
    return helperView(a, picture, { result: (inside || own) && !veiled && (staff || own || !isHeld(picture, a.volunteerId)), claim: (staff || own) && !veiled, proof: staff, alarm: staff });
  });
}

function helperView(a: Picture['assignments'][number], { helpers }: Picture, may: { readonly result: boolean; readonly claim: boolean; readonly proof: boolean; readonly alarm: boolean }): HelperView {
  const person = helpers.get(a.volunteerId);
  return {
    assignmentId: a.id,
    state: a.state,
    name: maskName(person?.name ?? null),
    partyTag: person?.partyTag ?? false,
    skills: [...(person?.skills ?? [])],
    helped: person?.helped ?? 0,
    repliesBy: a.state === 'OFFERED' ? iso(a.repliesBy) : null,
    acceptedAt: iso(a.acceptedAt),
    checkedInAt: iso(a.checkedInAt),
    arrivedBy: may.proof ? a.arrivedBy : null,
    checkedOutAt: iso(a.checkedOutAt),
    minutes: a.minutes,
    chips: [...a.chips],
    result: may.result ? a.result : null,
    needsOwnTime: a.needsOwnTime,
    claimed: may.claim && a.claimedMinutes !== null ? { minutes: a.claimedMinutes, words: a.timeWords } : null,
    doorTriesLeft: triesLeft(a),
    alarm: may.alarm && a.alarm !== null && a.alarmAt !== null && a.state === 'CHECKED_IN' ? { kind: a.alarm, at: a.alarmAt.toISOString() } : null,
  };
}

const isTimelineEvent = (event: HistoryEvent): event is TimelineEvent => (TIMELINE_EVENTS as readonly string[]).includes(event);

/** Notes about a helper's own reasons are for staff and for themselves; staff act without a name towards the household. */
function timelineFor(picture: Picture, { relations, personId }: Party, inside: boolean, veiled: boolean): TimelineStep[] {
  if (!inside && !relations.includes('claimant')) return [];
  const staff = relations.includes('staff');
  const private_: readonly TimelineEvent[] = ['withdrew', 'noAnswer', 'excused', 'timeSettled', 'arrived', 'ladderHeld', 'ladderResumed', 'ladderRestarted', 'widened'];
  // What staff arranged, and that they rang up, is theirs to know.
  const theirs: readonly TimelineEvent[] = ['ladderHeld', 'ladderResumed', 'ladderRestarted', 'foundSafe'];
  const household: readonly TimelineEvent[] = ['offered', 'widened', 'expired', 'keptWaiting'];
  return picture.history.flatMap(({ event, at, actorId, actorName, actedAs, note }) => {
    if (!isTimelineEvent(event) || (household.includes(event) && !inside) || (theirs.includes(event) && !staff)) return [];
    const own = actorId !== null && actorId === personId;
    const named = own || staff || actedAs === 'claimant' || actedAs === 'offeree' || actedAs === 'volunteer';
    const heard = own || staff || actorId === null || !isHeld(picture, actorId);
    const standIn = actedAs === 'proxy' && inside;
    const open = !veiled && heard && (own || staff || (inside && !private_.includes(event)) || event === 'continued');
    return [{ event, at: at.toISOString(), who: (named || standIn) && actorName ? maskName(actorName) : null, note: open ? note : null, ...(standIn ? { as: 'proxy' as const } : {}) }];
  });
}

function ratingView({ order, ratingWords }: Picture, hidden: boolean): RatingView | null {
  if (order.ratingWay === null) return null;
  const at = order.ratedAt ?? order.confirmedAt ?? order.endedAt ?? order.createdAt;
  return { solved: order.solved, stars: order.stars, tags: [...order.ratingTags], words: hidden ? null : ratingWords, way: order.ratingWay, at: at.toISOString() };
}
