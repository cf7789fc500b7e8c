import { Entity, ForeignKey, Index } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Code, Id, Instant, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/** A one-time code printed by `user:grant`; whoever redeems it after login gets a city seat. */
@Entity('seat_grant')
@Index('uq_seat_grant_code', ['codeHash'], { unique: true })
@ForeignKey(() => Area, ['areaId'], ['id'], { name: 'fk_seat_grant_area' })
@ForeignKey(() => Person, ['usedBy'], ['id'], { name: 'fk_seat_grant_person' })
export class SeatGrant {
  @Id() id: string;
  @Code(64) codeHash: string;
  /** The city. */
  @Ref() areaId: string;
  @Instant() createdAt: Date;
  @Instant() endsAt: Date;
  @Ref({ nullable: true }) usedBy: string | null;
  @Instant({ nullable: true }) usedAt: Date | null;
}
