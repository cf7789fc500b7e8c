import type { AreaKind } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Double, Id, Int, Line, Ref } from '../kernel/index.js';

/**
 * A node of the area tree: city → town → village or community → grid. Bare names repeat across towns, so
 * (parent, name) is what is unique, and paths are what people see. Statistical codes change: never a key.
 */
@Entity('area')
@Index('uq_area_parent_name', ['parentId', 'name'], { unique: true })
@Index('uq_area_code', ['code'], { unique: true })
@Index('ix_area_town', ['townId'])
@Check('ck_area_kind', "kind IN ('city', 'town', 'village', 'community', 'grid')")
@Check('ck_area_point', '(lat IS NULL) = (lng IS NULL)')
@ForeignKey('Area', ['parentId'], ['id'], { name: 'fk_area_parent' })
export class Area {
  @Id() id: string;
  @Ref({ nullable: true }) parentId: string | null;
  @Code(12) kind: AreaKind;
  /** As people say it: 东门社区, 沙联村. */
  @Line(40) name: string;
  /** Statistical division code; null for grids. */
  @Code(16, { nullable: true }) code: string | null;
  /** The town this node is or lies in; null for the city. */
  @Ref({ nullable: true }) townId: string | null;
  /** The village or community this node is or lies in; null above. */
  @Ref({ nullable: true }) communityId: string | null;
  /** Order among siblings. */
  @Int() sort: number;
  /** The number that 一键求助 calls; null until staff have set it. */
  @Code(20, { nullable: true }) hotline: string | null;
  /** GCJ-02, set once by staff; null until then. */
  @Double({ nullable: true }) lat: number | null;
  @Double({ nullable: true }) lng: number | null;
}
