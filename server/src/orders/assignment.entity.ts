import type { ArrivalProof, AssignmentState, VisitAlarm } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Bool, Code, Id, Instant, Int, Json, Ref, Sealed } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';
import { ServiceOrder } from './order.entity.js';

/** One person's part in one visit of an order: asked, expected, there, or done. */
@Entity('assignment')
@Index('uq_assignment_live', ['liveKey'], { unique: true })
@Index('uq_assignment_seat', ['orderId', 'visit', 'seat'], { unique: true })
@Index('ix_assignment_order', ['orderId', 'id'])
@Index('ix_assignment_volunteer', ['volunteerId', 'state', 'windowStart'])
@Check('ck_assignment_seat', 'seat IS NULL OR seat BETWEEN 1 AND 20')
@Check('ck_assignment_tries', 'door_tries BETWEEN 0 AND 5')
@Check('ck_assignment_minutes', 'minutes IS NULL OR minutes BETWEEN 1 AND 1440')
@Check('ck_assignment_out', 'checked_out_at IS NULL OR (checked_in_at IS NOT NULL AND checked_out_at >= checked_in_at)')
@ForeignKey(() => ServiceOrder, ['orderId'], ['id'], { name: 'fk_assignment_order' })
@ForeignKey(() => Person, ['volunteerId'], ['id'], { name: 'fk_assignment_volunteer' })
export class Assignment {
  @Id() id: string;
  @Ref() orderId: string;
  @Ref() volunteerId: string;
  @Int() visit: number;
  @Code(16) state: AssignmentState;
  /** 1 … seats while the person holds one: nobody else can have it. */
  @Int({ nullable: true }) seat: number | null;
  /** order:volunteer while the person is asked, expected or there: never twice at once. */
  @Code(80, { nullable: true }) liveKey: string | null;
  @Ref({ nullable: true }) offeredById: string | null;
  @Instant({ nullable: true }) offeredAt: Date | null;
  /** Under which weights they were suggested; null where nobody was asked. */
  @Code(12, { nullable: true }) fitVersion: string | null;
  @Instant({ nullable: true }) repliesBy: Date | null;
  @Instant({ nullable: true }) acceptedAt: Date | null;
  @Instant({ nullable: true }) endedAt: Date | null;
  @Code(16, { nullable: true }) endReason: string | null;
  /** The time this part was agreed for. */
  @Instant() windowStart: Date;
  @Instant() windowEnd: Date;
  @Instant({ nullable: true }) checkedInAt: Date | null;
  @Code(8, { nullable: true }) arrivedBy: ArrivalProof | null;
  @Int() doorTries: number;
  /** Staff are to ring up, since when. */
  @Code(8, { nullable: true }) alarm: VisitAlarm | null;
  @Instant({ nullable: true }) alarmAt: Date | null;
  @Instant({ nullable: true }) checkedOutAt: Date | null;
  @Bool() needsOwnTime: boolean;
  @Bool() unfinished: boolean;
  @Int({ nullable: true }) minutes: number | null;
  @Int({ nullable: true }) claimedMinutes: number | null;
  @Json() chips: readonly string[];
  @Sealed({ nullable: true }) resultCipher: string | null;
  @Sealed({ nullable: true }) timeWordsCipher: string | null;
  /** When the service record was handed in for credit. */
  @Instant({ nullable: true }) creditedAt: Date | null;
  @Instant() createdAt: Date;
}
