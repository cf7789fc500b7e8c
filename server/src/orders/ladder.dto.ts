import {
  LADDER_ACTS, LADDER_CIRCLES, LIMITS, proves, type Declares, type LadderAct, type LadderCircle, type LadderStep, type NoExtra, type SetTownLadderBody, type SteerLadderBody,
} from '@supermarket/shared';
import { ArrayMaxSize, IsIn, IsInt, IsString, MaxLength, Min } from 'class-validator';
import { NestedList, Optional } from '../kernel/index.js';

export class SteerLadderDto implements Declares<SteerLadderBody> {
  @IsIn(LADDER_ACTS) readonly act: LadderAct;
  @Optional() @IsString() @MaxLength(LIMITS.reason) readonly words?: string;
}
proves<NoExtra<SteerLadderBody, SteerLadderDto>>();

export class LadderStepDto implements Declares<LadderStep> {
  @IsIn(LADDER_CIRCLES) readonly circle: LadderCircle;
  @IsInt() @Min(0) readonly waitMinutes: number;
  @IsInt() @Min(0) readonly invite: number;
}
proves<NoExtra<LadderStep, LadderStepDto>>();

export class SetTownLadderDto implements Declares<SetTownLadderBody> {
  @ArrayMaxSize(LADDER_CIRCLES.length) @NestedList(() => LadderStepDto) readonly steps: LadderStepDto[];
  @IsInt() @Min(0) readonly version: number;
}
proves<NoExtra<SetTownLadderBody, SetTownLadderDto>>();
