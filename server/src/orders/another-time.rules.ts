import type { AgreeTimeBody, DayPart, Id, ProposeTimeBody } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { gates, type GateCode, type VolunteerFacts } from './claim.rules.js';
import { liveOf, windowOf } from './course.rules.js';
import { change, type Case, type Change, type OrderFacts, type Party } from './order.facts.js';
import { permit } from './order.machine.js';

/**
 * Another time for an order whose seats are filled. The household and everybody who is expected have a word each;
 * only when all have said yes is it the new time, and one no leaves the old one (条例 Art. 14: what was agreed binds both).
 */
export interface Proposal {
  /** Of the order when it was proposed; another start, and the proposal is void. */
  readonly fromStart: Date;
  readonly windowStart: Date;
  readonly windowEnd: Date;
  readonly dayPart: DayPart | null;
  readonly proposedById: Id;
  readonly proposedAt: Date;
  /** Who was expected then, by their parts; somebody else comes, and the proposal is void. */
  readonly expected: readonly Id[];
  /** Of those, who has said yes; and whether the household has. */
  readonly agreed: readonly Id[];
  readonly household: boolean;
}

/** On whose behalf somebody speaks: the household (staff for whoever rings up), or their own part. NOT_YOUR_TASK for who helped on another day. */
function voiceOf(c: Case, { relations, personId }: Party): { readonly household: true } | { readonly household: false; readonly partId: Id } {
  if (relations.some((relation) => relation === 'requester' || relation === 'proxy' || relation === 'staff')) return { household: true };
  const part = liveOf(c).find(({ volunteerId }) => volunteerId === personId);
  if (!part) throw new Refusal('NOT_YOUR_TASK');
  return { household: false, partId: part.id };
}

/** The proposal that waits for an answer; null when there is none, or what it was made for is no more. */
export function standing(c: Case, now: Date): Proposal | null {
  const { order, proposal } = c;
  if (!proposal || order.status !== 'ACCEPTED' || now >= order.windowEnd || now >= proposal.windowEnd) return null;
  const expected = liveOf(c).map(({ id }) => id);
  const same = expected.length === proposal.expected.length && expected.every((id) => proposal.expected.includes(id));
  return same && proposal.fromStart.getTime() === order.windowStart.getTime() ? proposal : null;
}

/** Whether this party has said yes to what stands. */
export function hasAgreed(c: Case, { household, agreed }: Proposal, party: Party): boolean {
  const voice = voiceOf(c, party);
  return voice.household ? household : agreed.includes(voice.partId);
}

const at = ({ windowStart, windowEnd }: { readonly windowStart: Date; readonly windowEnd: Date }): string => `${windowStart.getTime()}–${windowEnd.getTime()}`;

/** Whoever has a word names another time; an earlier proposal is forgotten. `me` is the helper's own, who must be free then. */
export function proposeTime(c: Case, party: Party, body: ProposeTimeBody, me: VolunteerFacts | null, now: Date): Change | null {
  permit('proposeTime', c.order.status, party);
  const voice = voiceOf(c, party);
  if (now >= c.order.windowEnd) throw new Refusal('TOO_LATE');
  const window = windowOf(body.window, now);
  if (at(window) === at(c.order)) return null;
  const before = standing(c, now);
  if (before && at(before) === at(window) && before.proposedById === party.personId) return null;
  if (!voice.household && me) free(c.order, window, me, now);
  const proposal: Proposal = {
    fromStart: c.order.windowStart, ...window, dayPart: body.dayPart ?? null, proposedById: party.personId!, proposedAt: now,
    expected: liveOf(c).map(({ id }) => id), agreed: voice.household ? [] : [voice.partId], household: voice.household,
  };
  return change({ proposal, steps: [{ event: 'timeProposed' }] });
}

/** Yes to the time that stands. With the last yes everybody is expected then; who is not free any more says so: TIME_CLASH and the like. */
export function agreeTime(c: Case, party: Party, body: AgreeTimeBody, helpers: ReadonlyMap<Id, VolunteerFacts>, now: Date): Change | null {
  permit('agreeTime', c.order.status, party);
  const voice = voiceOf(c, party);
  const proposal = standing(c, now);
  const meant = new Date(body.window.start).getTime() === proposal?.windowStart.getTime() && new Date(body.window.end).getTime() === proposal.windowEnd.getTime();
  if (!proposal || !meant) throw new Refusal('WRONG_STATE');
  if (hasAgreed(c, proposal, party)) return null;
  const agreed = voice.household ? proposal.agreed : [...proposal.agreed, voice.partId];
  const household = proposal.household || voice.household;
  const { windowStart, windowEnd, dayPart } = proposal;
  const complete = household && agreed.length === proposal.expected.length;
  const asked = complete ? [...helpers.values()] : [helpers.get(party.personId!)];
  for (const helper of asked) if (helper) free(c.order, { windowStart, windowEnd }, helper, now);
  if (!complete) return change({ proposal: { ...proposal, agreed, household }, steps: [{ event: 'timeAgreed' }] });
  return change({
    proposal: null,
    order: { windowStart, windowEnd, dayPart },
    assignments: liveOf(c).map(({ id }) => ({ id, patch: { windowStart, windowEnd } })),
    steps: [{ event: 'timeChanged' }],
  });
}

/** No to it, or taken back: it stays as it was agreed. */
export function keepTime(c: Case, party: Party, now: Date): Change | null {
  permit('keepTime', c.order.status, party);
  voiceOf(c, party);
  return standing(c, now) ? change({ proposal: null, steps: [{ event: 'timeKept' }] }) : null;
}

/** A new time asks of helpers what a claim would: awake, of age for the night, and not somewhere else. */
const ABOUT_TIME = ['TOO_YOUNG', 'TIME_CLASH', 'WEEKLY_CAP'] as const satisfies readonly GateCode[];

function free(order: OrderFacts, window: { readonly windowStart: Date; readonly windowEnd: Date }, helper: VolunteerFacts, now: Date): void {
  const codes = gates({ ...order, ...window }, helper, now);
  const first = ABOUT_TIME.find((code) => codes.includes(code));
  if (first) throw new Refusal(first);
}
