import { Entity, ForeignKey, Index } from 'typeorm';
import { Bool, Id, Line, Ref } from '../kernel/index.js';
import { Area } from '../areas/area.entity.js';

/** A place with a counter where gifts are kept and handed over: 站点. */
@Entity('station')
@Index('uq_station_name', ['name'], { unique: true })
@Index('ix_station_town', ['townId'])
@ForeignKey(() => Area, ['areaId'], ['id'], { name: 'fk_station_area' })
export class Station {
  @Id() id: string;
  /** The town or community it belongs to. */
  @Ref() areaId: string;
  @Ref() townId: string;
  /** null: a station of the whole town. */
  @Ref({ nullable: true }) communityId: string | null;
  @Line(40) name: string;
  @Line(80) address: string;
  /** As people read it: 9:00–20:00. */
  @Line(40) hours: string;
  @Line(20, { nullable: true }) phone: string | null;
  @Bool() active: boolean;
}
