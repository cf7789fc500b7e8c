import { HOTLINE, proves, type CommunitiesQuery, type Declares, type NoExtra, type Point, type SetContactBody } from '@supermarket/shared';
import { IsIn, IsLatitude, IsLongitude, IsString, Matches } from 'class-validator';
import { Nested, Optional, PageQueryDto } from '../kernel/index.js';

class CommunityPointDto implements Declares<Point> {
  @IsLatitude() readonly lat: number;
  @IsLongitude() readonly lng: number;
  @IsIn(['gcj02']) readonly datum: 'gcj02';
}
proves<NoExtra<Point, CommunityPointDto>>();

export class SetContactDto implements Declares<SetContactBody> {
  @IsString() @Matches(HOTLINE, { message: '写手机号，或区号加座机，比如 0750-7712345' }) readonly hotline: string;
  @Optional() @Nested(() => CommunityPointDto) readonly point?: CommunityPointDto;
}
proves<NoExtra<SetContactBody, SetContactDto>>();

export class CommunitiesQueryDto extends PageQueryDto implements Declares<CommunitiesQuery> {
  @Optional() @IsIn(['missing', 'all']) readonly which?: 'missing' | 'all';
}
proves<NoExtra<CommunitiesQuery, CommunitiesQueryDto>>();
