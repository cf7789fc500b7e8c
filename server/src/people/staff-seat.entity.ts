import type { StaffRole } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Code, Id, Instant, Ref } from '../kernel/index.js';
import { Person } from './person.entity.js';

/** What somebody may do for an area, until it ends. Ended seats stay as history. */
@Entity('staff_seat')
@Index('uq_staff_seat_standing', ['standingKey'], { unique: true })
@Index('ix_staff_seat_person', ['personId'])
@Index('ix_staff_seat_area', ['areaId'])
@Check('ck_staff_seat_role', "role IN ('dispatcher', 'desk', 'town', 'city')")
@Check('ck_staff_seat_station', "(role = 'desk') = (station_id IS NOT NULL)")
@Check('ck_staff_seat_ended', '(ended_at IS NULL) = (standing_key IS NOT NULL)')
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'fk_staff_seat_person' })
@ForeignKey(() => Area, ['areaId'], ['id'], { name: 'fk_staff_seat_area' })
export class StaffSeatRecord {
  @Id() id: string;
  @Ref() personId: string;
  @Code(12) role: StaffRole;
  @Ref() areaId: string;
  /** The station of a desk seat; null for the others. */
  @Ref({ nullable: true }) stationId: string | null;
  @Instant() since: Date;
  @Instant({ nullable: true }) endedAt: Date | null;
  /** Null when the seat came with a command-line grant. */
  @Ref({ nullable: true }) appointedBy: string | null;
  /** Hash of the body that made it; a repeated send is told by it. */
  @Code(64, { nullable: true }) bodyHash: string | null;
  /** person:role:area:station while the seat stands: nobody holds the same seat twice. */
  @Code(160, { nullable: true }) standingKey: string | null;
}
