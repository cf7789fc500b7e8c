import type { Purpose, PurposeWay } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Bool, Code, Instant, Key, Ref } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/** Somebody agreed to one purpose, or took it back; the last row of each holds. Never changed. */
@Entity('consent')
@Index('ix_consent_person', ['personId', 'purpose', 'id'])
@Check('ck_consent_purpose', "purpose IN ('location', 'voice', 'photo', 'show_party', 'invite')")
@Check('ck_consent_way', "way IN ('use', 'switch')")
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'fk_consent_person' })
export class Consent {
  @Key() id: number;
  @Ref() personId: string;
  @Code(12) purpose: Purpose;
  @Bool() given: boolean;
  @Code(8) way: PurposeWay;
  /** Which wording stood beside it. */
  @Code(24) textVersion: string;
  @Instant() at: Date;
}
