import { LIVE_LIMITS, proves, type Declares, type LiveBody, type LiveChangesQuery, type LiveQuery, type NoExtra } from '@supermarket/shared';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsId, Optional } from '../kernel/index.js';

export class LiveDto implements Declares<LiveBody> {
  @Optional() @IsArray() @ArrayMaxSize(LIVE_LIMITS.orders) @IsId({ each: true }) readonly orderIds?: string[];
  @Optional() @IsBoolean() readonly queues?: boolean;
}
proves<NoExtra<LiveBody, LiveDto>>();

export class LiveChangesDto implements Declares<LiveChangesQuery> {
  @IsString() @MaxLength(2_000) readonly ticket: string;
  @Optional() @IsString() @MaxLength(64) readonly since?: string;
}
proves<NoExtra<LiveChangesQuery, LiveChangesDto>>();

export class LiveStreamDto extends LiveChangesDto implements Declares<LiveQuery> {
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(600) readonly seconds?: number;
}
proves<NoExtra<LiveQuery, LiveStreamDto>>();
