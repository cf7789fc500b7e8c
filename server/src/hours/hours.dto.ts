import { LIMITS, proves, type CorrectRecordBody, type Declares, type NoExtra, type ReviewRecordBody } from '@supermarket/shared';
import { IsIn, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsId } from '../kernel/index.js';

const SOMETHING = /\S/;

export class ReviewRecordDto implements Declares<ReviewRecordBody> {
  @IsIn(['credit', 'refuse']) readonly decision: 'credit' | 'refuse';
  @IsString() @MaxLength(LIMITS.reason) readonly words: string;
}
proves<NoExtra<ReviewRecordBody, ReviewRecordDto>>();

export class CorrectRecordDto implements Declares<CorrectRecordBody> {
  @IsId() readonly id: string;
  @IsInt() @Min(0) @Max(1440) readonly minutes: number;
  @IsString() @MaxLength(LIMITS.reason) @Matches(SOMETHING, { message: '请写一句原因' }) readonly reason: string;
}
proves<NoExtra<CorrectRecordBody, CorrectRecordDto>>();
