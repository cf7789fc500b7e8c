import type { RawDatabase } from './database.js';
import { ME, REFUSED, RULE, span, TASKS } from './list.js';
import { around, helper, KIN, ORDER, page, PARTS, partView, pointsOf, timeline } from './order.js';
import { iso, newId, ringAt, sql } from './words.js';

const PERSON = 'SELECT id FROM person WHERE id = ?';

const ASSIGN = `INSERT INTO assignment (id, order_id, volunteer_id, visit, state, seat, live_key, accepted_at, window_start, window_end, door_tries, needs_own_time,
  unfinished, chips, created_at) VALUES (?, ?, ?, ?, 'ACCEPTED', ?, ?, ?, ?, ?, 0, 0, 0, '[]', ?)`;

const TAKE = "UPDATE service_order SET status = 'ACCEPTED', seats_taken = ?, dispatch_due = NULL WHERE id = ? AND status = 'OPEN'";

export const STEP = `INSERT INTO order_history (at, order_id, assignment_id, event, actor_id, acted_as, from_state, to_state, part_state)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export const JOB = `INSERT INTO job (id, kind, job_key, payload, run_at, state, attempts) VALUES (?, ?, ?, ?, ?, 'waiting', 0)`;

/** Who has left is told nothing. */
export const HERE = 'SELECT id FROM person WHERE id IN (?) AND closed_at IS NULL ORDER BY id';
export const MESSAGE = `INSERT INTO message (id, person_id, cause, kind, side, subject, subject_id, facts, urgent, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`;

export const AUDIT = 'INSERT INTO audit_entry (at, actor_id, actor_seat, action, subject_type, subject_id, area_id, facts) VALUES (?, ?, NULL, ?, ?, ?, ?, ?)';

/** A volunteer takes the seat: order, then person, then the rows. Null when it is gone. */
export function claim(db: RawDatabase, personId: string, id: string): Promise<string | null> {
  const lock = db.mysql ? ' FOR UPDATE' : '';
  return db.transaction(async (execute) => {
    const at = Date.now();
    const now = sql(at);
    const order = (await execute(ORDER + lock, [id]))[0]!;
    const parts = await execute(PARTS, [id]);
    await execute(KIN + lock, [personId, order['requesterId']]);
    await execute(PERSON + lock, [personId]);
    await execute(ME, [personId]);
    await execute(TASKS, [personId, ...span(at)]);
    await execute(REFUSED, [personId]);
    if (order['status'] !== 'OPEN') return null;
    const part = newId(at);
    await execute(ASSIGN, [part, id, personId, order['visit'], 1, `${id}:${personId}`, now, order['windowStart'], order['windowEnd'], now]);
    await execute(TAKE, [order['seatsTaken'] + 1, id]);
    const step = await execute(STEP, [now, id, part, 'claimed', personId, 'volunteer', 'OPEN', 'ACCEPTED', 'ACCEPTED']);
    const facts = { who: personId, start: iso(order['windowStart']), end: iso(order['windowEnd']) };
    const message = newId(at);
    await execute(HERE, [order['requesterId']]);
    await execute(MESSAGE, [message, order['requesterId'], `h:${step.key}`, 'taken', 'resident', 'order', id, JSON.stringify(facts), now]);
    await execute(JOB, [newId(ringAt(at)), 'message.ring', `message.ring:${message}`, JSON.stringify({ id: message }), sql(ringAt(at))]);
    const noShow = Date.parse(`${order['windowStart'].replace(' ', 'T')}Z`) + 60 * 60_000;
    await execute(JOB, [newId(noShow), 'order.noShow', `order.noShow:${part}:${noShow}`, JSON.stringify({ id: part }), sql(noShow)]);
    await execute(AUDIT, [now, personId, 'order.claimed', 'order', id, order['communityId'], JSON.stringify({ from: 'OPEN', to: 'ACCEPTED', as: 'volunteer' })]);
    await execute(KIN, [personId, order['requesterId']]);
    const rule = (await execute(RULE, [now]))[0]!;
    const seen = await around(execute, id);
    const person = await helper(execute, personId);
    const mine = partView(
      { id: part, state: 'ACCEPTED', acceptedAt: now, checkedInAt: null, checkedOutAt: null, minutes: null, chips: '[]', needsOwnTime: 0, doorTries: 0 },
      person,
    );
    return page({ ...order, status: 'ACCEPTED', seatsTaken: 1 }, parts, seen, {
      relation: 'claimant', actions: ['proposeTime', 'withdraw', 'checkIn', 'reveal'], points: pointsOf(order, rule), mine, helpers: [mine],
      timeline: timeline(seen.history, personId), reasons: [], personId,
    });
  });
}
