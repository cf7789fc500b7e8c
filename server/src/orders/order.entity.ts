import type {
  AskReason, CancelReason, DayPart, LadderCircle, Level, OrderKind, OrderState, RatingTag, RatingWay, RejectReason, Risk, Shelf, Skill, Stars,
} from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { ServiceItem } from '../catalog/service-item.entity.js';
import { Bool, Code, Double, Id, Instant, Int, Json, Line, Ref, Sealed } from '../kernel/index.js';
import { Person } from '../people/person.entity.js';

/**
 * One need of one household. Free words, address and exact point are sealed; name and phone stay with the person.
 * The three `…Due` are when staff owe the next step; null where they owe none: the queues are these columns.
 */
@Entity('service_order')
@Index('ix_service_order_requester', ['requesterId', 'status', 'id'])
@Index('ix_service_order_creator', ['creatorId', 'status', 'id'])
@Index('ix_service_order_near', ['status', 'cell', 'windowStart', 'id'])
@Index('ix_service_order_square', ['status', 'skill', 'square', 'windowStart', 'id', 'windowEnd', 'dayPart', 'minutes', 'seats', 'risk', 'partyOnly', 'shelf'])
@Index('ix_service_order_town', ['status', 'townId', 'windowStart', 'id'])
@Index('ix_service_order_community', ['status', 'communityId', 'windowStart', 'id'])
@Index('ix_service_order_area', ['townId', 'communityId', 'id'])
@Index('ix_service_order_review', ['reviewDue', 'id'])
@Index('ix_service_order_dispatch', ['dispatchDue', 'id'])
@Index('ix_service_order_verify', ['verifyDue', 'id'])
@Index('ix_service_order_ended', ['townId', 'endedAt', 'status', 'ratingWay', 'solved', 'communityId'])
@Index('ix_service_order_placed', ['townId', 'createdAt', 'communityId'])
@Check('ck_service_order_window', 'window_start < window_end')
@Check('ck_service_order_seats', 'seats BETWEEN 1 AND 20')
@Check('ck_service_order_taken', 'seats_taken BETWEEN 0 AND seats')
@Check('ck_service_order_minutes', 'minutes BETWEEN 1 AND 1440')
@Check('ck_service_order_stars', 'stars IS NULL OR stars BETWEEN 1 AND 5')
@Check('ck_service_order_visit', 'visit >= 1')
@Check('ck_service_order_erased', 'erased_at IS NULL OR (words_cipher IS NULL AND address_cipher IS NULL AND point_cipher IS NULL AND rating_words_cipher IS NULL)')
@ForeignKey(() => Person, ['requesterId'], ['id'], { name: 'fk_service_order_requester' })
@ForeignKey(() => Area, ['communityId'], ['id'], { name: 'fk_service_order_community' })
@ForeignKey(() => ServiceItem, ['itemId'], ['id'], { name: 'fk_service_order_item' })
export class ServiceOrder {
  /** Made on the phone. */
  @Id() id: string;
  @Code(16) kind: OrderKind;
  @Code(36, { nullable: true }) itemId: string | null;
  @Code(16, { nullable: true }) shelf: Shelf | null;
  /** What is wanted, in a few words that others may read. */
  @Line(60) title: string;
  @Code(20) status: OrderState;
  /** Whom it is for, who placed it, and whether that was staff. */
  @Ref() requesterId: string;
  @Ref() creatorId: string;
  @Bool() byStaff: boolean;
  @Code(64) bodyHash: string;
  @Sealed({ nullable: true }) wordsCipher: string | null;
  @Sealed({ nullable: true }) addressCipher: string | null;
  @Sealed({ nullable: true }) pointCipher: string | null;
  @Bool() urgent: boolean;
  @Code(8) risk: Risk;
  @Int() level: Level;
  @Code(20, { nullable: true }) skill: Skill | null;
  @Bool() partyOnly: boolean;
  @Int() minutes: number;
  @Int() seats: number;
  /** Seats filled in this visit; written with the parts, under the order's lock. */
  @Int() seatsTaken: number;
  @Int() visit: number;
  @Instant() windowStart: Date;
  @Instant() windowEnd: Date;
  @Code(12, { nullable: true }) dayPart: DayPart | null;
  @Ref() communityId: string;
  @Ref() townId: string;
  /** Grid cell of about 1.75 km, the square of about 500 m, and its middle, the blurred point; null where no point was given. */
  @Int({ nullable: true }) cell: number | null;
  @Int({ nullable: true }) square: number | null;
  @Double({ nullable: true }) lat: number | null;
  @Double({ nullable: true }) lng: number | null;
  /** The ladder: whom it asks now, when the next step begins, when the system invites again, and whether staff hold it. */
  @Code(12, { nullable: true }) circle: LadderCircle | null;
  @Instant({ nullable: true }) ladderDue: Date | null;
  @Instant({ nullable: true }) ladderAskAt: Date | null;
  @Bool({ default: false }) ladderHeld: boolean;
  @Instant({ nullable: true }) reviewDue: Date | null;
  @Instant({ nullable: true }) dispatchDue: Date | null;
  @Instant({ nullable: true }) verifyDue: Date | null;
  @Instant() submittedAt: Date;
  @Instant({ nullable: true }) askedAt: Date | null;
  @Ref({ nullable: true }) handledById: string | null;
  @Code(16, { nullable: true }) askReason: AskReason | null;
  @Code(24, { nullable: true }) rejectReason: RejectReason | null;
  @Code(24, { nullable: true }) cancelReason: CancelReason | null;
  @Sealed({ nullable: true }) staffWordsCipher: string | null;
  @Instant({ nullable: true }) finishedAt: Date | null;
  @Instant({ nullable: true }) confirmedAt: Date | null;
  @Instant({ nullable: true }) endedAt: Date | null;
  @Bool({ nullable: true }) solved: boolean | null;
  @Int({ nullable: true }) stars: Stars | null;
  @Json() ratingTags: readonly RatingTag[];
  @Sealed({ nullable: true }) ratingWordsCipher: string | null;
  @Code(8, { nullable: true }) ratingWay: RatingWay | null;
  @Instant({ nullable: true }) ratedAt: Date | null;
  @Instant({ nullable: true }) appealedAt: Date | null;
  @Instant({ nullable: true }) erasedAt: Date | null;
  @Instant() createdAt: Date;
}
