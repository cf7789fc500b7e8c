import type { ConsentWay, Relation } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Code, Id, Instant, Int, Line, Ref, Sealed } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/**
 * The recorded consent of one person that another one orders for them. Ended grants stay as evidence.
 * Each proxy sees what they themselves have written of the person: knowing a phone number must not be enough to
 * learn a name or an address that somebody else has written.
 */
@Entity('proxy_grant')
@Index('uq_proxy_grant_standing', ['standingKey'], { unique: true })
@Index('ix_proxy_grant_proxy', ['proxyId'])
@Index('ix_proxy_grant_person', ['personId'])
@Check('ck_proxy_grant_self', 'proxy_id <> person_id')
@Check('ck_proxy_grant_way', "consent_way IN ('in_person', 'phone', 'paper')")
@Check('ck_proxy_grant_ended', '(ended_at IS NULL) = (standing_key IS NOT NULL)')
@ForeignKey(() => Person, ['proxyId'], ['id'], { name: 'fk_proxy_grant_proxy' })
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'fk_proxy_grant_person' })
@ForeignKey(() => Area, ['communityId'], ['id'], { name: 'fk_proxy_grant_community' })
export class ProxyGrant {
  /** Made on the proxy's phone. */
  @Id() id: string;
  @Ref() proxyId: string;
  @Ref() personId: string;
  @Line(20) name: string;
  @Int({ nullable: true }) birthYear: number | null;
  @Ref() communityId: string;
  @Sealed() addressCipher: string;
  @Code(12) relation: Relation;
  @Code(12) consentWay: ConsentWay;
  /** Which wording was read to them. */
  @Code(16) textVersion: string;
  @Instant() givenAt: Date;
  @Instant({ nullable: true }) endedAt: Date | null;
  @Code(64) bodyHash: string;
  /** proxy:person while it stands: one standing grant a pair. */
  @Code(80, { nullable: true }) standingKey: string | null;
}
