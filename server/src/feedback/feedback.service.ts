import { Injectable } from '@nestjs/common';
import type { AddFeedbackBody, AnswerFeedbackBody, Done, FeedbackView, Id, WriteFeedbackBody } from '@supermarket/shared';
import { writeAudit } from '../audit/audit.store.js';
import { bodyHash, Clock, FieldCipher, newId, Refusal, UnitOfWork, type Tx } from '../kernel/index.js';
import { tell } from '../inbox/inbox.store.js';
import { appeal, readmit } from '../orders/appeal.rules.js';
import { OrderActs, type Scene } from '../orders/order.acts.js';
import { orderSeats } from '../orders/party.rules.js';
import { OrdersSettings } from '../orders/orders.settings.js';
import { personOf, SYSTEM, type Actor } from '../people/actor.js';
import { lockPeople } from '../people/people.store.js';
import { checkTexts } from '../wechat/text-check.rules.js';
import { Feedback, FeedbackNoteRecord } from './feedback.entity.js';
import { pictureOf } from './feedback.picture.js';
import { add, answer, dueOf, ERASE_DAYS, standing, write } from './feedback.rules.js';
import { countWaiting, eraseFeedback, insertNote, nearnessOf, notesOf } from './feedback.store.js';
import { feedbackView } from './feedback.view.js';

const DAY = 86_400_000;

