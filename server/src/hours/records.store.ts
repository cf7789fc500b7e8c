import { Refusal, refuseOn, type Tx } from '../kernel/index.js';
import { lockPeople } from '../people/people.store.js';
import { keep, replace, reverse } from '../points/points.ledger.js';
import { credit, standingAward, tellAbout } from './hours.store.js';
import { RecordCorrection } from './record-correction.entity.js';
import type { Decision } from './record.rules.js';
import { ServiceRecord } from './service-record.entity.js';

refuseOn({ uq_record_correction_open: 'WRONG_STATE', pk_record_correction: 'ID_TAKEN' });

/** The person first, then the record: the tiers of a day stand behind the person's lock. NOT_FOUND. */
export async function lockRecordWithPerson(tx: Tx, id: string): Promise<ServiceRecord> {
  const seen = await tx.get(ServiceRecord, id);
  if (!seen) throw new Refusal('NOT_FOUND');
  await lockPeople(tx, [seen.personId]);
  return (await tx.lock(ServiceRecord, id))!;
}

export interface Deciding {
  readonly by: string;
  readonly words: string;
  readonly at: Date;
}

/** Writes what staff decided, and pays, or takes back what was paid. */
export async function applyDecision(tx: Tx, record: ServiceRecord, decision: Decision, deciding: Deciding): Promise<ServiceRecord> {
  const { by, words, at } = deciding;
  const decided = { ...record, state: decision.state, held: null, decidedBy: by, decidedAt: at, decidedWords: words };
  const standing = await standingAward(tx, record.id);
  if (standing && decision.noPoints) {
    // The points are gone already: the award stays as it is, with the note that staff have seen it.
    const returned = await reverse(tx, standing, { reason: record.held ?? 'refused', by, approvedBy: null, title: record.activity, at });
    if (!returned) await keep(tx, standing);
    return credit(tx, { ...decided, bearsPoints: !returned }, at);
  }
  if (standing) await keep(tx, standing);
  const creditedAt = decision.state === 'CREDITED' ? (record.creditedAt ?? at) : null;
  return credit(tx, { ...decided, creditedAt, bearsPoints: record.bearsPoints && !decision.noPoints }, at);
}

/** Writes an approved correction: new minutes (0 voids), the old revision's award back, the new one's posted. */
export async function applyCorrection(tx: Tx, record: ServiceRecord, correction: RecordCorrection, approver: { id: string; at: Date }): Promise<ServiceRecord> {
  const { id: approverId, at } = approver;
  const minutes = correction.minutes;
  const revision = record.revision + 1;
  const changed: ServiceRecord = { ...record, minutes, revision, state: minutes === 0 ? 'VOIDED' : 'CREDITED' };
  const standing = await standingAward(tx, record.id);
  if (standing) {
    const { personId, level, activity: title } = record;
    // What an earlier correction could not take back is settled by this one; any other hold keeps the new award back.
    const isClear = record.held === null || (record.held === 'time_disputed' && standing.flag === 'spent');
    const next = minutes === 0 || !isClear ? null : { recordId: record.id, revision, personId, minutes, level, endedAt: record.endedAt!, title, at };
    const done = await replace(tx, standing, next, { reason: correction.reason, by: correction.proposerId, approvedBy: approverId, title, at });
    // Spent already: the hours are right now, the award waits for staff beside them.
    if (minutes > 0 && isClear) changed.held = done ? null : 'time_disputed';
  }
  const { id, ...patch } = changed;
  await tx.update(ServiceRecord, patch, 'id = ?', [id]);
  await tellAbout(tx, { ...changed, state: 'VOIDED' }, 0, at); // said as a change, whatever is left of it
  await tx.update(RecordCorrection, { openOf: null, approverId, approvedAt: at }, 'id = ? AND approved_at IS NULL', [correction.id]);
  return changed;
}
