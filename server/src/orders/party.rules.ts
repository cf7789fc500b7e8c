import type { AssignmentState, OrderRelation, StaffRole } from '@supermarket/shared';
import { covers } from '../areas/scope.rules.js';
import type { Kinship } from '../consent/family.rules.js';
import { Refusal } from '../kernel/refusal.js';
import type { Actor, ActorSeat } from '../people/actor.js';
import { TAKEN } from './course.rules.js';
import type { AssignmentFacts, Case, Party } from './order.facts.js';

/** Seats that decide about orders; a desk seat hands over gifts. */
export const ORDER_SEATS: readonly StaffRole[] = ['dispatcher', 'town', 'city'];

export const orderSeats = ({ seats }: Pick<Actor, 'seats'>): ActorSeat[] => seats.filter(({ role }) => ORDER_SEATS.includes(role));

export interface Spot {
  readonly townId: string;
  readonly communityId: string;
}

/**
 * What the actor is to this order. Who asked for it or helps in it is never its staff as well: no single person
 * makes a service and its proof. So a relative who helps does not answer for the elder in the same order.
 */
export function partyOf(c: Case, spot: Spot, actor: Actor, grantStands: boolean, kinship: Kinship | null = null): Party {
  const { personId, system, volunteer } = actor;
  if (system) return { personId: null, relations: ['system'], staffElsewhere: false };
  if (personId === null) return { personId, relations: ['other'], staffElsewhere: false };
  const { requesterId, creatorId } = c.order;
  const own = c.assignments.filter(({ volunteerId }) => volunteerId === personId);
  const helps = own.some(({ state }) => TAKEN.includes(state));
  const asked = own.some(({ state, visit }) => state === 'OFFERED' && visit === c.order.visit);
  const seats = orderSeats(actor);
  const family = kinship?.stands === true && !helps;
  const concerned = personId === requesterId || helps || asked || kinship?.stands === true;
  const here = covers(seats, spot);
  const staff = here && !concerned;
  const placedFor = personId === creatorId && personId !== requesterId;
  const standsIn = family || (placedFor && grantStands);
  const relations: OrderRelation[] = [
    ...(personId === requesterId ? (['requester'] as const) : []),
    ...(standsIn ? (['proxy'] as const) : []),
    ...(helps ? (['claimant'] as const) : []),
    ...(asked ? (['offeree'] as const) : []),
    ...(staff ? (['staff'] as const) : []),
    ...(volunteer ? (['volunteer'] as const) : []),
  ];
  return {
    personId,
    relations: relations.length > 0 ? relations : ['other'],
    staffElsewhere: seats.length > 0 && !here,
    concerned: here && concerned,
    ...(family && !(placedFor && grantStands) ? { family: { doorCodes: kinship.doorCodes } } : {}),
    grantEnded: !standsIn && !helps && (placedFor || kinship !== null),
  };
}

/** Whether they act here as staff of the place. NEED_ANOTHER_PERSON, OUT_OF_SCOPE, NOT_ALLOWED otherwise. */
export function mustBeStaff({ relations, concerned, staffElsewhere }: Party): void {
  if (relations.includes('staff')) return;
  throw new Refusal(concerned ? 'NEED_ANOTHER_PERSON' : staffElsewhere ? 'OUT_OF_SCOPE' : 'NOT_ALLOWED');
}

const ASKED_STATES: readonly AssignmentState[] = ['OFFERED', 'DECLINED', 'TIMED_OUT', 'SUPERSEDED'];

/** The same party before one part: claimant or offeree only if the part is theirs. */
export function partyOfPart(party: Party, part: Pick<AssignmentFacts, 'volunteerId' | 'state'>): Party {
  const others = party.relations.filter((relation) => relation !== 'claimant' && relation !== 'offeree');
  if (part.volunteerId !== party.personId) return { ...party, relations: others };
  return { ...party, relations: [ASKED_STATES.includes(part.state) ? 'offeree' : 'claimant', ...others.filter((relation) => relation !== 'staff')] };
}
