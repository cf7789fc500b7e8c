import { PAGE_MAX, proves, type Declares, type NoExtra, type PageQuery } from '@supermarket/shared';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Optional } from './fields.js';

/** The query of every list; lists with filters extend it. */
export class PageQueryDto implements Declares<PageQuery> {
  @Optional() @IsString() @MaxLength(512) readonly cursor?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(PAGE_MAX) readonly limit?: number;
}
proves<NoExtra<PageQuery, PageQueryDto>>();
