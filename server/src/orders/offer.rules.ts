import { LIMITS, type AssignmentState, type DeclineBody, type Id } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { followed, gates, type VolunteerFacts } from './claim.rules.js';
import { seatsTaken, thisVisit } from './course.rules.js';
import { change, type AssignmentFacts, type Case, type Change, type Party } from './order.facts.js';
import { permit, permitPart } from './order.machine.js';

/** An offer that nobody answers ends after this. */
export const OFFER_HOURS = 4;

/** Who was asked in this visit and is still thinking, has said no, or has said yes is not asked again. */
export const ASKED: readonly AssignmentState[] = ['OFFERED', 'DECLINED', 'ACCEPTED', 'CHECKED_IN', 'CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'WITHDRAWN'];

export interface Invited {
  readonly id: Id;
  readonly volunteer: VolunteerFacts;
}

/**
 * Staff invite one to three people, who may say no without giving a reason (条例 Art. 25: nobody is made to serve).
 * Everybody must pass the gates of a claim, so that no invitation ends in a refusal.
 */
export function offer(c: Case, party: Party, invited: readonly Invited[], now: Date): Change | null {
  const { order } = c;
  if (new Set(invited.map(({ volunteer }) => volunteer.id)).size !== invited.length || invited.length === 0) throw new Refusal('BAD_INPUT');
  if (invited.length > LIMITS.offersAtOnce) throw new Refusal('TOO_MANY_OFFERS', { most: LIMITS.offersAtOnce });
  permit('offer', order.status, party);
  const asked = thisVisit(c).filter(({ volunteerId, state }) => ASKED.includes(state) && invited.some(({ volunteer }) => volunteer.id === volunteerId));
  if (asked.length === invited.length && asked.every((a) => a.state === 'OFFERED' && a.offeredById === party.personId)) return null;
  if (asked.length > 0) throw new Refusal('ALREADY_ASKED');
  if (now >= order.windowEnd) throw new Refusal('WINDOW_INVALID');
  if (seatsTaken(c) >= order.seats) throw new Refusal('SEATS_TAKEN');
  for (const { volunteer } of invited) {
    const [first] = gates(order, volunteer, now);
    if (first) throw new Refusal(first === 'BLOCKED' ? 'NO_INVITES' : first);
  }
  const repliesBy = new Date(Math.min(now.getTime() + OFFER_HOURS * 3_600_000, order.windowEnd.getTime()));
  return change({
    order: { status: 'DISPATCHED', handledById: party.personId },
    add: invited.map(({ id, volunteer }) => ({
      id, volunteerId: volunteer.id, visit: order.visit, state: 'OFFERED', seat: null, offeredById: party.personId, offeredAt: now,
      repliesBy, acceptedAt: null, windowStart: order.windowStart, windowEnd: order.windowEnd,
    })),
    steps: [{ event: 'offered', reason: String(invited.length) }],
  });
}

/** 这次婉拒: no reason needed, nothing is lost by it. */
export function decline(c: Case, part: AssignmentFacts, party: Party, body: DeclineBody, now: Date): Change | null {
  if (permitPart('decline', c.order.status, part.state, party) === 'already') return null;
  return ended(c, part, 'DECLINED', 'declined', now, body.words);
}

/** Staff take an offer back. */
export function recallOffer(c: Case, part: AssignmentFacts, party: Party, now: Date): Change | null {
  if (permitPart('recallOffer', c.order.status, part.state, party) === 'already') return null;
  return ended(c, part, 'SUPERSEDED', 'recalled', now);
}

/** Nobody answered in time: 没关系，不影响您. */
export function timeOutOffer(c: Case, part: AssignmentFacts, party: Party, now: Date): Change | null {
  permitPart('timeOutOffer', c.order.status, part.state, party);
  if (part.repliesBy === null || now < part.repliesBy) return null;
  return ended(c, part, 'TIMED_OUT', 'timedOut', now);
}

function ended(c: Case, part: AssignmentFacts, state: AssignmentState, event: 'declined' | 'recalled' | 'timedOut', now: Date, note?: string): Change {
  const decided = change({
    assignments: [{ id: part.id, patch: { state, endedAt: now } }],
    steps: [{ event, assignmentId: part.id, ...(note ? { note } : {}) }],
  });
  // An order that no longer waits for helpers keeps its state.
  return c.order.status === 'DISPATCHED' ? followed(c, decided, now) : decided;
}
