import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LIVE_ORDER_STATES, type AssignmentState, type CopyEntry } from '@supermarket/shared';
import { FieldCipher, marks, type Reads, type Tx } from '../kernel/index.js';
import { SYSTEM } from '../people/actor.js';
import { entry, Holdings } from '../people/holdings.js';
import { Assignment } from './assignment.entity.js';
import { OrderActs } from './order.acts.js';
import { ServiceOrder } from './order.entity.js';
import { change } from './order.facts.js';
import { apply, lockCase, openOrder, openPoint } from './orders.store.js';
import { TextHold } from './text-hold.entity.js';

/** A task that somebody has taken and not brought to its end. */
const TAKEN_UP: readonly AssignmentState[] = ['ACCEPTED', 'CHECKED_IN', 'CHECKED_OUT', 'TIME_DISPUTED'];

/** What they asked for and what they did for others. Their own orders are erased with them; what they wrote in others' goes with those. */
@Injectable()
export class OrdersHoldings implements OnModuleInit {
  constructor(
    private readonly holdings: Holdings,
    private readonly cipher: FieldCipher,
    private readonly acts: OrderActs,
  ) {}

  onModuleInit(): void {
    this.holdings.add(
      {
        section: 'orders',
        copy: (reads, id) => this.#orders(reads, id),
        lockFirst: async (tx, id) => void (await tx.lockWhere(ServiceOrder, 'requester_id = ? AND erased_at IS NULL ORDER BY id', [id])),
        standing: async (reads, id) => ({
          reason: 'order',
          count: await count(reads, `SELECT COUNT(*) AS n FROM service_order WHERE (requester_id = ? OR creator_id = ?) AND status IN (${marks(LIVE_ORDER_STATES)})`, [id, id, ...LIVE_ORDER_STATES]),
        }),
        erase: (tx, id, now) => this.#erase(tx, id, now),
      },
      {
        section: 'tasks',
        copy: (reads, id) => this.#tasks(reads, id),
        standing: async (reads, id) => ({
          reason: 'task',
          count: await count(reads, `SELECT COUNT(*) AS n FROM assignment WHERE volunteer_id = ? AND state IN (${marks(TAKEN_UP)})`, [id, ...TAKEN_UP]),
        }),
      },
    );
  }

  async #orders(reads: Reads, id: string): Promise<CopyEntry[]> {
    const orders = await reads.find(ServiceOrder, 'requester_id = ? OR creator_id = ? ORDER BY created_at DESC', [id, id]);
    const refused = await reads.rows<{ orderId: string; at: string }>('SELECT order_id AS orderId, at FROM refused_helper WHERE resident_id = ?', [id]);
    const holds = await heldOf(reads, id);
    return orders.map((order) => {
      const point = openPoint(this.cipher, order.id, order.pointCipher);
      const open = (column: 'words' | 'address' | 'staff_words' | 'rating_words', sealed: string | null): string | null => openOrder(this.cipher, order.id, column, sealed);
      return entry(order.createdAt, {
        title: order.title, status: order.status, words: open('words', order.wordsCipher), address: open('address', order.addressCipher), point: point && `${point.lat}, ${point.lng}`,
        windowStart: order.windowStart, windowEnd: order.windowEnd, staffWords: open('staff_words', order.staffWordsCipher), solved: order.solved, stars: order.stars,
        ratingWords: open('rating_words', order.ratingWordsCipher), endedAt: order.endedAt, erasedAt: order.erasedAt,
        wordsHeld: holds.get(order.id),
        helperRefusedAt: refused.filter(({ orderId }) => orderId === order.id).map(({ at }) => at).join(' ') || null,
      });
    });
  }

  async #tasks(reads: Reads, id: string): Promise<CopyEntry[]> {
    const parts = await reads.find(Assignment, 'volunteer_id = ? ORDER BY created_at DESC', [id]);
    const holds = await heldOf(reads, id);
    return parts.map((part) => {
      const result = part.resultCipher === null ? null : this.cipher.open('assignment', 'result_cipher', part.id, part.resultCipher);
      const timeWords = part.timeWordsCipher === null ? null : this.cipher.open('assignment', 'time_words_cipher', part.id, part.timeWordsCipher);
      const { state, windowStart, checkedInAt, checkedOutAt, minutes, endReason } = part;
      return entry(part.createdAt, { state, windowStart, checkedInAt, checkedOutAt, minutes, endReason, result, timeWords, wordsHeld: holds.get(part.orderId) });
    });
  }

  /** As a year after its end, only now. A confirmed one goes on to its close without words or address. */
  async #erase(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.change('DELETE FROM refused_helper WHERE resident_id = ? OR volunteer_id = ?', [id, id]);
    const orders = await tx.rows<{ id: string }>('SELECT id FROM service_order WHERE requester_id = ? AND erased_at IS NULL ORDER BY id', [id]);
    for (const { id: orderId } of orders) {
      const c = await lockCase(tx, orderId);
      const hand = this.acts.hand(SYSTEM, { personId: null, relations: ['system'], staffElsewhere: false }, 'erase', now);
      await apply(tx, c, change({ order: { erasedAt: now }, steps: [{ event: 'erased' }] }), hand);
    }
  }
}

/** With which orders words of theirs waited for staff, since when, why, and what was decided. */
async function heldOf(reads: Reads, authorId: string): Promise<ReadonlyMap<string, string>> {
  const held = new Map<string, string>();
  for (const { orderId, heldAt, state, why } of await reads.find(TextHold, 'author_id = ? ORDER BY held_at, id', [authorId])) {
    held.set(orderId, [held.get(orderId), `${heldAt.toISOString()} ${why} ${state}`].filter(Boolean).join(', '));
  }
  return held;
}

async function count(reads: Reads, sql: string, params: readonly string[]): Promise<number> {
  return Number((await reads.one<{ n: number }>(sql, params))?.n ?? 0);
}
