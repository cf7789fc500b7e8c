import type { Id } from '@supermarket/shared';
import type { Telling } from '../inbox/inbox.store.js';
import { liveOf, SERVED } from './course.rules.js';
import type { AssignmentFacts, Case, Step } from './order.facts.js';

/** Whom a message is for: those who asked and who orders for them, staff of the community and the town, or helpers by name. */
export type Audience = 'household' | 'staff' | readonly Id[];

export type OrderTelling = Omit<Telling, 'to' | 'subject' | 'subjectId'> & {
  readonly to: Audience;
  /** Not to the household member who has just seen it with their own eyes. */
  readonly notTo?: Id;
};

/** A step as it stands in the history. */
export interface WrittenStep extends Step {
  readonly id: number;
}

interface News {
  readonly before: Case;
  readonly next: Case;
  readonly step: WrittenStep;
  readonly part: AssignmentFacts | undefined;
  readonly bySpeaker: 'household' | 'helper' | 'system';
  readonly byStaff: boolean;
}

/** Who did it, as far as it decides whom it is news to. */
export interface Doer {
  readonly personId: Id | null;
  readonly as: string;
}

/** What a change tells, and to whom; who did it themself is not told. */
export function tellings(before: Case, next: Case, steps: readonly WrittenStep[], { personId, as }: Doer): OrderTelling[] {
  const bySpeaker = as === 'system' ? 'system' : as === 'claimant' || as === 'offeree' || as === 'volunteer' ? 'helper' : 'household';
  const told = steps.flatMap((step) => {
    const part = next.assignments.find(({ id }) => id === step.assignmentId);
    return ofStep({ before, next, step, part, bySpeaker, byStaff: as === 'staff' });
  });
  return [...told, ...ofParts(before, next, steps)].map((one) => (typeof one.to === 'string' ? one : { ...one, to: one.to.filter((id) => id !== personId) })).filter(({ to }) => to.length > 0);
}

function ofStep({ before, next, step, part, bySpeaker, byStaff }: News): OrderTelling[] {
  const { order } = next;
  const cause = `h:${step.id}`;
  const who = part?.volunteerId ?? null;
  const home = (kind: Telling['kind'], facts: Telling['facts'] = {}): OrderTelling => ({ kind, cause, to: 'household', facts });
  const helper = (kind: Telling['kind'], facts: Telling['facts'] = {}): OrderTelling[] => (part ? [{ kind, cause, to: [part.volunteerId], facts }] : []);
  const helpers = (kind: Telling['kind'], facts: Telling['facts']): OrderTelling => ({ kind, cause, side: 'volunteer', to: liveOf(next).map(({ volunteerId }) => volunteerId), facts });
  const isDone = order.status === 'PENDING_CONFIRM' && before.order.status !== 'PENDING_CONFIRM';
  switch (step.event) {
    case 'claimed': return [home('taken', { who, ...span(part ?? order) })];
    case 'withdrew': return [home('helper_lost', { who, reason: 'withdrew' })];
    case 'noShow': return [home('helper_lost', { who, reason: 'noShow' }), ...helper('missed', span(part ?? order))];
    case 'excused': return wasExpected(before, part) ? [home('helper_lost', { who, reason: 'excused' })] : [];
    // Who told the door code has opened the door: news only to who orders for them.
    case 'arrived': return [{ ...home('arrived', { who }), ...(step.reason === 'code' ? { notTo: order.requesterId } : {}) }];
    case 'noAnswer': return [home('door_unanswered', { who })];
    case 'finished': return isDone ? [home('please_confirm')] : [];
    case 'autoFinished': return [...(isDone ? [home('please_confirm')] : []), ...helper('own_time')];
    case 'continued': return [home('goes_on', { who, ...span(order) })];
    case 'asked': return [home('asked', { reason: step.reason ?? null })];
    case 'rejected': return [home('rejected', { reason: step.reason ?? null })];
    case 'windowPassed': return [home('window_passed')];
    case 'widened': return step.reason === 'ended' ? [] : [home('widened', { level: step.reason ?? null })];
    case 'expired': return [home('nobody', { reason: 'nobody' })];
    case 'alarm': return part ? [{ kind: 'overdue', cause, to: 'staff', facts: { who, ...span(part) } }, { kind: 'overdue', cause, to: leadBeside(next, part), side: 'volunteer', facts: { who, ...span(part) } }] : [];
    case 'gaveUp': return [home('cancelled_for_you', { reason: 'gaveUp' })];
    case 'cancelled': return byStaff ? [home('cancelled_for_you', { reason: 'staff' })] : [];
    case 'settled': return [home('dispute_settled', { reason: step.reason ?? null })];
    case 'timeProposed': return both('time_proposed', span(next.proposal ?? order));
    case 'timeChanged': return both('time_changed', span(order));
    case 'timeKept': return both('time_kept', span(order));
    case 'rated': return praised(order.stars) ? [{ kind: 'thanks', cause, to: helped(next), facts: {} }] : [];
    default: return [];
  }

  /** Whoever spoke for the household is one of it, staff on the telephone too: it knows. */
  function both(kind: Telling['kind'], facts: Telling['facts']): OrderTelling[] {
    return [helpers(kind, facts), ...(bySpeaker === 'household' ? [] : [{ ...home(kind, facts), side: 'resident' as const }])];
  }
}

