import { Entity, ForeignKey, Index } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Bool, Id, Instant, Line, Ref, Sealed } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/** 结对单位: whom staff of a town ring up when no volunteer comes. The name and number of a person there are sealed. */
@Entity('partner_unit')
@Index('ix_partner_unit_town', ['townId', 'id'])
@ForeignKey(() => Area, ['townId'], ['id'], { name: 'fk_partner_unit_town' })
@ForeignKey(() => Person, ['changedById'], ['id'], { name: 'fk_partner_unit_person' })
export class PartnerUnitRecord {
  @Id() id: string;
  @Ref() townId: string;
  @Line(40) name: string;
  @Sealed() contactCipher: string;
  @Sealed() phoneCipher: string;
  @Line(60) can: string;
  @Bool() active: boolean;
  @Ref() changedById: string;
  @Instant() changedAt: Date;
}
