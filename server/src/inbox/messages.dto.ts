import {
  CALL_STATES, MESSAGE_KINDS, MESSAGE_TEMPLATES, SUBSCRIBE_ANSWERS, proves, type CallOutcomeBody, type CallsQuery, type CallState, type Declares, type MessageKind,
  type MessageTemplateName, type NoExtra, type ReadMessagesBody, type SubscribeAnswer, type SubscribeAnswersBody, type SwitchMessageBody,
} from '@supermarket/shared';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn } from 'class-validator';
import { IsId, NestedList, Optional, PageQueryDto } from '../kernel/index.js';

export class ReadMessagesDto implements Declares<ReadMessagesBody> {
  @IsId() readonly id: string;
  @Optional() @IsBoolean() readonly all?: boolean;
}
proves<NoExtra<ReadMessagesBody, ReadMessagesDto>>();

export class SwitchMessageDto implements Declares<SwitchMessageBody> {
  @IsIn(MESSAGE_KINDS) readonly kind: MessageKind;
  @IsBoolean() readonly on: boolean;
}
proves<NoExtra<SwitchMessageBody, SwitchMessageDto>>();

class TemplateAnswerDto implements Declares<SubscribeAnswersBody['answers'][number]> {
  @IsIn(MESSAGE_TEMPLATES) readonly name: MessageTemplateName;
  @IsIn(SUBSCRIBE_ANSWERS) readonly answer: SubscribeAnswer;
}
proves<NoExtra<SubscribeAnswersBody['answers'][number], TemplateAnswerDto>>();

export class SubscribeAnswersDto implements Declares<SubscribeAnswersBody> {
  @IsId() readonly id: string;
  /** WeChat asks for three templates at most. */
  @NestedList(() => TemplateAnswerDto) @ArrayMinSize(1) @ArrayMaxSize(3) readonly answers: TemplateAnswerDto[];
}
proves<NoExtra<SubscribeAnswersBody, SubscribeAnswersDto>>();

export class CallsQueryDto extends PageQueryDto implements Declares<CallsQuery> {
  @Optional() @IsIn(CALL_STATES) readonly state?: CallState;
}
proves<NoExtra<CallsQuery, CallsQueryDto>>();

export class CallOutcomeDto implements Declares<CallOutcomeBody> {
  @IsIn(['REACHED', 'NOT_REACHED']) readonly outcome: 'REACHED' | 'NOT_REACHED';
}
proves<NoExtra<CallOutcomeBody, CallOutcomeDto>>();
