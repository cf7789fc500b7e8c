import {
  BOARD_LISTS, BOARD_STATES, ORDER_STATES, QUEUES, SEARCH_LENGTH, SKILLS, proves, type AreaOrdersQuery, type BoardList, type BoardOrdersQuery, type BoardQuery, type BoardState,
  type Declares, type DeskAreaQuery, type HallQuery, type HomeQuery, type NoExtra, type OrderState, type ProgressQuery, type Queue, type Skill, type WorkQuery,
} from '@supermarket/shared';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { Optional, PageQueryDto } from '../kernel/index.js';

/** `true` and `false` as a query string carries them; anything else stays and is refused. */
const Flag = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

export class HomeQueryDto implements Declares<HomeQuery> {
  @Optional() @IsString() @Length(1, 36) readonly communityId?: string;
}
proves<NoExtra<HomeQuery, HomeQueryDto>>();

export class HallQueryDto extends PageQueryDto implements Declares<HallQuery> {
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(1440) readonly minutes?: number;
  @Optional() @Flag() @IsBoolean() readonly near?: boolean;
  @Optional() @Flag() @IsBoolean() readonly best?: boolean;
  @Optional() @IsIn(SKILLS) readonly skill?: Skill;
  @Optional() @Flag() @IsBoolean() readonly weekend?: boolean;
  @Optional() @IsString() @Length(1, 36) readonly communityId?: string;
}
proves<NoExtra<HallQuery, HallQueryDto>>();

export class DeskAreaDto implements Declares<DeskAreaQuery> {
  @Optional() @IsString() @Length(1, 36) readonly areaId?: string;
}
proves<NoExtra<DeskAreaQuery, DeskAreaDto>>();

export class WorkQueryDto extends PageQueryDto implements Declares<WorkQuery> {
  @Optional() @IsString() @Length(1, 36) readonly areaId?: string;
  @Optional() @IsIn(QUEUES) readonly queue?: Queue;
}
proves<NoExtra<WorkQuery, WorkQueryDto>>();

export class AreaOrdersDto extends PageQueryDto implements Declares<AreaOrdersQuery> {
  @Optional() @IsString() @Length(1, 36) readonly areaId?: string;
  @Optional() @IsIn(ORDER_STATES) readonly status?: OrderState;
  @Optional() @IsString() @Length(1, SEARCH_LENGTH) readonly q?: string;
}
proves<NoExtra<AreaOrdersQuery, AreaOrdersDto>>();

export class BoardQueryDto implements Declares<BoardQuery> {
  @Optional() @IsString() @Length(1, 36) readonly townId?: string;
}
proves<NoExtra<BoardQuery, BoardQueryDto>>();

export class BoardOrdersDto extends PageQueryDto implements Declares<BoardOrdersQuery> {
  @IsIn(BOARD_LISTS) readonly list: BoardList;
  @Optional() @IsString() @Length(1, 36) readonly townId?: string;
  @Optional() @IsIn(Object.values(BOARD_STATES).flat()) readonly status?: BoardState;
}
proves<NoExtra<BoardOrdersQuery, BoardOrdersDto>>();

export class ProgressQueryDto implements Declares<ProgressQuery> {
  @Optional() @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: '月份像 2026-11' }) readonly month?: string;
  @Optional() @IsString() @Length(1, 36) readonly areaId?: string;
}
proves<NoExtra<ProgressQuery, ProgressQueryDto>>();
