import {
  DAY_PARTS, LIMITS, POINTS_CHOICES, proves, SHELVES, SKILLS, type CloseAccountBody, type DayPart, type Declares, type FreeTime, type NoExtra, type PointsChoice,
  type Shelf, type Skill, type UnwantedBody, type UpdateMeBody, type VolunteerBody,
} from '@supermarket/shared';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsId, NestedList, Optional } from '../kernel/index.js';

/** A mobile number of mainland China. */
export const MOBILE = /^1[3-9]\d{9}$/;
const SOMETHING = /\S/;

export class UpdateMeDto implements Declares<UpdateMeBody> {
  @Optional() @IsString() @Length(1, LIMITS.name) @Matches(SOMETHING, { message: '请写姓名' }) readonly name?: string;
  @Optional() @IsString() @Matches(MOBILE, { message: '要填 11 位手机号' }) readonly phone?: string;
  @Optional() @IsInt() @Min(1900) @Max(2100) readonly birthYear?: number;
  @Optional() @IsId() readonly communityId?: string;
  @Optional() @IsString() @Length(1, LIMITS.address) @Matches(SOMETHING, { message: '请写地址' }) readonly address?: string;
}
proves<NoExtra<UpdateMeBody, UpdateMeDto>>();

export class FreeTimeDto implements Declares<FreeTime> {
  @IsInt() @Min(1) @Max(7) readonly weekday: number;
  @IsIn(DAY_PARTS) readonly part: DayPart;
}
proves<NoExtra<FreeTime, FreeTimeDto>>();

export class VolunteerDto implements Declares<VolunteerBody> {
  @IsArray() @ArrayUnique() @IsIn(SKILLS, { each: true }) readonly skills: Skill[];
  @ArrayMaxSize(21)
  @ArrayUnique(({ weekday, part }: FreeTime) => `${weekday} ${part}`)
  @NestedList(() => FreeTimeDto)
  readonly freeTimes: FreeTimeDto[];
  @IsBoolean() readonly partyMember: boolean;
  @Optional() @IsString() @MaxLength(40) readonly partyOrg?: string;
  @IsBoolean() readonly showParty: boolean;
  @IsIn(POINTS_CHOICES) readonly pointsChoice: PointsChoice;
  @IsInt() @Min(1) @Max(LIMITS.weeklyTasks) readonly weeklyCap: number;
}
proves<NoExtra<VolunteerBody, VolunteerDto>>();

export class UnwantedDto implements Declares<UnwantedBody> {
  @IsArray() @ArrayUnique() @IsIn(SHELVES, { each: true }) readonly shelves: Shelf[];
}
proves<NoExtra<UnwantedBody, UnwantedDto>>();

export class CloseAccountDto implements Declares<CloseAccountBody> {
  @IsBoolean() readonly sure: boolean;
}
proves<NoExtra<CloseAccountBody, CloseAccountDto>>();
