import { ANSWER_DAYS, FEEDBACK_LIMITS, type FeedbackKind, type FeedbackState, type OrderRelation, type WriteFeedbackBody } from '@supermarket/shared';
import { covers, type Reach, type Spot } from '../areas/scope.rules.js';
import { Refusal } from '../kernel/refusal.js';

/** Words go a year after the last one, as those of orders do (PIPL Art. 19). */
export const ERASE_DAYS = 365;

export interface FeedbackFacts extends Spot {
  readonly kind: FeedbackKind;
  readonly state: FeedbackState;
  readonly authorId: string;
  readonly answerDue: Date | null;
  readonly erasedAt: Date | null;
}

/** What of the order in question says who is too near to it to answer. */
export interface Nearness {
  /** Whom it is for, and who helps or was asked to. */
  readonly people: readonly string[];
  /** Who of staff decided last. */
  readonly handledById: string | null;
}

export interface Reader {
  readonly personId: string;
  /** Seats that decide about orders. */
  readonly seats: readonly Reach[];
}

/**
 * Whether somebody is the staff for this: of the place, and not in the matter themself. A complaint or an appeal is
 * not for the one who decided about its order.
 */
export function standing(facts: FeedbackFacts, about: Nearness | null, { personId, seats }: Reader): 'staff' | 'concerned' | 'none' {
  if (!covers(seats, facts)) return 'none';
  const aboutStaff = facts.kind === 'complaint' || facts.kind === 'appeal';
  const concerned = personId === facts.authorId || about?.people.includes(personId) || (aboutStaff && about?.handledById === personId);
  return concerned ? 'concerned' : 'staff';
}

/** Who may write about an order: those it is for, and those who help in it. */
const MAY_WRITE: readonly OrderRelation[] = ['requester', 'proxy', 'claimant', 'offeree'];

/** Checks what is written. `relations`: to the order, null without one. NOT_FOUND, BAD_INPUT. */
export function write({ kind, orderId, above }: Pick<WriteFeedbackBody, 'kind' | 'orderId' | 'above'>, relations: readonly OrderRelation[] | null, waiting: number): void {
  if (kind === 'appeal' && orderId === undefined) throw new Refusal('BAD_INPUT');
  if (above && (kind === 'appeal' || kind === 'question')) throw new Refusal('BAD_INPUT');
  if (relations && !relations.some((relation) => MAY_WRITE.includes(relation))) throw new Refusal('NOT_FOUND');
  if (waiting >= FEEDBACK_LIMITS.waiting) throw new Refusal('TOO_MANY_REQUESTS');
}

/** Until when the answer is owed: `daysAfter` counts the county's working days. A clock that runs is not set back. */
export const dueOf = (kind: FeedbackKind, running: Date | null, now: Date, daysAfter: (start: Date, count: number) => Date): Date =>
  running ?? daysAfter(now, ANSWER_DAYS[kind]);

/** A further word of the author. An appeal is said once. */
export function mayAdd({ kind, erasedAt }: Pick<FeedbackFacts, 'kind' | 'erasedAt'>, notes: number): boolean {
  return kind !== 'appeal' && erasedAt === null && notes < FEEDBACK_LIMITS.notes;
}

export function add(facts: Pick<FeedbackFacts, 'kind' | 'erasedAt'>, notes: number): void {
  if (!mayAdd(facts, notes)) throw new Refusal('WRONG_STATE');
}

/** Answers what waits. NOT_FOUND for staff of other places, NEED_ANOTHER_PERSON, WRONG_STATE; BAD_INPUT for an appeal without its outcome. */
export function answer(facts: FeedbackFacts, as: ReturnType<typeof standing>, upheld: boolean | undefined): void {
  if (as === 'none') throw new Refusal('NOT_FOUND');
  if (as === 'concerned') throw new Refusal('NEED_ANOTHER_PERSON');
  if (facts.state !== 'WAITING' || facts.erasedAt !== null) throw new Refusal('WRONG_STATE');
  if ((facts.kind === 'appeal') !== (upheld !== undefined)) throw new Refusal('BAD_INPUT');
}

/** An answer that its author has not opened. */
export const isUnread = ({ answeredAt, seenAt }: { readonly answeredAt: Date | null; readonly seenAt: Date | null }): boolean =>
  answeredAt !== null && (seenAt === null || seenAt < answeredAt);
