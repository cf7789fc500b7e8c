import {
  LIMITS, PARTY_STATES, proves, SKILLS, STAFF_ROLES, type AppointBody, type Declares, type NoExtra, type PartyState, type Skill,
  type StaffRole, type VerifyPartyBody, type VolunteersQuery,
} from '@supermarket/shared';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { IsId, Optional, PageQueryDto } from '../kernel/index.js';
import { MOBILE } from './me.dto.js';

export class AppointDto implements Declares<AppointBody> {
  @IsId() readonly id: string;
  @IsString() @Matches(MOBILE, { message: '要填 11 位手机号' }) readonly phone: string;
  @IsIn(STAFF_ROLES) readonly role: StaffRole;
  @IsId() readonly areaId: string;
  @Optional() @IsId() readonly stationId?: string;
}
proves<NoExtra<AppointBody, AppointDto>>();

export class VolunteersQueryDto extends PageQueryDto implements Declares<VolunteersQuery> {
  @Optional() @IsIn(PARTY_STATES) readonly party?: PartyState;
  @Optional() @IsIn(SKILLS) readonly skill?: Skill;
}
proves<NoExtra<VolunteersQuery, VolunteersQueryDto>>();

export class VerifyPartyDto implements Declares<VerifyPartyBody> {
  @IsIn(['verify', 'refuse']) readonly decision: 'verify' | 'refuse';
  @Optional() @IsString() @MaxLength(LIMITS.reason) readonly reason?: string;
}
proves<NoExtra<VerifyPartyBody, VerifyPartyDto>>();
