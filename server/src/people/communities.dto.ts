import { HOTLINE, proves, type CommunitiesQuery, type Declares, type NoExtra, type ScannedPlaceQuery, type SetContactBody } from '@supermarket/shared';
import { IsIn, IsString, Matches } from 'class-validator';
import { PointDto } from '../areas/point.dto.js';
import { Nested, Optional, PageQueryDto } from '../kernel/index.js';

export class SetContactDto implements Declares<SetContactBody> {
  @IsString() @Matches(HOTLINE, { message: '写手机号，或区号加座机，比如 0750-7712345' }) readonly hotline: string;
  @Optional() @Nested(() => PointDto) readonly point?: PointDto;
}
proves<NoExtra<SetContactBody, SetContactDto>>();

export class CommunitiesQueryDto extends PageQueryDto implements Declares<CommunitiesQuery> {
  @Optional() @IsIn(['missing', 'all']) readonly which?: 'missing' | 'all';
}
proves<NoExtra<CommunitiesQuery, CommunitiesQueryDto>>();

export class ScannedPlaceDto implements Declares<ScannedPlaceQuery> {
  @IsString() @Matches(/^[\w-]{22}$/, { message: '这不是社区海报上的码' }) readonly scene: string;
}
proves<NoExtra<ScannedPlaceQuery, ScannedPlaceDto>>();
