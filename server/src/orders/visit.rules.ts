import { LIMITS, type ArrivalProof, type CheckOutBody, type ConfirmArrivalBody, type ContinueLaterBody, type ExcuseBody, type Id, type MarkSafeBody, type NoAnswerBody, type VisitAlarm } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { clashes, followed, type VolunteerFacts } from './claim.rules.js';
import { follow, liveOf, offersOf, plannedStart, seatsTaken, windowOf } from './course.rules.js';
import { after, change, type AssignmentFacts, type AssignmentPatch, type Case, type Change, type NewAssignment, type OrderFacts, type Party } from './order.facts.js';
import { permitPart } from './order.machine.js';

const MINUTE = 60_000;

/** Nobody there so long after the planned start: staff are told (decision 6). */
export const NO_SHOW_MINUTES = 60;
/** Who forgot to check out is checked out so long after the planned end. */
export const AUTO_OUT_HOURS = 2;

/** No check-out so long after the planned end: staff ring up, and nobody in the house notices. */
export const OVERDUE_MINUTES = 30;
/** One is in the house for so long, where two were agreed, before staff ring up. */
export const ALONE_MINUTES = 15;

/** Actual minutes, at least one, at most a day. */
export const minutesBetween = (from: Date, until: Date): number =>
  Math.min(1440, Math.max(1, Math.round((until.getTime() - from.getTime()) / MINUTE)));

/** Whether the digits are wrong once too often: then staff confirm the arrival. */
export const triesLeft = ({ doorTries }: Pick<AssignmentFacts, 'doorTries'>): number => Math.max(0, LIMITS.doorTries - doorTries);

/**
 * At the door: the resident tells the digits, the volunteer types them. `proof` says whose they are (the phone's, judged
 * for `at`, or a paper slip's); null: nobody's.
 * A wrong answer is a change too (a try is gone) and carries its refusal, so that it is kept although the call fails.
 */
export function checkIn(c: Case, part: AssignmentFacts, party: Party, proof: 'code' | 'slip' | null, at: Date, now: Date): { change: Change | null; refusal: Refusal | null } {
  if (permitPart('checkIn', c.order.status, part.state, party) === 'already') return { change: null, refusal: null };
  if (triesLeft(part) === 0) throw new Refusal('DOOR_TRIES_USED');
  twoPersonRule(c);
  if (proof) return { change: arrived(c, part, proof, at, now), refusal: null };
  const doorTries = part.doorTries + 1;
  const left = LIMITS.doorTries - doorTries;
  return {
    change: change({ assignments: [{ id: part.id, patch: { doorTries } }], steps: [{ event: 'doorTry', assignmentId: part.id, reason: String(doorTries) }] }),
    refusal: left > 0 ? new Refusal('DOOR_CODE_WRONG', { triesLeft: left }) : new Refusal('DOOR_TRIES_USED'),
  };
}

/** Staff have rung up and know that the helper is there: in place of the door code. */
export function confirmArrival(c: Case, part: AssignmentFacts, party: Party, body: ConfirmArrivalBody, now: Date): Change | null {
  if (permitPart('confirmArrival', c.order.status, part.state, party) === 'already') return null;
  if (!body.words.trim()) throw new Refusal('REASON_NEEDED');
  twoPersonRule(c);
  return arrived(c, part, 'staff', now, now, body.words);
}

/** Where nobody is to be alone in the house. */
export const needsTwo = ({ risk, seats }: Pick<OrderFacts, 'risk' | 'seats'>): boolean => risk === 'high' && seats > 1;

/** Risky work is never begun by one: the second has at least promised to come, and staff ring up if they do not. */
function twoPersonRule(c: Case): void {
  if (needsTwo(c.order) && seatsTaken(c) < 2) throw new Refusal('WRONG_STATE');
}

function arrived(c: Case, part: AssignmentFacts, arrivedBy: ArrivalProof, at: Date, now: Date, note?: string): Change {
  const checkedInAt = part.acceptedAt !== null && at < part.acceptedAt ? part.acceptedAt : at;
  const decided = change({
    assignments: [
      { id: part.id, patch: { state: 'CHECKED_IN', checkedInAt, arrivedBy } },
      ...offersOf(c).map(({ id }) => ({ id, patch: { state: 'SUPERSEDED', endedAt: now } as const })),
    ],
    steps: [{ event: 'arrived', assignmentId: part.id, reason: arrivedBy, ...(note ? { note } : {}) }],
  });
  return followed(c, decided, now);
}

