import { Check, Entity, Index } from 'typeorm';
import { Code, Id, Instant, Int, Json, Line } from '../kernel/index.js';

export const JOB_STATES = ['waiting', 'running', 'done', 'dead', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What a job tells its handler: ids and codes, never personal data. */
export type JobPayload = Readonly<Record<string, string | number | boolean | null>>;

/** Something to do later, written in the same transaction as the reason for it: outbox and timer in one. */
@Entity('job')
@Index('uq_job_key', ['jobKey'], { unique: true })
@Index('ix_job_due', ['state', 'runAt'])
@Check('ck_job_state', "state IN ('waiting', 'running', 'done', 'dead', 'cancelled')")
@Check('ck_job_attempts', 'attempts >= 0')
export class Job {
  @Id() id: string;
  @Code(40) kind: string;
  /** What makes it one and the same job: a second one with this key is not written. */
  @Code(120) jobKey: string;
  @Json() payload: JobPayload;
  @Instant() runAt: Date;
  @Code(16) state: JobState;
  /** Runs begun. */
  @Int() attempts: number;
  /** The token of the process that runs it now, until `leaseUntil`; after that anybody may take it over. */
  @Code(36, { nullable: true }) lease: string | null;
  @Instant({ nullable: true }) leaseUntil: Date | null;
  /** Name or code of the last error; never its text, which might quote personal data. */
  @Line(120, { nullable: true }) lastError: string | null;
}
