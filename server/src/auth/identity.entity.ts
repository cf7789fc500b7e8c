import { Entity, ForeignKey, Index } from 'typeorm';
import { Code, Id, Instant, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/** A way in: one person may have several. A person without any has no account. */
@Entity('identity')
@Index('uq_identity_openid', ['appid', 'openid'], { unique: true })
@Index('ix_identity_person', ['personId'])
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'fk_identity_person' })
export class Identity {
  @Id() id: string;
  @Ref() personId: string;
  @Code(32) appid: string;
  @Code(64) openid: string;
  /** Only when the mini-program is bound to an open-platform account. */
  @Code(64, { nullable: true }) unionid: string | null;
  @Instant() createdAt: Date;
}
