import { Injectable } from '@nestjs/common';
import type { CorrectRecordBody, RecordRow, ReviewRecordBody } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { bodyHash, Clock, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { personOf, seatsAs, type Actor } from '../people/actor.js';
import { announce, minutesOnDay } from './hours.store.js';
import { RecordCorrection } from './record-correction.entity.js';
import * as rules from './record.rules.js';
import { recordRow } from './record.view.js';
import { applyCorrection, applyDecision, lockRecordWithPerson } from './records.store.js';
import type { ServiceRecord } from './service-record.entity.js';

/** What staff do about service records. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Credits or refuses what waits. Throws NOT_FOUND, OUT_OF_SCOPE, NEED_ANOTHER_PERSON, RECORD_NOT_PENDING, LEVEL_TOO_LOW. */
  review(actor: Actor, id: string, body: ReviewRecordBody): Promise<RecordRow> {
    return this.uow.run(async (tx) => {
      const at = this.clock.now();
      const record = await lockRecordWithPerson(tx, id);
      const verifier = verifierOf(actor);
      const decision = rules.decide(record, verifier, body);
      if (!decision) return recordRow(tx, record, verifier);
      const done = await applyDecision(tx, record, decision, { by: verifier.personId, words: body.words, at });
      await audit(tx, actor, 'record.review', done, { from: record.state, held: record.held, to: done.state, decision: body.decision }, at);
      await announce(tx, done, at);
      return recordRow(tx, done, verifier);
    });
  }

  /** Proposes other minutes, 0 to void. Throws as `review`, and ID_TAKEN, WRONG_STATE while another proposal is open. */
  propose(actor: Actor, recordId: string, body: CorrectRecordBody): Promise<RecordRow> {
    return this.uow.run(async (tx) => {
      const at = this.clock.now();
      const record = await lockRecordWithPerson(tx, recordId);
      const verifier = verifierOf(actor);
      const hash = bodyHash({ recordId, ...body });
      const sent = await tx.get(RecordCorrection, body.id);
      if (sent && (sent.proposerId !== verifier.personId || sent.bodyHash !== hash)) throw new Refusal('ID_TAKEN');
      if (sent) return recordRow(tx, record, verifier);
      rules.mayPropose(record, verifier);
      await tx.insert(RecordCorrection, {
        id: body.id,
        recordId,
        openOf: recordId,
        minutesBefore: record.minutes!,
        minutes: body.minutes,
        reason: body.reason,
        proposerId: verifier.personId,
        bodyHash: hash,
        proposedAt: at,
        approverId: null,
        approvedAt: null,
      });
      await audit(tx, actor, 'record.propose', record, { from: record.minutes, to: body.minutes }, at);
      return recordRow(tx, record, verifier);
    });
  }

  /** A second person agrees. Throws as `review`; NEED_ANOTHER_PERSON for who proposed it. */
  approve(actor: Actor, correctionId: string): Promise<RecordRow> {
    return this.uow.run(async (tx) => {
      const at = this.clock.now();
      const seen = await tx.get(RecordCorrection, correctionId);
      if (!seen) throw new Refusal('NOT_FOUND');
      const record = await lockRecordWithPerson(tx, seen.recordId);
      const correction = (await tx.lock(RecordCorrection, correctionId))!;
      const verifier = verifierOf(actor);
      if (correction.approverId === verifier.personId) return recordRow(tx, record, verifier); // already so
      if (correction.approvedAt !== null) throw new Refusal('WRONG_STATE');
      const dayMinutes = (await minutesOnDay(tx, record.personId, record.day)) - record.minutes! + correction.minutes;
      rules.mayApprove(record, verifier, { proposerId: correction.proposerId, dayMinutes });
      const done = await applyCorrection(tx, record, correction, { id: verifier.personId, at });
      await audit(tx, actor, 'record.correct', done, { from: record.minutes, to: done.minutes, proposer: correction.proposerId }, at);
      await announce(tx, done, at);
      return recordRow(tx, done, verifier);
    });
  }
}

export function verifierOf(actor: Actor): rules.Verifier {
  return { personId: personOf(actor), seats: seatsAs(actor, 'dispatcher', 'town', 'city') };
}

function audit(tx: Tx, actor: Actor, action: string, record: ServiceRecord, facts: Record<string, string | number | null>, at: Date): Promise<void> {
  return writeAudit(tx, { actor, action, subjectType: 'record', subjectId: record.id, areaId: record.communityId, facts, at });
}
