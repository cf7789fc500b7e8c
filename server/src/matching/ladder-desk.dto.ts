import {
  GAP_DAYS, GAP_OUTCOMES, PARTNER_ANSWERS, SKILLS, proves, type CloseGapBody, type Declares, type GapDays, type GapOutcome, type GapsFilter, type GapsQuery, type NoExtra, type PartnerAnswer,
  type PartnerCallBody, type SetPartnerBody, type Skill,
} from '@supermarket/shared';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { IsId, Optional, PageQueryDto } from '../kernel/index.js';

export class GapsFilterDto implements Declares<GapsFilter> {
  @Optional() @IsString() @Length(1, 36) readonly areaId?: string;
  @Optional() @IsIn(['open', 'closed']) readonly which?: 'open' | 'closed';
  @Optional() @IsIn(SKILLS) readonly skill?: Skill;
  @Optional() @Type(() => Number) @IsIn(GAP_DAYS) readonly days?: GapDays;
}
proves<NoExtra<GapsFilter, GapsFilterDto>>();

export class GapsDto extends PageQueryDto implements Declares<GapsQuery> {
  @Optional() @IsString() @Length(1, 36) readonly areaId?: string;
  @Optional() @IsIn(['open', 'closed']) readonly which?: 'open' | 'closed';
  @Optional() @IsIn(SKILLS) readonly skill?: Skill;
  @Optional() @Type(() => Number) @IsIn(GAP_DAYS) readonly days?: GapDays;
}
proves<NoExtra<GapsQuery, GapsDto>>();

export class CloseGapDto implements Declares<CloseGapBody> {
  @IsIn(GAP_OUTCOMES) readonly outcome: GapOutcome;
}
proves<NoExtra<CloseGapBody, CloseGapDto>>();

export class SetPartnerDto implements Declares<SetPartnerBody> {
  @IsId() readonly id: string;
  @IsString() @Length(1, 36) readonly townId: string;
  @IsString() @Length(2, 40) readonly name: string;
  @IsString() @Length(1, 20) readonly contact: string;
  @IsString() @Matches(/^[0-9][0-9-]{4,18}[0-9]$/) readonly phone: string;
  @IsString() @MaxLength(60) readonly can: string;
  @IsBoolean() readonly active: boolean;
}
proves<NoExtra<SetPartnerBody, SetPartnerDto>>();

export class PartnerCallDto implements Declares<PartnerCallBody> {
  @IsId() readonly id: string;
  @IsId() readonly unitId: string;
  @IsIn(PARTNER_ANSWERS) readonly answer: PartnerAnswer;
}
proves<NoExtra<PartnerCallBody, PartnerCallDto>>();
