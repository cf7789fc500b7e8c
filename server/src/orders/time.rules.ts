import type { DisputeTimeBody, OwnTimeBody, SettleTimeBody } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { creditOne, holdFor } from './credit.rules.js';
import { after, change, type AssignmentFacts, type Case, type Change, type Party } from './order.facts.js';
import { permitPart } from './order.machine.js';

function minutesOf({ minutes }: { readonly minutes: number }): number {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440) throw new Refusal('MINUTES_INVALID');
  return minutes;
}

/** Who was checked out by the timer says how long it was. Up to the planned length it counts; more is for staff. */
export function ownTime(c: Case, part: AssignmentFacts, party: Party, body: OwnTimeBody, now: Date): Change | null {
  if (permitPart('ownTime', c.order.status, part.state, party) === 'already') return null;
  const minutes = minutesOf(body);
  if (!part.needsOwnTime) {
    if (part.minutes === minutes) return null;
    throw new Refusal('WRONG_STATE');
  }
  if (minutes > c.order.minutes) return disputed(part, minutes, body.words);
  const decided = change({
    assignments: [{ id: part.id, patch: { minutes, needsOwnTime: false, claimedMinutes: null, timeWords: body.words } }],
    steps: [{ event: 'ownTime', assignmentId: part.id }],
    hours: [{ kind: 'minutes', assignmentId: part.id }],
  });
  return answered(c, part, decided, now);
}

/** The measured time is not right, says the volunteer: staff decide. */
export function disputeTime(c: Case, part: AssignmentFacts, party: Party, body: DisputeTimeBody): Change | null {
  if (permitPart('disputeTime', c.order.status, part.state, party) === 'already') return null;
  return disputed(part, minutesOf(body), body.words);
}

function disputed(part: AssignmentFacts, claimedMinutes: number, words: string): Change {
  if (!words.trim()) throw new Refusal('REASON_NEEDED');
  return change({
    assignments: [{ id: part.id, patch: { state: 'TIME_DISPUTED', claimedMinutes, needsOwnTime: false, timeWords: words } }],
    steps: [{ event: 'timeDisputed', assignmentId: part.id }],
  });
}

/** Staff say what counts, after asking both sides. */
export function settleTime(c: Case, part: AssignmentFacts, party: Party, body: SettleTimeBody, now: Date): Change | null {
  if (permitPart('settleTime', c.order.status, part.state, party) === 'already') return null;
  if (part.state === 'CHECKED_OUT' && !part.needsOwnTime) throw new Refusal('WRONG_STATE');
  if (!body.words.trim()) throw new Refusal('REASON_NEEDED');
  const decided = change({
    order: { handledById: party.personId },
    assignments: [{ id: part.id, patch: { state: 'VERIFIED', minutes: minutesOf(body), needsOwnTime: false, claimedMinutes: null } }],
    steps: [{ event: 'timeSettled', assignmentId: part.id, note: body.words }],
    hours: [{ kind: 'minutes', assignmentId: part.id }],
  });
  return answered(c, part, decided, now);
}

/** When the order has its answer already, the record follows at once; else it waits for the answer. */
function answered(c: Case, part: AssignmentFacts, decided: Change, now: Date): Change {
  const { status, solved, stars } = c.order;
  if (status !== 'CONFIRMED' && status !== 'CLOSED' && status !== 'CANCELLED') return decided;
  const measured = after(c, decided).assignments.find(({ id }) => id === part.id)!;
  const credit = creditOne(measured, status === 'CANCELLED' ? 'unsolved' : holdFor(solved !== false, stars), now);
  return { ...decided, assignments: [...decided.assignments, ...credit.assignments], hours: [...decided.hours, ...credit.hours] };
}
