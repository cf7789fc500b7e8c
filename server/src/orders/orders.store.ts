import { LIVE_ORDER_STATES, type AssignmentState, type Id, type OrderRelation, type OrderState, type Point } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { schedule } from '../jobs/jobs.store.js';
import { attachMedia, discardMedia, type Attachment } from '../media/media.store.js';
import { Refusal, marks, newId, refuseOn, type FieldCipher, type Reads, type Tx } from '../kernel/index.js';
import { personOf, type Actor } from '../people/actor.js';
import type { Proposal } from './another-time.rules.js';
import { Assignment } from './assignment.entity.js';
import { seatsTaken } from './course.rules.js';
import { WEIGHTS } from './fit.weights.js';
import { OrderHistory } from './order-history.entity.js';
import { ServiceOrder } from './order.entity.js';
import type { AssignmentPatch, Case, Change, LadderFacts, NewAssignment, OrderPatch } from './order.facts.js';
import { orderSeats } from './party.rules.js';
import { ladderAfter, ladderMoves, LOOKING, stepsFor } from './ladder.rules.js';
import { stepsOf, writeGap } from './ladder.store.js';
import { duesAfter, type OfficeClock } from './queue.rules.js';
import { TimeProposal } from './time-proposal.entity.js';
import { newTimers } from './timers.rules.js';
import { tellings, type WrittenStep } from './told.rules.js';
import { tellAll } from './told.store.js';

refuseOn({ pk_service_order: 'ID_TAKEN', uq_assignment_live: 'ALREADY_ASKED', uq_assignment_seat: 'SEATS_TAKEN', ck_service_order_taken: 'SEATS_TAKEN' });

/** The rows of a case. */
export interface OrderCase extends Case {
  readonly order: ServiceOrder;
  readonly assignments: readonly Assignment[];
}

/** What every write needs beside the change. */
export interface Hand {
  readonly cipher: FieldCipher;
  readonly office: OfficeClock;
  readonly actor: Actor;
  /** As whom they act, for the history. */
  readonly as: OrderRelation;
  readonly now: Date;
}

export async function loadCase(reads: Reads, orderId: Id): Promise<OrderCase> {
  const order = await reads.get(ServiceOrder, orderId);
  if (!order) throw new Refusal('NOT_FOUND');
  return caseOf(reads, order);
}

/** The order locked, with its parts: everything that changes a part locks its order first. */
export async function lockCase(tx: Tx, orderId: Id): Promise<OrderCase> {
  const order = await tx.lock(ServiceOrder, orderId);
  if (!order) throw new Refusal('NOT_FOUND');
  return caseOf(tx, order);
}

async function caseOf(reads: Reads, order: ServiceOrder): Promise<OrderCase> {
  const assignments = await reads.find(Assignment, 'order_id = ? ORDER BY visit, created_at, id', [order.id]);
  return { order, assignments, proposal: order.status === 'ACCEPTED' ? await reads.get(TimeProposal, order.id) : null };
}

/** Which order a part belongs to; that never changes. */
export async function orderOfPart(reads: Reads, assignmentId: Id): Promise<Id> {
  const row = await reads.one<{ orderId: Id }>('SELECT order_id AS orderId FROM assignment WHERE id = ?', [assignmentId]);
  if (!row) throw new Refusal('NOT_FOUND');
  return row.orderId;
}

/** Orders of a person that count against the five; only sound under the person's lock. */
export async function countOpen(tx: Tx, requesterId: Id): Promise<number> {
  const row = await tx.one<{ n: number }>(
    `SELECT COUNT(*) AS n FROM service_order WHERE requester_id = ? AND status IN (${marks(LIVE_ORDER_STATES)})`,
    [requesterId, ...LIVE_ORDER_STATES],
  );
  return Number(row?.n ?? 0);
}

/** Tasks of a helper's own to which they may arrive, or have just arrived. */
export function partsToArrive(reads: Reads, volunteerId: Id): Promise<{ id: Id; orderId: Id }[]> {
  return reads.rows(
    "SELECT id, order_id AS orderId FROM assignment WHERE volunteer_id = ? AND state IN ('ACCEPTED', 'CHECKED_IN') ORDER BY window_start, id LIMIT 50",
    [volunteerId],
  );
}

/** Seals what people wrote; `column` names the plain property's sealed twin. */
export const sealOrder = (cipher: FieldCipher, id: Id, column: 'words' | 'address' | 'point' | 'staff_words' | 'rating_words', text: string | null): string | null =>
  text === null ? null : cipher.seal('service_order', `${column}_cipher`, id, text);

export const openOrder = (cipher: FieldCipher, id: Id, column: 'words' | 'address' | 'point' | 'staff_words' | 'rating_words', sealed: string | null): string | null =>
  sealed === null ? null : cipher.open('service_order', `${column}_cipher`, id, sealed);

