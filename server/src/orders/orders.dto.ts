import {
  ASK_REASONS, CANCEL_REASONS, DAY_PARTS, LIMITS, LOOK_REASONS, MEDIA_LIMITS, ORDER_KINDS, RATING_TAGS, REJECT_REASONS, RISKS, SKILLS, proves,
  type AgreeTimeBody, type AskReason, type CancelBody, type CancelReason, type ConfirmBody, type DayPart, type Declares, type HandedAnswerBody, type HeardOrder, type Level, type LookReason, type LookThroughBody,
  type MyOrdersQuery, type NoExtra, type OfferBody, type OrderKind, type PlaceOrderBody, type PrintSlipBody, type ProposeTimeBody, type RateBody, type RatingTag, type RefuseHelperBody, type RejectReason,
  type ReopenBody, type RescheduleBody, type ResubmitBody, type RevealBody, type ReviewBody, type Risk, type SettleDisputeBody, type Skill, type Stars, type UndoRefusalBody,
  type Window,
} from '@supermarket/shared';
import {
  ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsDefined, IsIn, IsInt, IsISO8601, IsString, Length, Matches,
  Max, MaxLength, Min, ValidateIf,
} from 'class-validator';
import { PointDto } from '../areas/point.dto.js';
import { IsId, Nested, Optional, PageQueryDto } from '../kernel/index.js';

const SOMETHING = /\S/;
/** ISO 8601 with a zone: a moment without one would be read by the server's own. */
export const MOMENT = /(?:Z|[+-]\d{2}:?\d{2})$/;

export class WindowDto implements Declares<Window> {
  @IsISO8601({ strict: true }) @Matches(MOMENT) readonly start: string;
  @IsISO8601({ strict: true }) @Matches(MOMENT) readonly end: string;
}
proves<NoExtra<Window, WindowDto>>();

export class PlaceOrderDto implements Declares<PlaceOrderBody> {
  @IsId() readonly id: string;
  @IsIn(ORDER_KINDS) readonly kind: OrderKind;
  @Optional() @IsString() @Length(1, 36) readonly itemId?: string;
  @Optional() @IsString() @Length(1, LIMITS.title) readonly title?: string;
  @IsString() @MaxLength(LIMITS.words) readonly words: string;
  @Optional() @IsId() readonly neighbourId?: string;
  @IsDefined() @Nested(() => WindowDto) readonly window: WindowDto;
  @Optional() @IsIn(DAY_PARTS) readonly dayPart?: DayPart;
  @IsString() @Length(1, 36) readonly communityId: string;
  /** Who speaks, and who orders for a parent, need not say where: it may be on file. */
  @ValidateIf(({ kind, address, neighbourId }: PlaceOrderBody) => (kind !== 'voice' && neighbourId === undefined) || address !== '')
  @IsString() @Length(1, LIMITS.address) @Matches(SOMETHING, { message: '请写地址' }) readonly address: string;
  @Optional() @Nested(() => PointDto) readonly point?: PointDto;
  @Optional() @IsBoolean() readonly urgent?: boolean;
  @Optional() @IsId() readonly voiceId?: string;
  @Optional() @IsArray() @ArrayMaxSize(MEDIA_LIMITS.photosAtOnce) @ArrayUnique() @IsId({ each: true }) readonly photoIds?: string[];
}
proves<NoExtra<PlaceOrderBody, PlaceOrderDto>>();

export class ResubmitDto implements Declares<ResubmitBody> {
  @IsString() @MaxLength(LIMITS.words) readonly words: string;
  @Optional() @IsId() readonly voiceId?: string;
  @Optional() @Nested(() => WindowDto) readonly window?: WindowDto;
  @Optional() @IsString() @Length(1, LIMITS.address) @Matches(SOMETHING, { message: '请写地址' }) readonly address?: string;
}
proves<NoExtra<ResubmitBody, ResubmitDto>>();

export class CancelDto implements Declares<CancelBody> {
  @IsIn(CANCEL_REASONS) readonly reason: CancelReason;
  @Optional() @IsString() @MaxLength(LIMITS.reason) readonly words?: string;
}
proves<NoExtra<CancelBody, CancelDto>>();

export class RescheduleDto implements Declares<RescheduleBody>, Declares<ProposeTimeBody> {
  @IsDefined() @Nested(() => WindowDto) readonly window: WindowDto;
  @Optional() @IsIn(DAY_PARTS) readonly dayPart?: DayPart;
}
proves<NoExtra<RescheduleBody, RescheduleDto>>();
proves<NoExtra<ProposeTimeBody, RescheduleDto>>();

export class AgreeTimeDto implements Declares<AgreeTimeBody> {
  @IsDefined() @Nested(() => WindowDto) readonly window: WindowDto;
}
proves<NoExtra<AgreeTimeBody, AgreeTimeDto>>();

