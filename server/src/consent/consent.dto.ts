import { CONSENT_WAYS, LIMITS, proves, PURPOSES, RELATIONS, type ConsentWay, type Declares, type NeighbourBody, type NoExtra, type Purpose, type Relation, type SwitchPurposeBody } from '@supermarket/shared';
import { IsBoolean, IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { IsId, Optional } from '../kernel/index.js';
import { MOBILE } from '../people/me.dto.js';

const SOMETHING = /\S/;

export class NeighbourDto implements Declares<NeighbourBody> {
  @IsId() readonly id: string;
  @IsString() @Length(1, LIMITS.name) @Matches(SOMETHING, { message: '请写姓名' }) readonly name: string;
  @IsString() @Matches(MOBILE, { message: '要填 11 位手机号' }) readonly phone: string;
  @Optional() @IsInt() @Min(1900) @Max(2100) readonly birthYear?: number;
  @IsIn(RELATIONS) readonly relation: Relation;
  @IsId() readonly communityId: string;
  @IsString() @Length(1, LIMITS.address) @Matches(SOMETHING, { message: '请写地址' }) readonly address: string;
  @IsIn(CONSENT_WAYS) readonly consentWay: ConsentWay;
  @IsBoolean() readonly readBack: boolean;
}
proves<NoExtra<NeighbourBody, NeighbourDto>>();

export class SwitchPurposeDto implements Declares<SwitchPurposeBody> {
  @IsIn(PURPOSES) readonly purpose: Purpose;
  @IsBoolean() readonly on: boolean;
}
proves<NoExtra<SwitchPurposeBody, SwitchPurposeDto>>();
