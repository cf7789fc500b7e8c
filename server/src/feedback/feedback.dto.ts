import {
  FEEDBACK_KINDS, FEEDBACK_LIMITS, FEEDBACK_STATES, proves, type AddFeedbackBody, type AnswerFeedbackBody, type Declares, type DeskFeedbackQuery,
  type FeedbackKind, type FeedbackState, type MyFeedbackQuery, type NoExtra, type WriteFeedbackBody,
} from '@supermarket/shared';
import { IsBoolean, IsIn, IsString, Length, Matches } from 'class-validator';
import { IsId, Optional, PageQueryDto } from '../kernel/index.js';

const SOMETHING = /\S/;
const WORDS = { message: '请写一句' } as const;

export class WriteFeedbackDto implements Declares<WriteFeedbackBody> {
  @IsId() readonly id: string;
  @IsIn(FEEDBACK_KINDS) readonly kind: FeedbackKind;
  @IsString() @Length(1, FEEDBACK_LIMITS.words) @Matches(SOMETHING, WORDS) readonly words: string;
  @Optional() @IsId() readonly orderId?: string;
  @Optional() @IsBoolean() readonly above?: boolean;
}
proves<NoExtra<WriteFeedbackBody, WriteFeedbackDto>>();

export class AddFeedbackDto implements Declares<AddFeedbackBody> {
  @IsId() readonly id: string;
  @IsString() @Length(1, FEEDBACK_LIMITS.words) @Matches(SOMETHING, WORDS) readonly words: string;
}
proves<NoExtra<AddFeedbackBody, AddFeedbackDto>>();

export class AnswerFeedbackDto implements Declares<AnswerFeedbackBody> {
  @IsId() readonly id: string;
  @IsString() @Length(1, FEEDBACK_LIMITS.words) @Matches(SOMETHING, WORDS) readonly words: string;
  @Optional() @IsBoolean() readonly upheld?: boolean;
}
proves<NoExtra<AnswerFeedbackBody, AnswerFeedbackDto>>();

export class MyFeedbackDto extends PageQueryDto implements Declares<MyFeedbackQuery> {
  @Optional() @IsIn(['questions', 'others']) readonly which?: 'questions' | 'others';
  @Optional() @IsId() readonly orderId?: string;
}
proves<NoExtra<MyFeedbackQuery, MyFeedbackDto>>();

export class DeskFeedbackDto extends PageQueryDto implements Declares<DeskFeedbackQuery> {
  @Optional() @IsIn(FEEDBACK_STATES) readonly state?: FeedbackState;
}
proves<NoExtra<DeskFeedbackQuery, DeskFeedbackDto>>();
