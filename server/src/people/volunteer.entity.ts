import type { DayPart, PartyState, PointsChoice, Shelf, Skill } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Bool, Code, CodeId, Instant, Int, Line, Ref } from '../kernel/index.js';
import { Person } from './person.entity.js';

/** What makes a person a volunteer (条例 Art. 7). The number is ours, never that of an identity card. */
@Entity('volunteer')
@Index('uq_volunteer_no', ['no'], { unique: true })
@Index('ix_volunteer_town', ['townId', 'partyState'])
@Index('ix_volunteer_community', ['communityId', 'partyState'])
@Check('ck_volunteer_party', "party_state IN ('none', 'claimed', 'verified', 'refused')")
@Check('ck_volunteer_choice', "points_choice IN ('points', 'hours_only')")
@Check('ck_volunteer_cap', 'weekly_cap BETWEEN 1 AND 10')
@Check('ck_volunteer_helped', 'helped >= 0')
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'fk_volunteer_person' })
@ForeignKey(() => Area, ['communityId'], ['id'], { name: 'fk_volunteer_community' })
@ForeignKey(() => Area, ['townId'], ['id'], { name: 'fk_volunteer_town' })
export class Volunteer {
  @PrimaryColumn({ type: 'varchar', length: 36 }) personId: string;
  @Code(20) no: string;
  /** Only `verified` counts as Party volunteer: staff of the area have checked it. */
  @Code(12) partyState: PartyState;
  @Line(40, { nullable: true }) partyOrg: string | null;
  /** 亮身份: their own choice, and only shown once verified. */
  @Bool() showParty: boolean;
  @Code(12) pointsChoice: PointsChoice;
  /** Tasks a week at most, 1–10. */
  @Int() weeklyCap: number;
  /** Tasks finished and confirmed. */
  @Int() helped: number;
  @Ref() communityId: string;
  @Ref() townId: string;
  @Instant() createdAt: Date;
  /** When staff last decided about the membership, and who. */
  @Instant({ nullable: true }) partyAt: Date | null;
  @Ref({ nullable: true }) partyBy: string | null;
  /** Why it was refused, in words of staff. */
  @Line(200, { nullable: true }) partyReason: string | null;
}

@Entity('volunteer_skill')
@Index('ix_volunteer_skill', ['skill'])
@ForeignKey(() => Volunteer, ['personId'], ['personId'], { name: 'fk_volunteer_skill_volunteer' })
export class VolunteerSkill {
  @PrimaryColumn({ type: 'varchar', length: 36 }) personId: string;
  @PrimaryColumn({ type: 'varchar', length: 20 }) skill: Skill;
}

/** A part of the week when the volunteer is usually free; `weekday` 1 is Monday, 7 is Sunday. */
@Entity('volunteer_free_time')
@Check('ck_volunteer_free_time_weekday', 'weekday BETWEEN 1 AND 7')
@ForeignKey(() => Volunteer, ['personId'], ['personId'], { name: 'fk_volunteer_free_time_volunteer' })
export class VolunteerFreeTime {
  @PrimaryColumn({ type: 'varchar', length: 36 }) personId: string;
  @PrimaryColumn({ type: 'int' }) weekday: number;
  @PrimaryColumn({ type: 'varchar', length: 12 }) part: DayPart;
}

/** The last number given out in a county; a row of its own, so that two registrations never share a number. */
@Entity('volunteer_number')
export class VolunteerNumber {
  @CodeId(16) county: string;
  @Int() lastNo: number;
}

/**
 * By what a volunteer is found for an order: one row for each skill and one, with the empty skill, for orders that need
 * none. Derived from the rows above and from the community's point; `near.store` keeps it in step.
 */
@Entity('volunteer_near')
@Index('ix_volunteer_near_square', ['skill', 'square', 'standing', 'personId', 'free', 'freshUntil', 'communityId'])
@Index('ix_volunteer_near_community', ['skill', 'communityId', 'standing', 'personId', 'free', 'freshUntil', 'square'])
@ForeignKey(() => Volunteer, ['personId'], ['personId'], { name: 'fk_volunteer_near_volunteer' })
export class VolunteerNear {
  @PrimaryColumn({ type: 'varchar', length: 36 }) personId: string;
  @PrimaryColumn({ type: 'varchar', length: 20 }) skill: Skill | '';
  @Ref() communityId: string;
  /** Of the community's point; null until staff have set it. */
  @Int({ nullable: true }) square: number | null;
  /** Twice the level (0 new, 1 has helped, 2 has often helped), and one more for who speaks the local tongue. */
  @Int() standing: number;
  /** The usual free times as bits: (weekday − 1) · 3 + part; 0 where none were named. */
  @Int() free: number;
  /** Last day, counted from 1970, on which a quick answer still counts as fresh; 0 for never. */
  @Int() freshUntil: number;
}

/** A class of service for which a volunteer does not want to be recommended. */
@Entity('volunteer_unwanted')
@ForeignKey(() => Volunteer, ['personId'], ['personId'], { name: 'fk_volunteer_unwanted_volunteer' })
export class VolunteerUnwanted {
  @PrimaryColumn({ type: 'varchar', length: 36 }) personId: string;
  @PrimaryColumn({ type: 'varchar', length: 16 }) shelf: Shelf;
}
