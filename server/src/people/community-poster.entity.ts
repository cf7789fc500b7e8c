import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Code, Instant } from '../kernel/index.js';

/** What the code on a community's poster says. It outlives every key of ours: the paper hangs for years. */
@Entity('community_poster')
@Index('uq_community_poster_scene', ['scene'], { unique: true })
@ForeignKey(() => Area, ['communityId'], ['id'], { name: 'fk_community_poster_community' })
export class CommunityPoster {
  @PrimaryColumn({ type: 'varchar', length: 36 }) communityId: string;
  @Code(22) scene: string;
  @Instant() madeAt: Date;
}
