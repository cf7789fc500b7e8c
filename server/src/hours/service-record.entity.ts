import type { HoldReason, HourKind, Level, RecordState, Stars } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Bool, Code, DayColumn, Id, Instant, Int, Line, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/**
 * The legal record of one person's service (记录办法 Art. 7, 10): activity, date, place, content, actual minutes,
 * organising unit, person in charge, evaluation. Kept for ever, never spent.
 */
@Entity('service_record')
@Index('uq_service_record_assignment', ['assignmentId'], { unique: true })
@Index('ix_service_record_person', ['personId', 'day'])
@Index('ix_service_record_order', ['orderId'])
@Index('ix_service_record_work', ['townId', 'state', 'dueAt'])
@Check('ck_service_record_minutes', 'minutes IS NULL OR minutes BETWEEN 0 AND 1440')
@Check('ck_service_record_kind', "kind IN ('CHECKED', 'HONOUR')")
@Check('ck_service_record_measured', "state = 'DRAFT' OR (minutes IS NOT NULL AND ended_at IS NOT NULL)")
@Check('ck_service_record_state', "state IN ('DRAFT', 'PENDING_PROOF', 'PENDING_TOWN', 'PENDING_COUNTY', 'CREDITED', 'REFUSED', 'VOIDED')")
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'fk_service_record_person' })
export class ServiceRecord {
  @Id() id: string;
  /** One record for each seat that was really filled; null where the service had no order (later: events). */
  @Ref({ nullable: true }) assignmentId: string | null;
  @Ref({ nullable: true }) orderId: string | null;
  @Ref() personId: string;
  /** Who asked for the service, and who asked on their behalf: neither may verify it (nor may the volunteer). */
  @Ref({ nullable: true }) requesterId: string | null;
  @Ref({ nullable: true }) proxyId: string | null;
  @Ref() communityId: string;
  @Ref() townId: string;
  @Line(40) activity: string;
  /** The place as a record may show it: village or community, never a door. */
  @Line(60) placeText: string;
  @Line(200, { nullable: true }) content: string | null;
  /** Who organised it, and who of them was in charge (a person's id). */
  @Line(40) unit: string;
  @Ref({ nullable: true }) inChargeId: string | null;
  @Instant() startedAt: Date;
  @Instant({ nullable: true }) endedAt: Date | null;
  /** The day of check-out in Asia/Shanghai: the day whose tiers count, and the day on the record. */
  @DayColumn() day: string;
  @Int() plannedMinutes: number;
  /** Actual minutes; null until measured or said. */
  @Int({ nullable: true }) minutes: number | null;
  @Int() level: Level;
  @Code(16) kind: HourKind;
  @Code(16) state: RecordState;
  /** Why the award waits for staff although the hours stand. */
  @Code(32, { nullable: true }) held: HoldReason | null;
  /** Whether this service earns points: decided when it is credited (kind, and the volunteer's own choice). */
  @Bool() bearsPoints: boolean;
  @Int({ nullable: true }) stars: Stars | null;
  @Instant({ nullable: true }) evaluatedAt: Date | null;
  /** Counts up with each change after the first credit; part of the award's key. */
  @Int() revision: number;
  /** To be recorded within ten working days (记录办法 Art. 11). */
  @Instant() dueAt: Date;
  @Instant({ nullable: true }) creditedAt: Date | null;
  /** Who of the staff last decided about it, when, and in which words. */
  @Ref({ nullable: true }) decidedBy: string | null;
  @Instant({ nullable: true }) decidedAt: Date | null;
  @Line(200, { nullable: true }) decidedWords: string | null;
}