/** The lead of a visit is who took the first seat; nobody is told about themself. */
const leadBeside = (c: Case, part: AssignmentFacts): Id[] =>
  c.assignments.filter(({ id, visit, seat }) => id !== part.id && visit === part.visit && seat === 1).map(({ volunteerId }) => volunteerId);

/** What changes of parts tell those whose parts they are, whichever step it was. */
function ofParts(before: Case, next: Case, steps: readonly WrittenStep[]): OrderTelling[] {
  const did = (...events: readonly Step['event'][]): boolean => steps.some(({ event }) => events.includes(event));
  const filled = next.assignments.filter(({ visit, seat }) => visit === next.order.visit && seat !== null).length >= next.order.seats;
  return next.assignments.flatMap((part): OrderTelling[] => {
    const was = before.assignments.find(({ id }) => id === part.id)?.state;
    const to = [part.volunteerId];
    if (part.state === 'OFFERED' && was !== 'OFFERED') {
      return [{ kind: 'invited', cause: `a:${part.id}:invited`, to, facts: { ...span(part), until: part.repliesBy?.toISOString() ?? null } }];
    }
    if (part.state === 'SUPERSEDED' && was === 'OFFERED') return [{ kind: 'invite_over', cause: `a:${part.id}:over`, to, facts: { reason: filled ? 'filled' : 'other' } }];
    if (part.state === 'EXCUSED' && was === 'ACCEPTED' && did('cancelled', 'rescheduled', 'continued')) {
      return [{ kind: 'task_cancelled', cause: `a:${part.id}:cancelled`, to, facts: { ...span(part), reason: did('cancelled') ? 'cancelled' : 'rescheduled' } }];
    }
    return [];
  });
}

const span = ({ windowStart, windowEnd }: { readonly windowStart: Date; readonly windowEnd: Date }): { start: string; end: string } => ({
  start: windowStart.toISOString(), end: windowEnd.toISOString(),
});

const wasExpected = (before: Case, part: AssignmentFacts | undefined): boolean => before.assignments.find(({ id }) => id === part?.id)?.state === 'ACCEPTED';

const helped = ({ assignments }: Case): Id[] => [...new Set(assignments.filter(({ state }) => SERVED.includes(state)).map(({ volunteerId }) => volunteerId))];

/** Praise is passed on; anything else is for staff to talk about, never for a message. */
export const praised = (stars: number | null): boolean => stars !== null && stars >= 4;
