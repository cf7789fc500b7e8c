import {
  CONSENT_WAYS, FAMILY_CODE, FAMILY_RELATIONS, proves, type ConsentWay, type Declares, type DeskFamilyBody, type DeskFamilyEndBody, type FamilyCodeBody, type FamilyRelation,
  type JoinFamilyBody, type NoExtra,
} from '@supermarket/shared';
import { IsBoolean, IsIn, IsString, Matches } from 'class-validator';
import { IsId } from '../kernel/index.js';
import { MOBILE } from '../people/me.dto.js';

const DIGITS = new RegExp(`^\\d{${FAMILY_CODE.digits}}$`);

export class FamilyCodeDto implements Declares<FamilyCodeBody> {
  @IsBoolean() readonly doorCodes: boolean;
}
proves<NoExtra<FamilyCodeBody, FamilyCodeDto>>();

export class JoinFamilyDto implements Declares<JoinFamilyBody> {
  @IsId() readonly id: string;
  @IsString() @Matches(DIGITS, { message: '码是 6 位数' }) readonly code: string;
  @IsIn(FAMILY_RELATIONS) readonly relation: FamilyRelation;
}
proves<NoExtra<JoinFamilyBody, JoinFamilyDto>>();

export class DeskFamilyEndDto implements Declares<DeskFamilyEndBody> {
  @IsString() @Matches(MOBILE, { message: '要填 11 位手机号' }) readonly elderPhone: string;
  @IsString() @Matches(MOBILE, { message: '要填 11 位手机号' }) readonly relativePhone: string;
}
proves<NoExtra<DeskFamilyEndBody, DeskFamilyEndDto>>();

export class DeskFamilyDto extends DeskFamilyEndDto implements Declares<DeskFamilyBody> {
  @IsId() readonly id: string;
  @IsIn(FAMILY_RELATIONS) readonly relation: FamilyRelation;
  @IsBoolean() readonly doorCodes: boolean;
  @IsIn(CONSENT_WAYS) readonly consentWay: ConsentWay;
  @IsBoolean() readonly readBack: boolean;
}
proves<NoExtra<DeskFamilyBody, DeskFamilyDto>>();
