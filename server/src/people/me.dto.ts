import {
  DAY_PARTS, LIMITS, POINTS_CHOICES, proves, SKILLS, type DayPart, type Declares, type FreeTime, type NoExtra, type PointsChoice,
  type Skill, type UpdateMeBody, type VolunteerBody,
} from '@supermarket/shared';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsId } from '../kernel/index.js';

/** A mobile number of mainland China. */
export const MOBILE = /^1[3-9]\d{9}$/;
const SOMETHING = /\S/;

export class UpdateMeDto implements Declares<UpdateMeBody> {
  @IsOptional() @IsString() @Length(1, LIMITS.name) @Matches(SOMETHING, { message: '请写姓名' }) readonly name?: string;
  @IsOptional() @IsString() @Matches(MOBILE, { message: '要填 11 位手机号' }) readonly phone?: string;
  @IsOptional() @IsInt() @Min(1900) @Max(2100) readonly birthYear?: number;
  @IsOptional() @IsId() readonly communityId?: string;
  @IsOptional() @IsString() @Length(1, LIMITS.address) @Matches(SOMETHING, { message: '请写地址' }) readonly address?: string;
}
proves<NoExtra<UpdateMeBody, UpdateMeDto>>();

export class FreeTimeDto implements Declares<FreeTime> {
  @IsInt() @Min(1) @Max(7) readonly weekday: number;
  @IsIn(DAY_PARTS) readonly part: DayPart;
}
proves<NoExtra<FreeTime, FreeTimeDto>>();

export class VolunteerDto implements Declares<VolunteerBody> {
  @IsArray() @ArrayUnique() @IsIn(SKILLS, { each: true }) readonly skills: Skill[];
  @IsArray()
  @ArrayMaxSize(21)
  @ArrayUnique(({ weekday, part }: FreeTime) => `${weekday} ${part}`)
  @ValidateNested({ each: true })
  @Type(() => FreeTimeDto)
  readonly freeTimes: FreeTimeDto[];
  @IsBoolean() readonly partyMember: boolean;
  @IsOptional() @IsString() @MaxLength(40) readonly partyOrg?: string;
  @IsBoolean() readonly showParty: boolean;
  @IsIn(POINTS_CHOICES) readonly pointsChoice: PointsChoice;
  @IsInt() @Min(1) @Max(LIMITS.weeklyTasks) readonly weeklyCap: number;
}
proves<NoExtra<VolunteerBody, VolunteerDto>>();
