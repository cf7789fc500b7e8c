import type { ConsentWay, FamilyRelation, FamilyWay } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Bool, Code, Id, Instant, Key, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/**
 * 亲情代办: an elder's standing consent that a relative sees their orders, answers and orders for them, until one of
 * the two ends it. Ended ones stay as evidence; they hold ids and codes, no name.
 */
@Entity('family_grant')
@Index('uq_family_grant_standing', ['standingKey'], { unique: true })
@Index('ix_family_grant_relative', ['relativeId', 'elderId'])
@Index('ix_family_grant_elder', ['elderId'])
@Check('ck_family_grant_self', 'elder_id <> relative_id')
@Check('ck_family_grant_way', "way IN ('code', 'desk')")
@Check('ck_family_grant_read', "(way = 'desk') = (consent_way IS NOT NULL)")
@Check('ck_family_grant_ended', '(ended_at IS NULL) = (standing_key IS NOT NULL)')
@ForeignKey(() => Person, ['elderId'], ['id'], { name: 'fk_family_grant_elder' })
@ForeignKey(() => Person, ['relativeId'], ['id'], { name: 'fk_family_grant_relative' })
export class FamilyGrant {
  /** Made on the phone of who writes it down. */
  @Id() id: string;
  @Ref() elderId: string;
  @Ref() relativeId: string;
  @Code(12) relation: FamilyRelation;
  /** The elder lets them see the door codes too. */
  @Bool() doorCodes: boolean;
  @Code(8) way: FamilyWay;
  /** At the desk: how the elder was asked. */
  @Code(12, { nullable: true }) consentWay: ConsentWay | null;
  @Code(24) textVersion: string;
  /** The relative who typed the code, or who of staff read the text out. */
  @Ref() recordedBy: string;
  @Instant() givenAt: Date;
  @Instant({ nullable: true }) endedAt: Date | null;
  /** The elder, the relative, staff, or whoever of the two closed their account. */
  @Ref({ nullable: true }) endedBy: string | null;
  @Code(64) bodyHash: string;
  /** relative:elder while it stands: one a pair. */
  @Code(80, { nullable: true }) standingKey: string | null;
}

/** The one code of an elder that may be good now; of its digits only a keyed index is kept. */
@Entity('family_code')
@Index('uq_family_code_index', ['codeIndex'], { unique: true })
@ForeignKey(() => Person, ['elderId'], ['id'], { name: 'fk_family_code_elder' })
export class FamilyCode {
  @PrimaryColumn({ type: 'varchar', length: 36 }) elderId: string;
  @Code(64) codeIndex: string;
  @Bool() doorCodes: boolean;
  @Instant() createdAt: Date;
  @Instant() endsAt: Date;
  @Instant({ nullable: true }) usedAt: Date | null;
}

/** Digits that were typed and were no code: five in ten minutes and somebody waits. */
@Entity('family_miss')
@Index('ix_family_miss_person', ['personId', 'at'])
export class FamilyMiss {
  @Key() id: number;
  @Ref() personId: string;
  @Instant() at: Date;
}
