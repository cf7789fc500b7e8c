import type { ClaimBody, Id, Skill, WithdrawBody } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { dayOf, minuteOfDay, weekOf, yearOf } from '../kernel/shanghai.js';
import { follow, freeSeat, offersOf, seatsTaken, thisVisit, LIVE } from './course.rules.js';
import { after, change, type AssignmentFacts, type Case, type Change, type NewAssignment, type OrderFacts, type Party } from './order.facts.js';
import { permit, permitPart } from './order.machine.js';

/** A volunteer as the gates see them, read under the lock of their person row. */
export interface VolunteerFacts {
  readonly id: Id;
  readonly skills: readonly Skill[];
  readonly partyVerified: boolean;
  readonly birthYear: number | null;
  /** Tasks a week at most. */
  readonly weeklyCap: number;
  /** What they have taken on and not given back, this order included. */
  readonly tasks: readonly TaskFacts[];
  /** Households that do not want them again. */
  readonly refusedBy: readonly Id[];
}

export interface TaskFacts {
  readonly orderId: Id;
  readonly windowStart: Date;
  readonly windowEnd: Date;
  /** Still to come or going on; finished ones only count for the week. */
  readonly live: boolean;
}

/** As much of an order as the gates ask for. */
export type GateOrder = Pick<OrderFacts, 'id' | 'requesterId' | 'creatorId' | 'skill' | 'partyOnly' | 'risk' | 'windowStart' | 'windowEnd'>;

export type GateCode = 'OWN_ORDER' | 'BLOCKED' | 'SKILL_MISSING' | 'PARTY_ONLY' | 'TOO_YOUNG' | 'TIME_CLASH' | 'WEEKLY_CAP';

/** Below this age only plain tasks in daylight (未成年人 rules; domain.md §2.3). */
const OF_AGE = 18;
const MORNING = 6 * 60;
const NIGHT = 21 * 60;

/** Why this volunteer cannot do this order; empty when they can. The same for claims, offers and the hall. */
export function gates(order: GateOrder, volunteer: VolunteerFacts, now: Date): GateCode[] {
  const codes: GateCode[] = [];
  if (volunteer.id === order.requesterId || volunteer.id === order.creatorId) codes.push('OWN_ORDER');
  if (volunteer.refusedBy.includes(order.requesterId)) codes.push('BLOCKED');
  if (order.skill !== null && !volunteer.skills.includes(order.skill)) codes.push('SKILL_MISSING');
  if (order.partyOnly && !volunteer.partyVerified) codes.push('PARTY_ONLY');
  if (isMinor(volunteer.birthYear, now) && (order.risk !== 'low' || atNight(order))) codes.push('TOO_YOUNG');
  if (clashes(order, volunteer)) codes.push('TIME_CLASH');
  if (tasksInWeekOf(order.windowStart, volunteer.tasks, order.id) >= volunteer.weeklyCap) codes.push('WEEKLY_CAP');
  return codes;
}

const isMinor = (birthYear: number | null, now: Date): boolean => birthYear !== null && yearOf(now) - birthYear < OF_AGE;

const atNight = ({ windowStart, windowEnd }: GateOrder): boolean =>
  minuteOfDay(windowStart) < MORNING || minuteOfDay(windowEnd) > NIGHT || dayOf(windowStart) !== dayOf(windowEnd);

/** Two tasks clash when their times overlap; one that ends when the other begins does not. */
export function clashes(order: Pick<OrderFacts, 'id' | 'windowStart' | 'windowEnd'>, { tasks }: Pick<VolunteerFacts, 'tasks'>): boolean {
  return tasks.some((task) => task.live && task.orderId !== order.id && task.windowStart < order.windowEnd && order.windowStart < task.windowEnd);
}

/** Tasks in the week (Monday to Sunday in Shanghai) of an instant, other than this order. */
export function tasksInWeekOf(instant: Date, tasks: readonly TaskFacts[], exceptOrder?: Id): number {
  const week = weekOf(instant);
  return new Set(tasks.filter((t) => t.orderId !== exceptOrder && weekOf(t.windowStart) === week).map((t) => t.orderId)).size;
}

function pass(order: OrderFacts, volunteer: VolunteerFacts, body: ClaimBody, now: Date): void {
  const [first] = gates(order, volunteer, now);
  if (first) throw new Refusal(first === 'BLOCKED' ? 'NOT_OPEN' : first); // whom a household refused never hears of it
  if (!body.riskAgreed) throw new Refusal('RISK_NOT_AGREED');
}

