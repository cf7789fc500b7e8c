import type { FeedbackKind, FeedbackState } from '@supermarket/shared';
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Area } from '../areas/area.entity.js';
import { Bool, Code, Id, Instant, Ref, Sealed } from '../kernel/index.js';
import { ServiceOrder } from '../orders/order.entity.js';
import { Person } from '../people/person.entity.js';

/** What somebody asked, suggested, complained of or appealed against; the words are notes in its thread. */
@Entity('feedback')
@Index('uq_feedback_appeal', ['appealKey'], { unique: true })
@Index('ix_feedback_author', ['authorId', 'createdAt', 'id'])
@Index('ix_feedback_due', ['state', 'answerDue', 'id'])
@Index('ix_feedback_order', ['orderId', 'createdAt'])
@Check('ck_feedback_kind', "kind IN ('question', 'suggestion', 'complaint', 'appeal')")
@Check('ck_feedback_due', "(state = 'WAITING') = (answer_due IS NOT NULL)")
@Check('ck_feedback_appeal', "(kind = 'appeal') = (appeal_key IS NOT NULL)")
@Check('ck_feedback_upheld', "upheld IS NULL OR kind = 'appeal'")
@ForeignKey(() => Person, ['authorId'], ['id'], { name: 'fk_feedback_author' })
@ForeignKey(() => ServiceOrder, ['orderId'], ['id'], { name: 'fk_feedback_order' })
@ForeignKey(() => Area, ['townId'], ['id'], { name: 'fk_feedback_town' })
@ForeignKey(() => Area, ['communityId'], ['id'], { name: 'fk_feedback_community' })
export class Feedback {
  /** Made on the phone. */
  @Id() id: string;
  @Code(12) kind: FeedbackKind;
  @Code(12) state: FeedbackState;
  @Ref() authorId: string;
  @Ref({ nullable: true }) orderId: string | null;
  /** Whose staff answer: a community's, without one the town's, without both the city's. */
  @Ref({ nullable: true }) townId: string | null;
  @Ref({ nullable: true }) communityId: string | null;
  @Code(64) bodyHash: string;
  /** Of an appeal, its order: one appeal an order. */
  @Ref({ nullable: true }) appealKey: string | null;
  @Bool({ nullable: true }) upheld: boolean | null;
  /** Until when staff owe an answer; null while they owe none. */
  @Instant({ nullable: true }) answerDue: Date | null;
  @Instant() createdAt: Date;
  /** Of the last word, whoever said it. */
  @Instant() lastAt: Date;
  @Instant({ nullable: true }) answeredAt: Date | null;
  /** When the author last opened it. */
  @Instant({ nullable: true }) seenAt: Date | null;
  @Instant({ nullable: true }) erasedAt: Date | null;
}

@Entity('feedback_note')
@Index('ix_feedback_note_thread', ['feedbackId', 'at', 'id'])
@ForeignKey(() => Feedback, ['feedbackId'], ['id'], { name: 'fk_feedback_note_thread' })
@ForeignKey(() => Person, ['authorId'], ['id'], { name: 'fk_feedback_note_author' })
export class FeedbackNoteRecord {
  /** Made on the phone; that of the first word by the server. */
  @Id() id: string;
  @Ref() feedbackId: string;
  @Ref() authorId: string;
  @Bool() byStaff: boolean;
  @Sealed({ nullable: true }) wordsCipher: string | null;
  @Code(64) bodyHash: string;
  @Instant() at: Date;
}