export const openPoint = (cipher: FieldCipher, id: Id, sealed: string | null): Point | null =>
  sealed === null ? null : (JSON.parse(cipher.open('service_order', 'point_cipher', id, sealed)) as Point);

/** A new order with its first step, clocks and audit line. */
export async function insertOrder(tx: Tx, order: Omit<ServiceOrder, 'reviewDue' | 'dispatchDue' | 'verifyDue'>, media: readonly Attachment[], hand: Hand): Promise<OrderCase> {
  const c: Case = { order, assignments: [] };
  const row: ServiceOrder = { ...order, ...duesAfter(null, c, hand.now, hand.office) };
  await tx.insert(ServiceOrder, row);
  await takeUploads(tx, row.id, media, hand);
  await writeSteps(tx, null, { order: row, assignments: [] }, [{ event: 'placed' }], hand);
  return { order: row, assignments: [] };
}

/** Writes a decided change: order, parts, history, timers, audit. Answers the case as it now is. */
export async function apply(tx: Tx, c: OrderCase, decided: Change, hand: Hand): Promise<OrderCase> {
  const assignments = await applyParts(tx, c, decided, hand);
  const order = { ...c.order, ...columnsOf(c.order, decided.order, hand) };
  const next: OrderCase = { order, assignments, proposal: decided.proposal === undefined ? (c.proposal ?? null) : decided.proposal };
  order.seatsTaken = seatsTaken(next);
  if (next.order.status !== c.order.status || LOOKING.includes(next.order.status)) Object.assign(order, await ladderOf(tx, c, next, hand.now));
  Object.assign(order, duesAfter({ of: c, dues: c.order }, next, hand.now, hand.office));
  const { id } = order;
  const written = await tx.update(ServiceOrder, changedIn(c.order, order), 'id = ? AND status = ?', [id, c.order.status]);
  if (written !== 1) throw new Error(`order ${id} changed under its lock`);
  if (decided.order.erasedAt) await eraseParts(tx, id);
  if (decided.proposal !== undefined) await keepProposal(tx, id, decided.proposal);
  if (decided.gap) await writeGap(tx, next, decided.gap, hand.now);
  await takeUploads(tx, id, decided.media, hand);
  if (ENDED.includes(order.status) && order.status !== c.order.status) await discardMedia(tx, id, hand.now);
  await writeSteps(tx, c, next, decided.steps, hand);
  return next;
}

/** The town's steps are read only where the ladder moves by itself. */
async function ladderOf(tx: Tx, before: OrderCase, next: OrderCase, now: Date): Promise<LadderFacts> {
  const steps = ladderMoves(before, next) ? stepsFor(await stepsOf(tx, next.order.townId), next.order.cell !== null) : [];
  return ladderAfter(before, next, steps, now);
}

/** In these nobody listens or looks any more: voice notes and photos go at once, long before the words do. */
const ENDED: readonly OrderState[] = ['CLOSED', 'CANCELLED', 'REJECTED'];

async function takeUploads(tx: Tx, orderId: Id, media: readonly Attachment[], { actor }: Hand): Promise<void> {
  for (const attachment of media) await attachMedia(tx, orderId, personOf(actor), attachment);
}

/** At most one an order: the last. */
async function keepProposal(tx: Tx, orderId: Id, proposal: Proposal | null): Promise<void> {
  await tx.change('DELETE FROM time_proposal WHERE order_id = ?', [orderId]);
  if (proposal) await tx.insert(TimeProposal, { orderId, ...proposal });
}

/** One change of one part outside a step: the hours have decided about its record. */
export async function setPartState(tx: Tx, assignmentId: Id, state: AssignmentState): Promise<void> {
  await tx.update(Assignment, { state }, 'id = ?', [assignmentId]);
}

/** Nothing that leads to a person is left; the title of the menu is nobody's words. */
const ERASED = { wordsCipher: null, addressCipher: null, pointCipher: null, ratingWordsCipher: null, staffWordsCipher: null, lat: null, lng: null } as const;
const ERASED_TITLE = '（内容已删除）';

function columnsOf({ id, kind, title }: ServiceOrder, patch: OrderPatch, { cipher }: Hand): Partial<ServiceOrder> {
  const { words, address, staffWords, ratingWords, ...plain } = patch;
  const erased = plain.erasedAt ? { ...ERASED, title: kind === 'service' ? title : ERASED_TITLE } : {};
  return {
    ...plain,
    ...(words === undefined ? {} : { wordsCipher: sealOrder(cipher, id, 'words', words) }),
    ...(address === undefined ? {} : { addressCipher: sealOrder(cipher, id, 'address', address) }),
    ...(staffWords === undefined ? {} : { staffWordsCipher: sealOrder(cipher, id, 'staff_words', staffWords) }),
    ...(ratingWords === undefined ? {} : { ratingWordsCipher: sealOrder(cipher, id, 'rating_words', ratingWords) }),
    ...erased,
  };
}

