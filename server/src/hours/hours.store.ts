import type { HoldReason, HourKind, Level, PointsChoice, Stars } from '@supermarket/shared';
import { tell } from '../inbox/inbox.store.js';
import type { MessageFacts } from '../inbox/message.entity.js';
import { schedule } from '../jobs/jobs.store.js';
import { newId, Refusal, type Day, type Reads, type Tx } from '../kernel/index.js';
import { countHelped } from '../people/people.store.js';
import { Award } from '../points/award.entity.js';
import { award, keep, reverse } from '../points/points.ledger.js';
import { bearsPoints, dueAfter, holdOf, recordDay, tierOf } from './hours.rules.js';
import { ServiceRecord } from './service-record.entity.js';

/** Written when staff decided about a record, so that the order's side can follow. Payload: `assignmentId`, `recordId`. */
export const RECORD_DECIDED = 'hours.record-decided';

export interface DraftOrder {
  readonly assignmentId: string;
  readonly orderId: string;
  readonly personId: string;
  /** Who asked, and who asked on their behalf: neither may verify the record. */
  readonly requesterId: string;
  readonly proxyId: string | null;
  readonly activity: string;
  /** Village or community, as a record may show it. */
  readonly placeText: string;
  readonly communityId: string;
  readonly townId: string;
  /** The organising unit in words, and who of it was in charge. */
  readonly unit: string;
  readonly inChargeId: string | null;
  readonly startedAt: Date;
  readonly plannedMinutes: number;
  readonly level: Level;
  readonly kind: HourKind;
}

/** Opens the record of an assignment at check-out; the one that is there already stays. Answers its id. */
export async function draftRecord(tx: Tx, draft: DraftOrder): Promise<string> {
  const there = await recordOf(tx, draft.assignmentId);
  if (there) return there.id;
  const id = newId(draft.startedAt);
  await tx.insert(ServiceRecord, {
    id,
    ...draft,
    content: null,
    endedAt: null,
    day: recordDay(draft.startedAt),
    minutes: null,
    state: 'DRAFT',
    held: null,
    bearsPoints: false,
    stars: null,
    evaluatedAt: null,
    revision: 1,
    dueAt: dueAfter(draft.startedAt),
    creditedAt: null,
    decidedBy: null,
    decidedAt: null,
    decidedWords: null,
  });
  return id;
}

/** Actual minutes and what was done; as often as needed while nobody has confirmed. */
export async function setMinutes(tx: Tx, assignmentId: string, measured: { minutes: number; content: string | null; endedAt: Date }): Promise<void> {
  const { minutes, content, endedAt } = measured;
  const patch = { minutes, content, endedAt, day: recordDay(endedAt), dueAt: dueAfter(endedAt) };
  const changed = await tx.update(ServiceRecord, patch, "assignment_id = ? AND state = 'DRAFT'", [assignmentId]);
  if (changed !== 1) throw new Refusal('WRONG_STATE');
}

/** Records whose minutes count for their day. */
const COUNTED = "'CREDITED', 'PENDING_PROOF', 'PENDING_TOWN', 'PENDING_COUNTY'";

/** Minutes of a person on a day (of check-out, Asia/Shanghai) that are credited or wait for a decision. */
export async function minutesOnDay(reads: Reads, personId: string, day: Day): Promise<number> {
  const row = await reads.one<{ minutes: number | string | null }>(
    `SELECT SUM(minutes) AS minutes FROM service_record
     WHERE person_id = ? AND day = ? AND state IN (${COUNTED})`,
    [personId, day],
  );
  return Number(row?.minutes ?? 0);
}

/**
 * The service was confirmed: the record is credited, or waits for the tier that its day needs, and a credited
 * record that nothing holds is paid. Again for a record that is held with `hold` null: the hold is lifted.
 * The caller has locked the person: the tiers count across orders, so two confirmations of one day wait for each other.
 */
export async function creditRecord(tx: Tx, assignmentId: string, answer: { hold: HoldReason | null; stars: Stars | null; at: Date }): Promise<ServiceRecord> {
  const { hold, stars, at } = answer;
  const record = await lockRecord(tx, assignmentId);
  if (!record) throw new Error(`assignment ${assignmentId} has no record: draftRecord comes first`);
  const evaluation = stars === null ? {} : { stars, evaluatedAt: at };
  if (record.state !== 'DRAFT') return recredit(tx, { ...record, ...evaluation }, hold, at);
  if (record.minutes === null) throw new Refusal('MINUTES_INVALID');
  const before = await soFar(tx, record);
  if (!before.helpedInOrder) await countHelped(tx, record.personId);
  const state = tierOf(record.kind, before.minutesOnDay + record.minutes);
  const bears = bearsPoints(record.kind, before.choice);
  const held = bears ? holdOf(hold, record.minutes, record.plannedMinutes) : null;
  const patch = { ...evaluation, state, held, bearsPoints: bears, creditedAt: state === 'CREDITED' ? at : null };
  await tx.update(ServiceRecord, patch, "id = ? AND state = 'DRAFT'", [record.id]);
  const credited = { ...record, ...patch };
  const paid = earns(credited) ? await pay(tx, credited, at) : null; // nothing can have been paid for a draft
  await tellAbout(tx, credited, paid?.points ?? 0, at);
  return credited;
}

const earns = (record: ServiceRecord): boolean => record.state === 'CREDITED' && record.held === null && record.bearsPoints;

