import type { Id, Instant, Page, PageQuery } from './base.js';

/**
 * What people are told, each kind for one reason. For those who need help: somebody comes, does not come, is there,
 * staff have decided. For those who help: they are asked, it is over, their hours. For staff: a digest and alarms.
 */
export const MESSAGE_KINDS = [
  // those who asked for help, and who orders for them
  'taken', 'helper_lost', 'arrived', 'door_unanswered', 'please_confirm', 'goes_on', 'asked', 'rejected', 'window_passed',
  'cancelled_for_you', 'dispute_settled', 'widened', 'nobody',
  // both sides of an agreed time
  'time_proposed', 'time_changed', 'time_kept',
  // those who help
  'invited', 'invite_over', 'task_cancelled', 'missed', 'own_time', 'hours_credited', 'hours_question', 'hours_refused', 'thanks',
  // everybody
  'answered', 'gift_expiring', 'gift_returned', 'points_expiring',
  // staff
  'digest', 'overdue',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What a message opens. */
export const MESSAGE_SUBJECTS = ['order', 'record', 'redemption', 'feedback', 'points', 'work'] as const;
export type MessageSubject = (typeof MESSAGE_SUBJECTS)[number];

/** One message as its reader sees it; the words are made when it is read. */
export interface MessageView {
  id: Id;
  at: Instant;
  kind: MessageKind;
  title: string;
  text: string;
  urgent: boolean;
  isRead: boolean;
  /** Where a tap leads; null where there is nothing to open any more. `side` says whose page of an order. */
  open: { subject: MessageSubject; id: Id; side: MessageSide } | null;
}

/** For whom: the page of an order differs for those who asked, those who help and staff. */
export const MESSAGE_SIDES = ['resident', 'volunteer', 'staff'] as const;
export type MessageSide = (typeof MESSAGE_SIDES)[number];

export interface MessagesView extends Page<MessageView> {
  unread: number;
}

export type MessagesQuery = PageQuery;

/** Reads one, or all up to and with that one (`all`), so that what comes meanwhile stays unread. */
export interface ReadMessagesBody {
  id: Id;
  all?: boolean;
}

export interface UnreadView {
  unread: number;
}

/** A kind that may be turned off: then it is only in the inbox and rings nowhere. */
export interface MessageSwitchView {
  kind: MessageKind;
  on: boolean;
}

/** WeChat asks for leave to send, template by template; `credits`: how many messages may still come. */
export interface MessageTemplateView {
  name: MessageTemplateName;
  templateId: string;
  credits: number;
}

/** What WeChat's templates are for; which one a deployment has been given is configuration. */
export const MESSAGE_TEMPLATES = ['order_progress', 'invitation', 'task_changed', 'reminder'] as const;
export type MessageTemplateName = (typeof MESSAGE_TEMPLATES)[number];

export interface MessageSettingsView {
  switches: MessageSwitchView[];
  /** Empty where this deployment has none. */
  templates: MessageTemplateView[];
}

export interface SwitchMessageBody {
  kind: MessageKind;
  on: boolean;
}

/** What somebody said to WeChat's prompt, template by template. */
export const SUBSCRIBE_ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const;
export type SubscribeAnswer = (typeof SUBSCRIBE_ANSWERS)[number];

export interface SubscribeAnswersBody {
  /** Made on the phone: the same answer sent twice counts once. */
  id: Id;
  answers: { name: MessageTemplateName; answer: SubscribeAnswer }[];
}

/** Somebody who could not be reached by any other way; staff ring up. */
export interface CallRow {
  id: Id;
  at: Instant;
  kind: MessageKind;
  urgent: boolean;
  /** 陈** */
  name: string;
  /** What is to be said. */
  text: string;
  orderId: Id | null;
  state: CallState;
}

export const CALL_STATES = ['WAITING', 'REACHED', 'NOT_REACHED'] as const;
export type CallState = (typeof CALL_STATES)[number];

export interface CallsQuery extends PageQuery {
  state?: CallState;
}

export interface CallNumberView {
  name: string;
  phone: string;
}

/** NOT_REACHED leaves it in the list after three tries at the earliest; before, it waits again. */
export interface CallOutcomeBody {
  outcome: Exclude<CallState, 'WAITING'>;
}
