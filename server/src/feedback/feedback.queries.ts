import { Injectable } from '@nestjs/common';
import type { DeskFeedbackQuery, FeedbackCount, FeedbackRow, FeedbackView, Id, MyFeedbackQuery, Page } from '@supermarket/shared';
import { scopeSql } from '../areas/areas.store.js';
import { Clock, Database, decodeCursor, FieldCipher, instant, limitOf, pageOf, Refusal, text, type Param } from '../kernel/index.js';
import { orderSeats } from '../orders/party.rules.js';
import { personOf, type Actor } from '../people/actor.js';
import { Feedback } from './feedback.entity.js';
import { pictureOf, picturesOf } from './feedback.picture.js';
import { standing } from './feedback.rules.js';
import { nearnessOf } from './feedback.store.js';
import { feedbackRow, feedbackView } from './feedback.view.js';

const FAR = text(new Date(Date.UTC(9999, 0)));

/** What people have written to staff, for them and for the staff who answer. */
@Injectable()
export class FeedbackQueries {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** One's own, the newest first. */
  async mine(actor: Actor, query: MyFeedbackQuery): Promise<Page<FeedbackRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const which = query.which === undefined ? '' : `AND kind ${query.which === 'questions' ? '=' : '<>'} 'question'`;
    const rows = await this.database.find(
      Feedback,
      `author_id = ? ${which} ${query.orderId ? 'AND order_id = ?' : ''} ${after ? 'AND (created_at < ? OR (created_at = ? AND id < ?))' : ''}
       ORDER BY created_at DESC, id DESC LIMIT ${limit + 1}`,
      [personOf(actor), ...(query.orderId ? [query.orderId] : []), ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    return this.#page(rows, limit, 'author', ({ createdAt, id }) => [text(createdAt), id]);
  }

  /** For its author, and for the staff who may answer it; NOT_FOUND for everybody else. */
  async show(actor: Actor, id: Id): Promise<FeedbackView> {
    const feedback = await this.database.get(Feedback, id);
    if (!feedback) throw new Refusal('NOT_FOUND');
    const me = personOf(actor);
    if (feedback.authorId === me) return feedbackView(await pictureOf(this.database, this.cipher, feedback), 'author');
    const as = standing(feedback, await nearnessOf(this.database, feedback.orderId), { personId: me, seats: orderSeats(actor) });
    if (as !== 'staff') throw new Refusal('NOT_FOUND');
    return feedbackView(await pictureOf(this.database, this.cipher, feedback), 'staff');
  }

  /** What staff answer: by its limit while it waits, then the last answered first. */
  async desk(actor: Actor, query: DeskFeedbackQuery): Promise<Page<FeedbackRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const answered = query.state === 'ANSWERED';
    const [by, past, order] = answered ? ['last_at', '<', 'DESC'] : ['answer_due', '>', 'ASC'];
    const { sql, params } = forStaff(actor);
    const rows = await this.database.find(
      Feedback,
      `state = ? AND ${sql} ${after ? `AND (${by} ${past} ? OR (${by} = ? AND id ${past} ?))` : ''} ORDER BY ${by} ${order}, id ${order} LIMIT ${limit + 1}`,
      [query.state ?? 'WAITING', ...params, ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    return this.#page(rows, limit, 'staff', ({ lastAt, answerDue, id }) => [answered ? text(lastAt) : answerDue ? text(answerDue) : FAR, id]);
  }

  /** How much waits for this actor. */
  async waiting(actor: Actor): Promise<FeedbackCount> {
    const { sql, params } = forStaff(actor);
    const row = await this.database.one<{ n: number; due: string | null; late: number | null }>(
      `SELECT COUNT(*) AS n, MIN(answer_due) AS due, SUM(CASE WHEN answer_due < ? THEN 1 ELSE 0 END) AS late FROM feedback WHERE state = 'WAITING' AND ${sql}`,
      [this.clock.now(), ...params],
    );
    return { count: Number(row?.n ?? 0), dueAt: row?.due ? instant(row.due).toISOString() : null, late: Number(row?.late ?? 0) };
  }

  /** Answers that the person has not opened. */
  async unread(personId: Id): Promise<number> {
    const row = await this.database.one<{ n: number }>(
      'SELECT COUNT(*) AS n FROM feedback WHERE author_id = ? AND answered_at IS NOT NULL AND (seen_at IS NULL OR seen_at < answered_at)',
      [personId],
    );
    return Number(row?.n ?? 0);
  }

  async #page(rows: readonly Feedback[], limit: number, as: 'author' | 'staff', cursor: (row: Feedback) => [string, string]): Promise<Page<FeedbackRow>> {
    const pictures = new Map((await picturesOf(this.database, this.cipher, rows)).map((picture) => [picture.feedback.id, picture]));
    return pageOf(rows, limit, ({ id }) => feedbackRow(pictures.get(id)!, as), cursor);
  }
}

/** The rows for which `standing` says staff; the two are held together by a test. */
function forStaff(actor: Actor): { readonly sql: string; readonly params: readonly Param[] } {
  const scope = scopeSql(orderSeats(actor), 'feedback');
  const me = personOf(actor);
  const near = `EXISTS (SELECT 1 FROM service_order o WHERE o.id = feedback.order_id AND (
    o.requester_id = ? OR (feedback.kind IN ('complaint', 'appeal') AND o.handled_by_id = ?)
    OR EXISTS (SELECT 1 FROM assignment a WHERE a.order_id = o.id AND a.volunteer_id = ?)))`;
  return { sql: `${scope.sql} AND author_id <> ? AND NOT ${near}`, params: [...scope.params, me, me, me, me] };
}
