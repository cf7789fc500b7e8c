import type { LadderStep } from '@supermarket/shared';
import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Instant, Int, Json, Ref } from '../kernel/index.js';

/** The ladder of one town: whom an order asks, one circle after the other. No row: nothing widens by itself. */
@Entity('town_ladder')
@Check('ck_town_ladder_version', 'version >= 1')
@ForeignKey(() => Area, ['townId'], ['id'], { name: 'fk_town_ladder_town' })
export class TownLadder {
  @PrimaryColumn({ type: 'varchar', length: 36 }) townId: string;
  @Json() steps: readonly LadderStep[];
  @Int() version: number;
  @Ref({ nullable: true }) changedById: string | null;
  @Instant() changedAt: Date;
}