/** What of a row is written: what differs from how it was read, and the first of it when nothing does. */
function changedIn<T extends { readonly id: string }>(was: T, is: T): Partial<T> {
  const differs = (Object.keys(is) as (keyof T)[]).filter((name) => !isSame(was[name], is[name]));
  return Object.fromEntries((differs.length > 0 ? differs : (['id'] as const)).map((name) => [name, is[name]])) as Partial<T>;
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime()) || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));

const KEYED: readonly AssignmentState[] = ['OFFERED', 'ACCEPTED', 'CHECKED_IN'];
const liveKeyOf = ({ orderId, volunteerId, state }: Pick<Assignment, 'orderId' | 'volunteerId' | 'state'>): string | null =>
  KEYED.includes(state) ? `${orderId}:${volunteerId}` : null;

/** Parts that end give up their keys before new ones take them. */
async function applyParts(tx: Tx, c: OrderCase, { assignments: patches, add }: Change, { cipher, now }: Hand): Promise<Assignment[]> {
  const rows: Assignment[] = [];
  for (const row of c.assignments) {
    const mine = patches.filter(({ id }) => id === row.id);
    if (mine.length === 0) {
      rows.push(row);
      continue;
    }
    const patch = mine.map(({ patch: p }) => partColumns(cipher, row.id, p)).reduce((all, p) => ({ ...all, ...p }), {});
    const next: Assignment = { ...row, ...patch };
    next.liveKey = liveKeyOf(next);
    await tx.update(Assignment, changedIn(row, next), 'id = ?', [row.id]);
    rows.push(next);
  }
  for (const fresh of add) {
    const row = newRow(c.order.id, fresh, now);
    await tx.insert(Assignment, row);
    rows.push(row);
  }
  return rows;
}

function partColumns(cipher: FieldCipher, id: Id, { result, timeWords, ...plain }: AssignmentPatch): Partial<Assignment> {
  const seal = (column: string, text: string | null): string | null => (text === null ? null : cipher.seal('assignment', column, id, text));
  return {
    ...plain,
    ...(result === undefined ? {} : { resultCipher: seal('result_cipher', result) }),
    ...(timeWords === undefined ? {} : { timeWordsCipher: seal('time_words_cipher', timeWords) }),
  };
}

function newRow(orderId: Id, part: NewAssignment, now: Date): Assignment {
  return {
    ...part, orderId, liveKey: liveKeyOf({ orderId, ...part }), endedAt: null, endReason: null, checkedInAt: null, arrivedBy: null,
    fitVersion: part.state === 'OFFERED' ? WEIGHTS.version : null,
    doorTries: 0, alarm: null, alarmAt: null, checkedOutAt: null, needsOwnTime: false, unfinished: false, minutes: null, claimedMinutes: null, chips: [],
    resultCipher: null, timeWordsCipher: null, creditedAt: null, createdAt: now,
  };
}

async function eraseParts(tx: Tx, orderId: Id): Promise<void> {
  await tx.update(Assignment, { resultCipher: null, timeWordsCipher: null }, 'order_id = ?', [orderId]);
  await tx.update(OrderHistory, { noteCipher: null }, 'order_id = ?', [orderId]);
  await tx.change('UPDATE handed_answer SET words_cipher = NULL WHERE order_id = ?', [orderId]);
  await tx.change('DELETE FROM paper_slip WHERE order_id = ?', [orderId]);
  await tx.change('DELETE FROM text_hold WHERE order_id = ?', [orderId]);
}

/** History, messages, timers and the audit line: plain inserts, after everything that locks. */
async function writeSteps(tx: Tx, before: OrderCase | null, next: OrderCase, steps: Change['steps'], { cipher, actor, as, now }: Hand): Promise<void> {
  const { order } = next;
  const written: WrittenStep[] = [];
  for (const step of steps) {
    const { event, assignmentId = null, reason = null, note } = step;
    const noteId = note === undefined ? null : newId(now);
    const stepId = await tx.insertKeyed(OrderHistory, {
      at: now,
      orderId: order.id,
      assignmentId,
      event,
      actorId: actor.personId,
      actedAs: as,
      fromState: before?.order.status ?? null,
      toState: order.status,
      partState: next.assignments.find(({ id }) => id === assignmentId)?.state ?? null,
      reason,
      noteId,
      noteCipher: noteId && cipher.seal('order_history', 'note_cipher', noteId, note!),
    });
    written.push({ ...step, id: stepId });
  }
  if (before) await tellAll(tx, order, tellings(before, next, written, { personId: actor.personId, as }), actor.personId, now);
  for (const timer of newTimers(before, next)) await schedule(tx, timer);
  await writeAudit(tx, {
    actor,
    seatId: as === 'staff' ? (orderSeats(actor)[0]?.id ?? null) : null,
    action: `order.${steps[0]?.event ?? 'change'}`,
    subjectType: 'order',
    subjectId: order.id,
    areaId: order.communityId,
    facts: { from: before?.order.status ?? null, to: order.status, as },
    at: now,
  });
}