/** Nobody opened. Not the helper's fault; if no other helper is expected, the resident chooses a new time. */
export function noAnswer(c: Case, part: AssignmentFacts, party: Party, body: NoAnswerBody, now: Date): Change | null {
  if (permitPart('noAnswer', c.order.status, part.state, party) === 'already') return null;
  if (now < c.order.windowStart) throw new Refusal('TOO_EARLY');
  const decided = change({
    assignments: [{ id: part.id, patch: { state: 'EXCUSED', seat: null, endedAt: now, endReason: 'noAnswer' } }],
    steps: [{ event: 'noAnswer', assignmentId: part.id, ...(body.words ? { note: body.words } : {}) }],
  });
  const next = after(c, decided);
  if (liveOf(next).length > 0 || seatsTaken(next) > 0) return followed(c, decided, now);
  return {
    ...decided,
    order: { status: 'WINDOW_PASSED' },
    assignments: [...decided.assignments, ...offersOf(next).map(({ id }) => ({ id, patch: { state: 'SUPERSEDED', endedAt: now } as const }))],
  };
}

/** The timer at planned start + 60 minutes: the order looks for somebody else, urgently. */
export function noShow(c: Case, part: AssignmentFacts, party: Party, now: Date): Change | null {
  permitPart('noShow', c.order.status, part.state, party);
  if (now.getTime() < plannedStart({ ...c.order, windowStart: part.windowStart, windowEnd: part.windowEnd }).getTime() + NO_SHOW_MINUTES * MINUTE) return null;
  return followed(
    c,
    change({
      order: { urgent: true },
      assignments: [{ id: part.id, patch: { state: 'NO_SHOW', seat: null, endedAt: now } }],
      steps: [{ event: 'noShow', assignmentId: part.id }],
    }),
    now,
  );
}

/** Staff know why the helper cannot or could not come. */
export function excuse(c: Case, part: AssignmentFacts, party: Party, body: ExcuseBody, now: Date): Change | null {
  if (permitPart('excuse', c.order.status, part.state, party) === 'already') return null;
  if (!body.words.trim()) throw new Refusal('REASON_NEEDED');
  const decided = change({
    assignments: [{ id: part.id, patch: { state: 'EXCUSED', seat: null, ...(part.state === 'ACCEPTED' ? { endedAt: now } : {}) } }],
    steps: [{ event: 'excused', assignmentId: part.id, note: body.words }],
  });
  return part.state === 'ACCEPTED' ? followed(c, decided, now) : decided;
}

const out = (part: AssignmentFacts, at: Date): AssignmentPatch => {
  const checkedOutAt = part.checkedInAt !== null && at < part.checkedInAt ? part.checkedInAt : at;
  return { state: 'CHECKED_OUT', checkedOutAt, endedAt: checkedOutAt, minutes: minutesBetween(part.checkedInAt ?? checkedOutAt, checkedOutAt) };
};

/** Done: actual minutes and the result in words; the service record begins. `at` is the tap, also offline. */
export function checkOut(c: Case, part: AssignmentFacts, party: Party, body: CheckOutBody, at: Date, now: Date): Change | null {
  if (permitPart('checkOut', c.order.status, part.state, party) === 'already') return null;
  return followed(
    c,
    change({
      assignments: [{ id: part.id, patch: { ...out(part, at), chips: body.chips, result: body.words ?? null } }],
      steps: [{ event: 'finished', assignmentId: part.id }],
      hours: [{ kind: 'draft', assignmentId: part.id }, { kind: 'minutes', assignmentId: part.id }],
    }),
    now,
  );
}

/** The timer two hours after the planned end: out, but only the volunteer knows how long it was. */
export function autoCheckOut(c: Case, part: AssignmentFacts, party: Party, now: Date): Change | null {
  permitPart('autoCheckOut', c.order.status, part.state, party);
  if (now < autoOutAt(c.order.minutes, part)) return null;
  return followed(
    c,
    change({
      assignments: [{ id: part.id, patch: { state: 'CHECKED_OUT', checkedOutAt: now, endedAt: now, needsOwnTime: true } }],
      steps: [{ event: 'autoFinished', assignmentId: part.id }],
      hours: [{ kind: 'draft', assignmentId: part.id }],
    }),
    now,
  );
}

/** The timer half an hour after the planned end: something may have happened. A row for staff, and no word to anybody in the house. */
export function overdue(c: Case, part: AssignmentFacts, party: Party, now: Date): Change | null {
  permitPart('overdue', c.order.status, part.state, party);
  if (now < overdueAt(c.order.minutes, part)) return null;
  return alarmed(part, 'overdue', now);
}

