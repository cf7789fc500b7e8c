import type { LookField, ViewerHat } from '@supermarket/shared';
import { Entity, ForeignKey, Index } from 'typeorm';
import { Code, Instant, Json, Key, Line, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/** A receipt: somebody has been shown personal data of somebody. One line of 谁看过我的信息. */
@Entity('look')
@Index('ix_look_owner', ['ownerId', 'id'])
@Index('ix_look_order', ['orderId', 'id'])
@ForeignKey(() => Person, ['ownerId'], ['id'], { name: 'fk_look_owner' })
@ForeignKey(() => Person, ['viewerId'], ['id'], { name: 'fk_look_viewer' })
export class Look {
  @Key() id: number;
  @Instant() at: Date;
  @Ref() viewerId: string;
  /** As whom they looked. */
  @Code(12) viewerHat: ViewerHat;
  @Ref() ownerId: string;
  @Ref() orderId: string;
  /** The order's title. */
  @Line(60) about: string;
  @Json() fields: readonly LookField[];
  @Code(24, { nullable: true }) reason: string | null;
}