/** 问社区, 投诉建议 and 申诉: what people write to staff, and the answers. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly settings: OrdersSettings,
    private readonly acts: OrderActs,
  ) {}

  /**
   * A question, suggestion, complaint or appeal; the same one sent again answers with itself. NOT_FOUND for an order
   * that is not theirs, APPEALED_ALREADY, TOO_LATE, ID_TAKEN; TOO_MANY_REQUESTS while ten wait.
   */
  write(actor: Actor, body: WriteFeedbackBody): Promise<FeedbackView> {
    checkTexts({ words: body.words });
    const authorId = personOf(actor);
    return this.uow.run(async (tx) => {
      const scene = body.orderId === undefined ? null : await this.acts.scene(tx, actor, body.orderId);
      const [author] = await lockPeople(tx, [authorId]);
      const sent = await tx.get(Feedback, body.id);
      if (sent) return this.#same(tx, sent, authorId, bodyHash(body));
      if (!author || author.closedAt !== null) throw new Refusal('PERSON_UNKNOWN');
      write(body, scene?.party.relations ?? null, await countWaiting(tx, authorId));
      if (body.kind === 'appeal') await this.acts.write(scene!, actor, 'appeal', appeal(scene!.c, scene!.party, scene!.now));
      const { townId, communityId } = scene?.c.order ?? author;
      const feedback = this.#row(authorId, body, { townId, communityId: body.above ? null : communityId });
      await tx.insert(Feedback, feedback);
      await this.#say(tx, feedback, { id: newId(feedback.createdAt), words: body.words }, actor, false);
      await this.#trace(tx, actor, feedback, 'write', feedback.createdAt);
      return this.#show(tx, feedback, 'author');
    });
  }

  /** A further word of the author; it sets the clock again where staff had answered. NOT_FOUND, WRONG_STATE, ID_TAKEN. */
  add(actor: Actor, id: Id, body: AddFeedbackBody): Promise<FeedbackView> {
    checkTexts({ words: body.words });
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const feedback = await this.#own(tx, actor, id);
      if (await this.#said(tx, feedback, actor, body)) return this.#show(tx, feedback, 'author');
      add(feedback, (await notesOf(tx, id)).length);
      const next: Feedback = { ...feedback, state: 'WAITING', answerDue: dueOf(feedback.kind, feedback.answerDue, now, this.settings.office.daysAfter), lastAt: now };
      await tx.update(Feedback, { state: next.state, answerDue: next.answerDue, lastAt: now }, 'id = ?', [id]);
      await this.#say(tx, next, body, actor, false);
      await this.#trace(tx, actor, next, 'add', now);
      return this.#show(tx, next, 'author');
    });
  }

  /** The author has read it. NOT_FOUND. */
  seen(actor: Actor, id: Id): Promise<Done> {
    return this.uow.run(async (tx) => {
      await this.#own(tx, actor, id);
      await tx.update(Feedback, { seenAt: this.clock.now() }, 'id = ?', [id]);
      return { ok: true };
    });
  }

  /**
   * The answer of staff. An appeal that is upheld sends its order to be reviewed anew. NOT_FOUND for staff of other
   * places, NEED_ANOTHER_PERSON for who is in the matter themself, WRONG_STATE, BAD_INPUT.
   */
  answer(actor: Actor, id: Id, body: AnswerFeedbackBody): Promise<FeedbackView> {
    checkTexts({ words: body.words });
    return this.uow.run(async (tx) => {
      const now = this.clock.now();
      const scene = await this.#appealed(tx, actor, id);
      const feedback = await tx.lock(Feedback, id);
      if (!feedback) throw new Refusal('NOT_FOUND');
      if (await this.#said(tx, feedback, actor, body)) return this.#show(tx, feedback, 'staff');
      const as = standing(feedback, await nearnessOf(tx, feedback.orderId), { personId: personOf(actor), seats: orderSeats(actor) });
      answer(feedback, as, body.upheld);
      if (scene && body.upheld) await this.acts.write(scene, actor, 'readmit', readmit(scene.c, scene.party, now));
      const next: Feedback = { ...feedback, state: 'ANSWERED', answerDue: null, answeredAt: now, lastAt: now, upheld: body.upheld ?? null };
      await tx.update(Feedback, { state: 'ANSWERED', answerDue: null, answeredAt: now, lastAt: now, upheld: next.upheld }, 'id = ?', [id]);
      await this.#say(tx, next, body, actor, true);
      await tell(tx, { kind: 'answered', to: [feedback.authorId], cause: `n:${body.id}`, subject: 'feedback', subjectId: id, facts: { about: feedback.kind } }, now);
      await this.#trace(tx, actor, next, 'answer', now);
      return this.#show(tx, next, 'staff');
    });
  }

  /** The timer, a year after the last word. */
  async erase(id: Id): Promise<void> {
    await this.uow.run(async (tx) => {
      const now = this.clock.now();
      const feedback = await tx.lock(Feedback, id);
      if (!feedback || feedback.erasedAt !== null || now.getTime() < feedback.lastAt.getTime() + ERASE_DAYS * DAY) return;
      await eraseFeedback(tx, id, now);
      await this.#trace(tx, SYSTEM, feedback, 'erase', now);
    });
  }

  #row(authorId: Id, body: WriteFeedbackBody, place: Pick<Feedback, 'townId' | 'communityId'>): Feedback {
    const { id, kind, orderId = null } = body;
    const now = this.clock.now();
    return {
      id, kind, state: 'WAITING', authorId, orderId, ...place,
      bodyHash: bodyHash(body),
      appealKey: kind === 'appeal' ? orderId : null,
      upheld: null,
      answerDue: dueOf(kind, null, now, this.settings.office.daysAfter),
      createdAt: now, lastAt: now, answeredAt: null, seenAt: null, erasedAt: null,
    };
  }

  #same(tx: Tx, sent: Feedback, authorId: Id, hash: string): Promise<FeedbackView> {
    if (sent.authorId !== authorId || sent.bodyHash !== hash) throw new Refusal('ID_TAKEN');
    return this.#show(tx, sent, 'author');
  }

  async #own(tx: Tx, actor: Actor, id: Id): Promise<Feedback> {
    const feedback = await tx.lock(Feedback, id);
    if (!feedback || feedback.authorId !== personOf(actor)) throw new Refusal('NOT_FOUND');
    return feedback;
  }

  /** The order of an appeal, locked before the appeal itself. */
  async #appealed(tx: Tx, actor: Actor, id: Id): Promise<Scene | null> {
    const { kind, orderId } = (await tx.get(Feedback, id)) ?? {};
    return kind === 'appeal' ? this.acts.scene(tx, actor, orderId!) : null;
  }

  /** Whether this very word was said already. ID_TAKEN when its id stands for another. */
  async #said(tx: Tx, { id }: Feedback, actor: Actor, body: AddFeedbackBody): Promise<boolean> {
    const sent = await tx.get(FeedbackNoteRecord, body.id);
    if (!sent) return false;
    if (sent.feedbackId !== id || sent.authorId !== personOf(actor) || sent.bodyHash !== bodyHash(body)) throw new Refusal('ID_TAKEN');
    return true;
  }

  #say(tx: Tx, { id: feedbackId, lastAt: at }: Feedback, body: AddFeedbackBody, actor: Actor, byStaff: boolean): Promise<void> {
    return insertNote(tx, this.cipher, { id: body.id, feedbackId, authorId: personOf(actor), byStaff, bodyHash: bodyHash(body), at }, body.words);
  }

  #trace(tx: Tx, actor: Actor, { id, kind, communityId, townId, upheld }: Feedback, act: string, at: Date): Promise<void> {
    return writeAudit(tx, { actor, action: `feedback.${act}`, subjectType: 'feedback', subjectId: id, areaId: communityId ?? townId, facts: { kind, upheld }, at });
  }

  async #show(tx: Tx, feedback: Feedback, as: 'author' | 'staff'): Promise<FeedbackView> {
    return feedbackView(await pictureOf(tx, this.cipher, feedback), as);
  }
}
