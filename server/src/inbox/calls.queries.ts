import { Injectable } from '@nestjs/common';
import type { CallRow, CallsQuery, CallState, Page } from '@supermarket/shared';
import { scopeSql } from '../areas/areas.store.js';
import { Database, decodeCursor, limitOf, marks, pageOf, text } from '../kernel/index.js';
import { seatsAs, type Actor } from '../people/actor.js';
import { maskName } from '../people/mask.rules.js';
import { namesOf } from '../people/people.store.js';
import { callView } from './call.view.js';
import { knownOf } from './known.store.js';
import { Message, MessageCall } from './message.entity.js';

/** Who was read meanwhile need not be rung up. */
const UNREAD = "(message_call.state <> 'WAITING' OR EXISTS (SELECT 1 FROM message m WHERE m.id = message_call.id AND m.read_at IS NULL))";

/** 待打电话: who is to be rung up, the longest waiting first. */
@Injectable()
export class CallsQueries {
  constructor(private readonly database: Database) {}

  async page(actor: Actor, query: CallsQuery): Promise<Page<CallRow>> {
    const limit = limitOf(query.limit);
    const after = decodeCursor(query.cursor, ['string', 'string']);
    const scope = scopeSql(callSeats(actor), 'message_call');
    const state: CallState = query.state ?? 'WAITING';
    const [past, order] = state === 'WAITING' ? ['>', 'ASC'] : ['<', 'DESC'];
    const calls = await this.database.find(
      MessageCall,
      `state = ? AND ${scope.sql} AND ${UNREAD} ${after ? `AND (at ${past} ? OR (at = ? AND id ${past} ?))` : ''} ORDER BY at ${order}, id ${order} LIMIT ${limit + 1}`,
      [state, ...scope.params, ...(after ? [after[0]!, after[0]!, after[1]!] : [])],
    );
    const ids = calls.map(({ id }) => id);
    const messages = ids.length === 0 ? [] : await this.database.find(Message, `id IN (${marks(ids)})`, ids);
    const known = await knownOf(this.database, messages);
    const names = await namesOf(this.database, calls.map(({ personId }) => personId));
    const byId = new Map(messages.map((message) => [message.id, message]));
    return pageOf(calls, limit, (call) => callView(call, byId.get(call.id)!, known.get(call.id)!, maskName(names.get(call.personId) ?? null)), ({ at, id }) => [text(at), id]);
  }

  /** How many wait for this actor. */
  async waiting(actor: Actor): Promise<number> {
    const scope = scopeSql(callSeats(actor), 'message_call');
    const row = await this.database.one<{ n: number }>(`SELECT COUNT(*) AS n FROM message_call WHERE state = 'WAITING' AND ${scope.sql} AND ${UNREAD}`, scope.params);
    return Number(row?.n ?? 0);
  }
}

/** Desks hand over gifts; they ring nobody up. */
export const callSeats = (actor: Actor): ReturnType<typeof seatsAs> => seatsAs(actor, 'dispatcher', 'town', 'city');
