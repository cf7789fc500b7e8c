import {
  LIMITS, MEDIA_LIMITS, WITHDRAW_REASONS, proves, type CheckInBody, type CheckOutBody, type ClaimBody, type ConfirmArrivalBody, type ContinueLaterBody,
  type Declares, type DeclineBody, type DisputeTimeBody, type ExcuseBody, type MyTasksQuery, type NoAnswerBody, type NoExtra, type OwnTimeBody,
  type ScanCheckInBody, type SettleTimeBody, type WithdrawBody, type WithdrawReason,
} from '@supermarket/shared';
import {
  ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsDefined, IsIn, IsInt, IsISO8601, IsString, Length, Matches, MaxLength,
} from 'class-validator';
import { IsId, Nested, Optional, PageQueryDto } from '../kernel/index.js';
import { MOMENT, WindowDto } from './orders.dto.js';

export class ClaimDto implements Declares<ClaimBody> {
  @IsBoolean() readonly riskAgreed: boolean;
}
proves<NoExtra<ClaimBody, ClaimDto>>();

export class DeclineDto implements Declares<DeclineBody> {
  @Optional() @IsString() @MaxLength(LIMITS.reason) readonly words?: string;
}
proves<NoExtra<DeclineBody, DeclineDto>>();

export class WithdrawDto implements Declares<WithdrawBody> {
  @IsIn(WITHDRAW_REASONS) readonly reason: WithdrawReason;
  @Optional() @IsString() @MaxLength(LIMITS.reason) readonly words?: string;
}
proves<NoExtra<WithdrawBody, WithdrawDto>>();

export class ScanCheckInDto implements Declares<ScanCheckInBody> {
  @IsString() @Matches(/^[\w-]{22}$/, { message: '这不是签到码' }) readonly token: string;
}
proves<NoExtra<ScanCheckInBody, ScanCheckInDto>>();

export class CheckInDto implements Declares<CheckInBody> {
  @IsString() @Matches(/^\d{4}$/, { message: '开门码是 4 位数' }) readonly code: string;
  @Optional() @IsISO8601({ strict: true }) @Matches(MOMENT) readonly typedAt?: string;
}
proves<NoExtra<CheckInBody, CheckInDto>>();

export class NoAnswerDto implements Declares<NoAnswerBody> {
  @Optional() @IsString() @MaxLength(LIMITS.reason) readonly words?: string;
}
proves<NoExtra<NoAnswerBody, NoAnswerDto>>();

export class CheckOutDto implements Declares<CheckOutBody> {
  @IsArray() @ArrayMaxSize(8) @ArrayUnique() @IsString({ each: true }) @MaxLength(20, { each: true }) readonly chips: string[];
  @Optional() @IsString() @MaxLength(LIMITS.words) readonly words?: string;
  @Optional() @IsArray() @ArrayMaxSize(MEDIA_LIMITS.photosAtOnce) @ArrayUnique() @IsId({ each: true }) readonly photoIds?: string[];
  @Optional() @IsISO8601({ strict: true }) @Matches(MOMENT) readonly typedAt?: string;
}
proves<NoExtra<CheckOutBody, CheckOutDto>>();

export class ContinueLaterDto implements Declares<ContinueLaterBody> {
  @IsDefined() @Nested(() => WindowDto) readonly window: WindowDto;
  @IsString() @Length(1, LIMITS.words) readonly words: string;
}
proves<NoExtra<ContinueLaterBody, ContinueLaterDto>>();

/** The rule names a wrong number of minutes itself (MINUTES_INVALID). */
export class TimeDto implements Declares<OwnTimeBody>, Declares<DisputeTimeBody>, Declares<SettleTimeBody> {
  @IsInt() readonly minutes: number;
  @IsString() @MaxLength(LIMITS.reason) readonly words: string;
}
proves<NoExtra<OwnTimeBody, TimeDto>>();
proves<NoExtra<DisputeTimeBody, TimeDto>>();
proves<NoExtra<SettleTimeBody, TimeDto>>();

/** What staff say about an arrival or an absence. */
export class BecauseDto implements Declares<ConfirmArrivalBody>, Declares<ExcuseBody> {
  @IsString() @Length(1, LIMITS.reason) readonly words: string;
}
proves<NoExtra<ConfirmArrivalBody, BecauseDto>>();
proves<NoExtra<ExcuseBody, BecauseDto>>();

export class MyTasksDto extends PageQueryDto implements Declares<MyTasksQuery> {
  @Optional() @IsIn(['live', 'done']) readonly which?: 'live' | 'done';
}
proves<NoExtra<MyTasksQuery, MyTasksDto>>();