/** The timer a quarter of an hour after one of two has arrived, and the other has not. */
export function alone(c: Case, part: AssignmentFacts, party: Party, now: Date): Change | null {
  permitPart('alone', c.order.status, part.state, party);
  const at = aloneAt(c, part);
  if (at === null || now < at) return null;
  return alarmed(part, 'alone', now);
}

const alarmed = (part: AssignmentFacts, alarm: VisitAlarm, now: Date): Change =>
  change({ assignments: [{ id: part.id, patch: { alarm, alarmAt: now } }], steps: [{ event: 'alarm', assignmentId: part.id, reason: alarm }] });

/** Staff have rung up and know that everything is all right. */
export function markSafe(c: Case, part: AssignmentFacts, party: Party, body: MarkSafeBody): Change | null {
  permitPart('markSafe', c.order.status, part.state, party);
  if (!body.words.trim()) throw new Refusal('REASON_NEEDED');
  if (part.alarm === null) return null;
  return change({
    order: { handledById: party.personId },
    assignments: [{ id: part.id, patch: { alarm: null, alarmAt: null } }],
    steps: [{ event: 'foundSafe', assignmentId: part.id, note: body.words }],
  });
}

export const overdueAt = (minutes: number, part: Pick<AssignmentFacts, 'windowEnd' | 'checkedInAt'>): Date =>
  new Date(plannedEnd(minutes, part) + OVERDUE_MINUTES * MINUTE);

/** Null where nobody is alone, or may be. */
export function aloneAt(c: Pick<Case, 'order' | 'assignments'>, part: AssignmentFacts): Date | null {
  const together = c.assignments.some((a) => a.id !== part.id && a.visit === part.visit && a.checkedInAt !== null);
  return needsTwo(c.order) && !together && part.checkedInAt !== null ? new Date(part.checkedInAt.getTime() + ALONE_MINUTES * MINUTE) : null;
}

function plannedEnd(minutes: number, { windowEnd, checkedInAt }: Pick<AssignmentFacts, 'windowEnd' | 'checkedInAt'>): number {
  return Math.max(windowEnd.getTime(), (checkedInAt ?? windowEnd).getTime() + minutes * MINUTE);
}

/** The planned end is the window's, or later for who came late. */
export function autoOutAt(minutes: number, part: Pick<AssignmentFacts, 'windowEnd' | 'checkedInAt'>): Date {
  return new Date(plannedEnd(minutes, part) + AUTO_OUT_HOURS * 60 * MINUTE);
}

/**
 * Not done in one go: this visit is counted, and the same person comes again at the new time. Helpers who are
 * still in the house check out first; who has not come yet is free again.
 */
export function continueLater(c: Case, part: AssignmentFacts, party: Party, volunteer: VolunteerFacts, body: ContinueLaterBody, id: Id, now: Date): Change | null {
  if (permitPart('continueLater', c.order.status, part.state, party) === 'already') {
    if (part.unfinished) return null;
    throw new Refusal('WRONG_STATE');
  }
  const others = liveOf(c).filter((a) => a.id !== part.id);
  if (others.some(({ state }) => state === 'CHECKED_IN')) throw new Refusal('WRONG_STATE');
  const window = windowOf(body.window, now);
  if (clashes({ id: c.order.id, ...window }, volunteer)) throw new Refusal('TIME_CLASH');
  const visit = c.order.visit + 1;
  const again: NewAssignment = {
    id, volunteerId: part.volunteerId, visit, state: 'ACCEPTED', seat: 1, offeredById: null, offeredAt: null, repliesBy: null, acceptedAt: now, ...window,
  };
  const decided = change({
    order: { visit, ...window, dayPart: null },
    assignments: [
      { id: part.id, patch: { ...out(part, now), unfinished: true, result: body.words } },
      ...others.map((a) => ({ id: a.id, patch: { state: 'EXCUSED', seat: null, endedAt: now, endReason: 'rescheduled' } as const })),
      ...offersOf(c).map((a) => ({ id: a.id, patch: { state: 'SUPERSEDED', endedAt: now } as const })),
    ],
    add: [again],
    steps: [{ event: 'continued', assignmentId: part.id, note: body.words }],
    hours: [{ kind: 'draft', assignmentId: part.id }, { kind: 'minutes', assignmentId: part.id }],
  });
  return { ...decided, order: { ...decided.order, status: follow(after(c, decided), now) } };
}
