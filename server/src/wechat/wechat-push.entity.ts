import { Entity, Index } from 'typeorm';
import { Code, CodeId, Instant } from '../kernel/index.js';

/** A message of WeChat's that was taken: the same one sent again is answered and otherwise left alone. Kept for a week. */
@Entity('wechat_push')
@Index('ix_wechat_push_received', ['receivedAt'])
export class WechatPush {
  /** Stands for its MsgId, or for who, when and what. */
  @CodeId(64) id: string;
  @Code(48) kind: string;
  @Instant() receivedAt: Date;
}
