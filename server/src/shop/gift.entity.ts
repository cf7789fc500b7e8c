import type { GiftCategory, GiftPicture } from '@supermarket/shared';
import { Check, Entity, Index } from 'typeorm';
import { Code, CodeId, Line } from '../kernel/index.js';

/** A kind of thing that can be had for points; where and how many is `GiftStock`. */
@Entity('gift')
@Index('uq_gift_name', ['name'], { unique: true })
@Check('ck_gift_category', "category IN ('food', 'daily', 'tool')")
export class Gift {
  @CodeId(36) id: string;
  @Line(30) name: string;
  /** 袋, 瓶, 份 */
  @Line(4) unit: string;
  @Code(12) picture: GiftPicture;
  @Code(12) category: GiftCategory;
}
