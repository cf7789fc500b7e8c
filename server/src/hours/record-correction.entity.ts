import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Int, Line, Ref } from '../kernel/index.js';
import { ServiceRecord } from './service-record.entity.js';

/** A change of a record that stands: one person proposes, another approves. */
@Entity('record_correction')
@Index('uq_record_correction_open', ['openOf'], { unique: true })
@Index('ix_record_correction_record', ['recordId'])
@Check('ck_record_correction_minutes', 'minutes BETWEEN 0 AND 1440')
@Check('ck_record_correction_two', 'approver_id IS NULL OR approver_id <> proposer_id')
@Check('ck_record_correction_open', '(approved_at IS NULL) = (open_of IS NOT NULL)')
@ForeignKey(() => ServiceRecord, ['recordId'], ['id'], { name: 'fk_record_correction_record' })
export class RecordCorrection {
  @Id() id: string;
  @Ref() recordId: string;
  /** The record's id while nobody has approved it: one at a time. */
  @Ref({ nullable: true }) openOf: string | null;
  /** What it was and what it is to be; 0 voids the record. */
  @Int() minutesBefore: number;
  @Int() minutes: number;
  @Line(200) reason: string;
  @Ref() proposerId: string;
  @Code(64) bodyHash: string;
  @Instant() proposedAt: Date;
  @Ref({ nullable: true }) approverId: string | null;
  @Instant({ nullable: true }) approvedAt: Date | null;
}
