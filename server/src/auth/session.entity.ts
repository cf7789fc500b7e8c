import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/** How a session began; desk computers come in by scanning. */
export type LoginWay = 'wechat' | 'scan' | 'demo';

@Entity('login_session')
@Index('uq_login_session_token', ['tokenHash'], { unique: true })
@Index('ix_login_session_person', ['personId'])
@Check('ck_login_session_way', "way IN ('wechat', 'scan', 'demo')")
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'fk_login_session_person' })
export class LoginSession {
  @Id() id: string;
  /** Keyed SHA-256 of the token, which itself is kept nowhere here. */
  @Code(64) tokenHash: string;
  @Ref() personId: string;
  @Code(12) way: LoginWay;
  @Instant() createdAt: Date;
  /** Written at most once a minute. */
  @Instant() lastSeenAt: Date;
  @Instant({ nullable: true }) revokedAt: Date | null;
}
