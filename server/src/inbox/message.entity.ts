import type { CallState, MessageKind, MessageSide, MessageSubject, MessageTemplateName } from '@supermarket/shared';
import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { Bool, Code, Id, Instant, Int, Json, Ref } from '../kernel/index.js';

/** Ids, codes, counts and moments; never words or anything that names a person. */
export type MessageFacts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Something one person is told: the inbox is the source of truth, every other way only rings. One cause and one person
 * are one message. No foreign key to the person: its check would lock the rows of people after those of the business,
 * and two who help each other would wait for each other; an invariant holds it instead.
 */
@Entity('message')
@Index('uq_message_cause', ['personId', 'cause'], { unique: true })
@Index('ix_message_person', ['personId', 'id'])
@Index('ix_message_unread', ['personId', 'readAt'])
export class Message {
  /** UUIDv7: by it messages are in the order of their writing. */
  @Id() id: string;
  @Ref() personId: string;
  /** What happened: `h:<history>`, `assignment:<id>`, `points:<person>:<day>`. */
  @Code(120) cause: string;
  @Code(24) kind: MessageKind;
  @Code(12) side: MessageSide;
  @Code(12) subject: MessageSubject;
  @Ref() subjectId: string;
  @Json() facts: MessageFacts;
  @Bool() urgent: boolean;
  @Instant() at: Date;
  @Instant({ nullable: true }) readAt: Date | null;
}

/** How a message was rung for. `call`: staff were asked to. */
export const CHANNELS = ['wechat', 'sms', 'call'] as const;
export type Channel = (typeof CHANNELS)[number];
/**
 * trying: written before the provider is asked · waiting: it said “later” · unknown: its answer was lost, or the process
 * died meanwhile · refused: the person wants none · failed: it cannot be sent this way.
 */
export const SENDING_STATES = ['trying', 'waiting', 'sent', 'refused', 'failed', 'unknown'] as const;
export type SendingState = (typeof SENDING_STATES)[number];

/** One way of one message, before and after: nobody is rung twice by one way for one cause. */
@Entity('message_sending')
@Check('ck_message_sending_state', "state IN ('trying', 'waiting', 'sent', 'refused', 'failed', 'unknown')")
export class MessageSending {
  @PrimaryColumn({ type: 'varchar', length: 36 }) messageId: string;
  @PrimaryColumn({ type: 'varchar', length: 8 }) channel: Channel;
  @Code(8) state: SendingState;
  /** The code of the answer; never its words. */
  @Code(40, { nullable: true }) note: string | null;
  @Int() tries: number;
  @Instant() at: Date;
}

/** How many messages of a template somebody has allowed us. */
@Entity('notification_credit')
@Check('ck_notification_credit_n', 'n >= 0')
export class NotificationCredit {
  @PrimaryColumn({ type: 'varchar', length: 36 }) personId: string;
  @PrimaryColumn({ type: 'varchar', length: 16 }) template: MessageTemplateName;
  @Int() n: number;
  @Instant() at: Date;
}

/** An answer to WeChat's prompt that was counted: sent again, it counts no more. */
@Entity('notification_answer')
@Index('ix_notification_answer_person', ['personId'])
export class NotificationAnswer {
  @Id() id: string;
  @Ref() personId: string;
  @Instant() at: Date;
}

/** A kind that somebody has turned off. */
@Entity('message_switch')
export class MessageSwitch {
  @PrimaryColumn({ type: 'varchar', length: 36 }) personId: string;
  @PrimaryColumn({ type: 'varchar', length: 24 }) kind: MessageKind;
  @Instant() at: Date;
}

/** Somebody whom neither WeChat nor SMS reaches, for staff of their place to ring up. */
@Entity('message_call')
@Index('ix_message_call_town', ['townId', 'state', 'at'])
@Check('ck_message_call_state', "state IN ('WAITING', 'REACHED', 'NOT_REACHED')")
@Check('ck_message_call_tries', 'tries BETWEEN 0 AND 3')
export class MessageCall {
  /** That of the message. */
  @Id() id: string;
  @Ref() personId: string;
  @Ref({ nullable: true }) townId: string | null;
  @Ref({ nullable: true }) communityId: string | null;
  @Code(12) state: CallState;
  @Int() tries: number;
  @Instant() at: Date;
  @Ref({ nullable: true }) doneBy: string | null;
  @Instant({ nullable: true }) doneAt: Date | null;
}
