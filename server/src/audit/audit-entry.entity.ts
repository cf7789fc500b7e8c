import { Entity, Index } from 'typeorm';
import { Code, Instant, Json, Key, Ref } from '../kernel/index.js';

/** Who did what to what: inserted in the transaction of the change, never updated or deleted. */
@Entity('audit_entry')
@Index('ix_audit_entry_subject', ['subjectType', 'subjectId'])
@Index('ix_audit_entry_actor', ['actorId', 'at'])
export class AuditEntry {
  @Key() id: number;
  @Instant() at: Date;
  /** Null when a timer or a command did it. */
  @Ref({ nullable: true }) actorId: string | null;
  /** The staff seat by which it was done, where there was one. */
  @Ref({ nullable: true }) actorSeat: string | null;
  @Code(40) action: string;
  @Code(24) subjectType: string;
  @Code(36) subjectId: string;
  @Ref({ nullable: true }) areaId: string | null;
  /** Codes, ids and numbers; never a name, a phone, an address or a text. */
  @Json() facts: Readonly<Record<string, string | number | boolean | null>>;
}