/**
 * A volunteer takes a seat of an open order. Several seats fill one by one; a repeated tap is already so.
 * The claim is the agreement of 条例 Art. 14, so the risks must have been read.
 */
export function claim(c: Case, party: Party, volunteer: VolunteerFacts, body: ClaimBody, id: Id, now: Date): Change | null {
  const { order } = c;
  if (party.relations.includes('requester') || party.relations.includes('proxy')) throw new Refusal('OWN_ORDER');
  const mine = thisVisit(c).find(({ volunteerId, state }) => volunteerId === volunteer.id && LIVE.includes(state));
  if (!mine && (order.status === 'ACCEPTED' || order.status === 'IN_SERVICE') && seatsTaken(c) >= order.seats) throw new Refusal('SEATS_TAKEN');
  const verdict = permit('claim', order.status, party);
  if (mine) return null;
  if (verdict === 'already') throw new Refusal('NOT_OPEN'); // helped on an earlier day, not on this one
  if (now >= order.windowEnd) throw new Refusal('NOT_OPEN');
  pass(order, volunteer, body, now);
  const asked = offersOf(c).find(({ volunteerId }) => volunteerId === volunteer.id);
  if (asked) return taken(c, asked, now); // invited by the system, and found it in the hall
  const task: NewAssignment = {
    id, volunteerId: volunteer.id, visit: order.visit, state: 'ACCEPTED', seat: freeSeat(c),
    offeredById: null, offeredAt: null, repliesBy: null, acceptedAt: now, windowStart: order.windowStart, windowEnd: order.windowEnd,
  };
  return followed(c, change({ add: [task], steps: [{ event: 'claimed', assignmentId: id }] }), now);
}

/** Says yes to an offer; the same gates as a claim. When the seats are full, other offers end with thanks. */
export function accept(c: Case, part: AssignmentFacts, party: Party, volunteer: VolunteerFacts, body: ClaimBody, now: Date): Change | null {
  if (permitPart('accept', c.order.status, part.state, party) === 'already') return null;
  if (party.relations.includes('proxy')) throw new Refusal('OWN_ORDER');
  if (part.repliesBy !== null && now >= part.repliesBy) throw new Refusal('OFFER_ENDED');
  if (now >= c.order.windowEnd) throw new Refusal('OFFER_ENDED');
  freeSeat(c);
  pass(c.order, volunteer, body, now);
  return taken(c, part, now);
}

function taken(c: Case, part: AssignmentFacts, now: Date): Change {
  return followed(
    c,
    change({
      assignments: [{ id: part.id, patch: { state: 'ACCEPTED', seat: freeSeat(c), acceptedAt: now, windowStart: c.order.windowStart, windowEnd: c.order.windowEnd } }],
      steps: [{ event: 'claimed', assignmentId: part.id }],
    }),
    now,
  );
}

/** 来不了: told in time (条例 Art. 22), no points are lost. Somebody was promised, so the gap is urgent, however far ahead. */
export function withdraw(c: Case, part: AssignmentFacts, party: Party, body: WithdrawBody, now: Date): Change | null {
  if (permitPart('withdraw', c.order.status, part.state, party) === 'already') return null;
  return followed(
    c,
    change({
      order: { urgent: true },
      assignments: [{ id: part.id, patch: { state: 'WITHDRAWN', seat: null, endedAt: now, endReason: body.reason } }],
      steps: [{ event: 'withdrew', assignmentId: part.id, reason: body.reason, ...(body.words ? { note: body.words } : {}) }],
    }),
    now,
  );
}

/** The change with what follows from it: the order's new state, since when it waits, and the end of offers that came to nothing. */
export function followed(c: Case, decided: Change, now: Date): Change {
  const next = after(c, decided);
  const over = seatsTaken(next) >= next.order.seats || follow(next, now) === 'WINDOW_PASSED';
  const thanked = over ? offersOf(next) : [];
  const whole: Change = {
    ...decided,
    assignments: [...decided.assignments, ...thanked.map(({ id }) => ({ id, patch: { state: 'SUPERSEDED', endedAt: now } as const }))],
    steps: [...decided.steps, ...thanked.map(({ id }) => ({ event: 'superseded', assignmentId: id }) as const)],
  };
  const status = follow(after(c, whole), now);
  const finished = status === 'PENDING_CONFIRM' && c.order.status !== status ? { finishedAt: now } : {};
  return { ...whole, order: { ...whole.order, status, ...finished } };
}
