import type { HoldReason, HourKind, Level, PointsChoice, Stars } from '@supermarket/shared';
import { schedule } from '../jobs/jobs.store.js';
import { newId, Refusal, type Day, type Reads, type Tx } from '../kernel/index.js';
import { countHelped, lockPeople } from '../people/people.store.js';
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

/** Minutes of a person on a day (of check-out, Asia/Shanghai) that are credited or wait for a decision. */
export async function minutesOnDay(reads: Reads, personId: string, day: Day): Promise<number> {
  const row = await reads.one<{ minutes: number | string | null }>(
    `SELECT SUM(minutes) AS minutes FROM service_record
     WHERE person_id = ? AND day = ? AND state IN ('CREDITED', 'PENDING_PROOF', 'PENDING_TOWN', 'PENDING_COUNTY')`,
    [personId, day],
  );
  return Number(row?.minutes ?? 0);
}

/**
 * The service was confirmed: the record is credited, or waits for the tier that its day needs, and a credited
 * record that nothing holds is paid. Again for a record that is held with `hold` null: the hold is lifted.
 */
export async function creditRecord(tx: Tx, assignmentId: string, answer: { hold: HoldReason | null; stars: Stars | null; at: Date }): Promise<ServiceRecord> {
  const { hold, stars, at } = answer;
  const [personId] = await personOfRecord(tx, assignmentId);
  await lockPeople(tx, [personId]); // the tiers count across orders: two confirmations of one day wait for each other
  const record = (await lockRecord(tx, assignmentId))!;
  const evaluation = stars === null ? {} : { stars, evaluatedAt: at };
  if (record.state !== 'DRAFT') return recredit(tx, { ...record, ...evaluation }, hold, at);
  if (record.minutes === null) throw new Refusal('MINUTES_INVALID');
  if (await isFirstOfOrder(tx, record)) await countHelped(tx, record.personId);
  const choice = await tx.one<{ choice: PointsChoice }>('SELECT points_choice AS choice FROM volunteer WHERE person_id = ?', [record.personId]);
  const state = tierOf(record.kind, (await minutesOnDay(tx, record.personId, record.day)) + record.minutes);
  const bears = bearsPoints(record.kind, choice?.choice ?? null);
  const held = bears ? holdOf(hold, record.minutes, record.plannedMinutes) : null;
  return credit(tx, { ...record, ...evaluation, state, held, bearsPoints: bears, creditedAt: state === 'CREDITED' ? at : null }, at);
}

/** A bad answer after the award, or a re-opening: the award is taken back, or flagged when it is spent. */
export async function holdRecord(tx: Tx, assignmentId: string, reason: HoldReason, at: Date): Promise<void> {
  const record = await lockRecord(tx, assignmentId);
  if (!record?.bearsPoints || !['CREDITED', 'PENDING_TOWN', 'PENDING_COUNTY'].includes(record.state)) return;
  const standing = await standingAward(tx, record.id);
  const returned = standing !== null && (await reverse(tx, standing, { reason, by: null, approvedBy: null, title: record.activity, at }));
  await tx.update(ServiceRecord, { held: reason, revision: record.revision + (returned ? 1 : 0) }, 'id = ?', [record.id]);
}

/** Saves a record as it now is and, when it is credited and nothing holds it, pays. */
export async function credit(tx: Tx, record: ServiceRecord, at: Date): Promise<ServiceRecord> {
  const { id, ...patch } = record;
  await tx.update(ServiceRecord, patch, 'id = ?', [id]);
  if (record.state !== 'CREDITED' || record.held !== null || !record.bearsPoints) return record;
  const standing = await standingAward(tx, id);
  if (standing) {
    if (standing.flag === 'spent') await keep(tx, standing); // found to be right after all
    return record;
  }
  const { personId, revision, level, activity } = record;
  await award(tx, { recordId: id, revision, personId, minutes: record.minutes!, level, endedAt: record.endedAt!, title: activity, at });
  return record;
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

async function personOfRecord(reads: Reads, assignmentId: string): Promise<[string]> {
  const record = await recordOf(reads, assignmentId);
  if (!record) throw new Error(`assignment ${assignmentId} has no record: draftRecord comes first`);
  return [record.personId];
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

/** Whether no other visit of this person for this order was confirmed before. */
async function isFirstOfOrder(reads: Reads, record: ServiceRecord): Promise<boolean> {
  const other = await reads.one(
    "SELECT 1 AS found FROM service_record WHERE order_id = ? AND person_id = ? AND state <> 'DRAFT' AND id <> ? LIMIT 1",
    [record.orderId, record.personId, record.id],
  );
  return other === null;
}
