import { Entity, ForeignKey, Index } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Code, Id, Instant, Int, Line, Ref, Sealed } from '../kernel/index.js';

/**
 * One human being: resident, volunteer and staff at once, if they like. An old neighbour for whom somebody else
 * orders is a person too, without any identity to log in with.
 */
@Entity('person')
@Index('uq_person_phone', ['phoneIndex'], { unique: true })
@Index('ix_person_community', ['communityId'])
@ForeignKey(() => Area, ['communityId'], ['id'], { name: 'fk_person_community' })
@ForeignKey(() => Area, ['townId'], ['id'], { name: 'fk_person_town' })
export class Person {
  @Id() id: string;
  /** Null until they have told it. */
  @Line(20, { nullable: true }) name: string | null;
  @Sealed({ nullable: true }) phoneCipher: string | null;
  /** Blind index of the number, for finding somebody by it; null with the number and after closing. */
  @Code(64, { nullable: true }) phoneIndex: string | null;
  @Int({ nullable: true }) birthYear: number | null;
  /** Home village or community, and its town beside it for lists by scope. */
  @Ref({ nullable: true }) communityId: string | null;
  @Ref({ nullable: true }) townId: string | null;
  @Sealed({ nullable: true }) addressCipher: string | null;
  @Instant() createdAt: Date;
  /** When they first came in themselves; null for somebody who only has others order for them. */
  @Instant({ nullable: true }) accountAt: Date | null;
  @Instant({ nullable: true }) closedAt: Date | null;
}