export class ConfirmDto implements Declares<ConfirmBody> {
  @IsBoolean() readonly solved: boolean;
  @ValidateIf((body: ConfirmBody) => body.stars !== null) @IsInt() @Min(1) @Max(5) readonly stars: Stars | null;
  @IsArray() @ArrayMaxSize(RATING_TAGS.length) @ArrayUnique() @IsIn(RATING_TAGS, { each: true }) readonly tags: RatingTag[];
  @Optional() @IsString() @MaxLength(LIMITS.words) readonly words?: string;
}
proves<NoExtra<ConfirmBody, ConfirmDto>>();

export class HandedAnswerDto extends ConfirmDto implements Declares<HandedAnswerBody> {
  @IsString() @Length(1, 80) readonly permit: string;
}
proves<NoExtra<HandedAnswerBody, HandedAnswerDto>>();

export class RateDto implements Declares<RateBody> {
  @IsInt() @Min(1) @Max(5) readonly stars: Stars;
  @IsArray() @ArrayMaxSize(RATING_TAGS.length) @ArrayUnique() @IsIn(RATING_TAGS, { each: true }) readonly tags: RatingTag[];
  @Optional() @IsString() @MaxLength(LIMITS.words) readonly words?: string;
}
proves<NoExtra<RateBody, RateDto>>();

export class LookThroughDto implements Declares<LookThroughBody> {
  @IsBoolean() readonly show: boolean;
}
proves<NoExtra<LookThroughBody, LookThroughDto>>();

export class ReopenDto implements Declares<ReopenBody> {
  @IsString() @Length(1, LIMITS.words) readonly words: string;
  @IsDefined() @Nested(() => WindowDto) readonly window: WindowDto;
  @Optional() @IsIn(DAY_PARTS) readonly dayPart?: DayPart;
}
proves<NoExtra<ReopenBody, ReopenDto>>();

export class HeardDto implements Declares<HeardOrder> {
  @Optional() @IsString() @Length(1, 36) readonly itemId?: string;
  @Optional() @IsString() @Length(1, LIMITS.title) readonly title?: string;
  @IsString() @MaxLength(LIMITS.words) readonly words: string;
  @IsDefined() @Nested(() => WindowDto) readonly window: WindowDto;
  @Optional() @IsIn(DAY_PARTS) readonly dayPart?: DayPart;
  @Optional() @IsString() @MaxLength(LIMITS.address) readonly address?: string;
}
proves<NoExtra<HeardOrder, HeardDto>>();

export class ReviewDto implements Declares<ReviewBody> {
  @IsIn(['approve', 'ask', 'reject']) readonly decision: ReviewBody['decision'];
  @Optional() @IsIn(RISKS) readonly risk?: Risk;
  @Optional() @IsIn([1, 2, 3]) readonly level?: Level;
  @Optional() @IsInt() @Min(1) @Max(1440) readonly minutes?: number;
  @Optional() @IsInt() @Min(1) @Max(LIMITS.seats) readonly seats?: number;
  @Optional() @IsIn(SKILLS) readonly skill?: Skill;
  @Optional() @IsBoolean() readonly urgent?: boolean;
  @Optional() @IsBoolean() readonly partyOnly?: boolean;
  @Optional() @IsIn(ASK_REASONS) readonly ask?: AskReason;
  @Optional() @IsIn(REJECT_REASONS) readonly reject?: RejectReason;
  @Optional() @IsString() @MaxLength(LIMITS.reason) readonly words?: string;
  @Optional() @Nested(() => HeardDto) readonly heard?: HeardDto;
}
proves<NoExtra<ReviewBody, ReviewDto>>();

export class OfferDto implements Declares<OfferBody> {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @ArrayUnique() @IsId({ each: true }) readonly personIds: string[];
}
proves<NoExtra<OfferBody, OfferDto>>();

export class PrintSlipDto implements Declares<PrintSlipBody> {
  @IsId() readonly id: string;
}
proves<NoExtra<PrintSlipBody, PrintSlipDto>>();

export class SettleDisputeDto implements Declares<SettleDisputeBody> {
  @IsIn(['solved', 'unsolved', 'again']) readonly finding: SettleDisputeBody['finding'];
  @IsString() @Length(1, LIMITS.words) readonly words: string;
  @Optional() @Nested(() => WindowDto) readonly window?: WindowDto;
}
proves<NoExtra<SettleDisputeBody, SettleDisputeDto>>();

export class RefuseHelperDto implements Declares<RefuseHelperBody> {
  @Optional() @IsId() readonly assignmentId?: string;
}
proves<NoExtra<RefuseHelperBody, RefuseHelperDto>>();

export class UndoRefusalDto implements Declares<UndoRefusalBody> {
  @IsId() readonly personId: string;
}
proves<NoExtra<UndoRefusalBody, UndoRefusalDto>>();

export class RevealDto implements Declares<RevealBody> {
  @Optional() @IsIn(LOOK_REASONS) readonly reason?: LookReason;
}
proves<NoExtra<RevealBody, RevealDto>>();

export class MyOrdersDto extends PageQueryDto implements Declares<MyOrdersQuery> {
  @Optional() @IsIn(['live', 'done']) readonly which?: 'live' | 'done';
}
proves<NoExtra<MyOrdersQuery, MyOrdersDto>>();
