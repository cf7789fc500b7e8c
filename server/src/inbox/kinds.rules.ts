import type { MessageKind, MessageSide, MessageTemplateName } from '@supermarket/shared';
import { addDays, at, dayOf, minuteOfDay } from '../kernel/shanghai.js';

/** How far a kind of message goes when it is not read at once. The inbox always has it. */
export interface KindRule {
  /** Whose it is; `both`: the caller says. */
  readonly side: MessageSide | 'both';
  /** Rings at night too. */
  readonly urgent: boolean;
  /** Which WeChat template carries it; null: the inbox only. */
  readonly template: MessageTemplateName | null;
  /** Worth a text message where WeChat does not reach. */
  readonly sms: boolean;
  /** Worth a call of staff where neither reaches: somebody would wait in vain, or lose a right. */
  readonly call: boolean;
  /** Whether the person may silence it; what is owed to them by law or what others rely on rings always. */
  readonly switchable: boolean;
}

const rule = (side: KindRule['side'], template: KindRule['template'], more: string): KindRule => ({
  side, template, urgent: more.includes('urgent'), sms: more.includes('sms'), call: more.includes('call'), switchable: !more.includes('always'),
});

/** The whole table; docs/messages.md prints it. */
export const KINDS: Readonly<Record<MessageKind, KindRule>> = {
  taken: rule('resident', 'order_progress', 'sms'),
  helper_lost: rule('resident', 'order_progress', 'sms call always'),
  arrived: rule('resident', 'order_progress', ''),
  door_unanswered: rule('resident', 'order_progress', 'sms call'),
  please_confirm: rule('resident', 'order_progress', ''),
  goes_on: rule('resident', 'order_progress', 'sms'),
  asked: rule('resident', 'order_progress', 'sms call always'), // 条例 Art. 13: the order waits for the answer
  rejected: rule('resident', 'order_progress', 'sms call always'), // the right of appeal runs from here
  window_passed: rule('resident', 'order_progress', 'sms call'),
  cancelled_for_you: rule('resident', 'order_progress', 'sms call always'),
  dispute_settled: rule('resident', 'order_progress', 'sms always'),
  widened: rule('resident', null, ''), // the one WeChat message that the resident asked for is kept for who comes
  nobody: rule('resident', 'order_progress', 'sms call always'),
  time_proposed: rule('both', 'task_changed', 'sms call always'),
  time_changed: rule('both', 'task_changed', 'sms call always'),
  time_kept: rule('both', 'task_changed', ''),
  invited: rule('volunteer', 'invitation', ''), // nobody is pressed by text messages: 可拒派单
  invite_over: rule('volunteer', null, ''),
  task_cancelled: rule('volunteer', 'task_changed', 'sms always'), // else somebody travels in vain
  missed: rule('volunteer', 'task_changed', ''),
  own_time: rule('volunteer', 'reminder', ''),
  hours_credited: rule('volunteer', null, ''),
  hours_question: rule('volunteer', 'reminder', 'always'),
  hours_refused: rule('volunteer', 'reminder', 'sms always'), // 记录办法: to be corrected on demand
  thanks: rule('volunteer', null, ''),
  answered: rule('resident', 'reminder', 'sms always'),
  gift_expiring: rule('both', 'reminder', ''),
  gift_returned: rule('both', 'reminder', ''),
  points_expiring: rule('volunteer', 'reminder', ''),
  digest: rule('staff', null, ''),
  overdue: rule('staff', 'reminder', 'urgent sms always'),
};

export const isSwitchable = (kind: MessageKind): boolean => KINDS[kind].switchable && rings(kind);

/** Whether it goes anywhere beside the inbox. */
export const rings = (kind: MessageKind): boolean => KINDS[kind].template !== null || KINDS[kind].sms || KINDS[kind].call;

/** Minutes of the day in Asia/Shanghai between which nobody is rung: 21:30–7:30. */
export const QUIET_FROM = 21 * 60 + 30;
export const QUIET_TO = 7 * 60 + 30;

/** When a message may ring: at once, or when the night is over. */
export function ringAt(now: Date, urgent: boolean): Date {
  const minute = minuteOfDay(now);
  if (urgent || (minute >= QUIET_TO && minute < QUIET_FROM)) return now;
  const today = dayOf(now);
  return at(minute >= QUIET_FROM ? addDays(today, 1) : today, QUIET_TO);
}