async function pay(tx: Tx, { id, personId, revision, level, minutes, endedAt, activity }: ServiceRecord, at: Date): Promise<Award> {
  return award(tx, { recordId: id, revision, personId, minutes: minutes!, level, endedAt: endedAt!, title: activity, at });
}

/** A bad answer after the award, or a re-opening: the award is taken back, or flagged when it is spent. */
export async function holdRecord(tx: Tx, assignmentId: string, reason: HoldReason, at: Date): Promise<void> {
  const record = await lockRecord(tx, assignmentId);
  if (!record?.bearsPoints || !['CREDITED', 'PENDING_TOWN', 'PENDING_COUNTY'].includes(record.state)) return;
  const standing = await standingAward(tx, record.id);
  const returned = standing !== null && (await reverse(tx, standing, { reason, by: null, approvedBy: null, title: record.activity, at }));
  const held = { held: reason, revision: record.revision + (returned ? 1 : 0) };
  await tx.update(ServiceRecord, held, 'id = ?', [record.id]);
  await tellAbout(tx, { ...record, ...held }, 0, at);
}

/** Saves a record as it now is and, when it is credited and nothing holds it, pays. */
export async function credit(tx: Tx, record: ServiceRecord, at: Date): Promise<ServiceRecord> {
  const { id, ...patch } = record;
  await tx.update(ServiceRecord, patch, 'id = ?', [id]);
  if (!earns(record)) {
    await tellAbout(tx, record, 0, at);
    return record;
  }
  const standing = await standingAward(tx, id);
  if (standing) {
    if (standing.flag === 'spent') await keep(tx, standing); // found to be right after all
    await tellAbout(tx, record, standing.points, at);
    return record;
  }
  const paid = await pay(tx, record, at);
  await tellAbout(tx, record, paid.points, at);
  return record;
}

/** The volunteer hears how their hours stand, once for each way in which they stand. */
export async function tellAbout(tx: Tx, { id, personId, state, held, revision, minutes, stars }: ServiceRecord, points: number, at: Date): Promise<void> {
  const kind = state === 'REFUSED' || state === 'VOIDED' ? 'hours_refused' : state === 'CREDITED' && held === null ? 'hours_credited' : 'hours_question';
  const facts: MessageFacts = kind === 'hours_credited' ? { minutes, points, thanks: stars !== null && stars >= 4 ? 'yes' : 'no' } : {};
  await tell(tx, { kind, to: [personId], cause: `r:${id}:${revision}:${kind}`, subject: 'record', subjectId: id, facts }, at);
}

/** The award of a record that stands, or null. */
export async function standingAward(reads: Reads, recordId: string): Promise<Award | null> {
  return (await reads.find(Award, 'standing_of = ?', [recordId]))[0] ?? null;
}

/** Tells the order's side that staff decided about the record. */
export async function announce(tx: Tx, record: ServiceRecord, at: Date): Promise<void> {
  if (record.assignmentId === null) return;
  const key = `${RECORD_DECIDED}:${record.id}:${at.getTime()}`;
  await schedule(tx, { kind: RECORD_DECIDED, key, payload: { assignmentId: record.assignmentId, recordId: record.id }, runAt: at });
}

export async function recordOf(reads: Reads, assignmentId: string): Promise<ServiceRecord | null> {
  return (await reads.find(ServiceRecord, 'assignment_id = ?', [assignmentId]))[0] ?? null;
}

async function lockRecord(tx: Tx, assignmentId: string): Promise<ServiceRecord | null> {
  return (await tx.lockWhere(ServiceRecord, 'assignment_id = ?', [assignmentId]))[0] ?? null;
}

/** A new answer about a record that was decided before: a hold is set, or lifted when the answer clears it. */
async function recredit(tx: Tx, record: ServiceRecord, hold: HoldReason | null, at: Date): Promise<ServiceRecord> {
  if (hold !== null) {
    await tx.update(ServiceRecord, { stars: record.stars, evaluatedAt: record.evaluatedAt }, 'id = ?', [record.id]);
    await holdRecord(tx, record.assignmentId!, hold, at);
    return { ...record, held: hold };
  }
  const ours = record.held === 'short_attendance' || record.held === 'time_disputed'; // staff's to lift, not the resident's
  return credit(tx, { ...record, held: ours ? record.held : null }, at);
}

interface SoFar {
  readonly choice: PointsChoice | null;
  readonly minutesOnDay: number;
  /** Another visit of this person for this order was confirmed before. */
  readonly helpedInOrder: boolean;
}

/** What is known of the person when a record of theirs is confirmed, read at once; sound under the person's lock. */
async function soFar(reads: Reads, { id, personId, orderId, day }: ServiceRecord): Promise<SoFar> {
  const row = await reads.one<{ choice: PointsChoice | null; minutes: number | string | null; others: number | string }>(
    `SELECT (SELECT v.points_choice FROM volunteer v WHERE v.person_id = p.id) AS choice,
            (SELECT SUM(d.minutes) FROM service_record d WHERE d.person_id = p.id AND d.day = ? AND d.state IN (${COUNTED})) AS minutes,
            (SELECT COUNT(*) FROM service_record b WHERE b.order_id = ? AND b.person_id = p.id AND b.state <> 'DRAFT' AND b.id <> ?) AS others
     FROM person p WHERE p.id = ?`,
    [day, orderId, id, personId],
  );
  return { choice: row?.choice ?? null, minutesOnDay: Number(row?.minutes ?? 0), helpedInOrder: Number(row?.others ?? 0) > 0 };
}
