import type { RawDatabase, Row } from './database.js';
import { AUDIT, HERE, JOB, MESSAGE, STEP } from './claim.js';
import { RULE } from './list.js';
import { around, helper, ORDER, page, PARTS, partView, timeline } from './order.js';
import { dayOf, iso, newId, sql } from './words.js';

const PERSON = 'SELECT id FROM person WHERE id = ?';

const ANSWER = `UPDATE service_order SET status = 'CONFIRMED', confirmed_at = ?, solved = ?, stars = ?, rating_tags = ?, rating_way = 'self', rated_at = ?
  WHERE id = ? AND status = 'PENDING_CONFIRM'`;

const RECORD = `SELECT id, order_id AS orderId, person_id AS personId, activity, planned_minutes AS plannedMinutes, minutes, level, kind, state, revision, day,
  ended_at AS endedAt FROM service_record WHERE assignment_id = ?`;

const VOLUNTEER = `SELECT v.points_choice AS choice,
    (SELECT SUM(minutes) FROM service_record d WHERE d.person_id = v.person_id AND d.day = ? AND d.state IN ('CREDITED', 'PENDING_PROOF', 'PENDING_TOWN', 'PENDING_COUNTY')) AS minutes,
    (SELECT COUNT(*) FROM service_record b WHERE b.order_id = ? AND b.person_id = v.person_id AND b.state <> 'DRAFT' AND b.id <> ?) AS earlier
  FROM volunteer v WHERE v.person_id = ?`;

const HELPED = 'UPDATE volunteer SET helped = helped + 1 WHERE person_id = ?';
const RAISED = `UPDATE volunteer_near SET standing = standing + 2 WHERE person_id = ?
  AND (SELECT v.helped FROM volunteer v WHERE v.person_id = volunteer_near.person_id) IN (1, 10)`;
const CREDIT = "UPDATE service_record SET state = 'CREDITED', bears_points = 1, stars = ?, evaluated_at = ?, credited_at = ? WHERE id = ?";
const LOT = 'SELECT id, balance FROM point_account WHERE person_id = ? AND expires_on = ? AND source = ?';
const AWARD = `INSERT INTO award (id, record_id, revision, person_id, lot_id, rule_version, minutes, rate_per_hour, coefficient, points, state, standing_of, at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'standing', ?, ?)`;
export const TRANSFER = `INSERT INTO point_transfer (idem_key, cause, kind, phase, debit, credit, amount, person_id, subject_id, part, total, title, place, at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`;
const BALANCE = 'UPDATE point_account SET balance = balance + ? WHERE id = ?';
const PART = "UPDATE assignment SET state = 'CREDITED', credited_at = ? WHERE id = ?";

/** The resident says that it is solved: the record is credited and paid. Null when it is not theirs to say. */
export function confirm(db: RawDatabase, personId: string, id: string, body: { solved: boolean; stars: null; tags: string[] }): Promise<string | null> {
  const lock = db.mysql ? ' FOR UPDATE' : '';
  return db.transaction(async (execute) => {
    const at = Date.now();
    const now = sql(at);
    const order = (await execute(ORDER + lock, [id]))[0]!;
    const parts = await execute(PARTS, [id]);
    if (order['status'] !== 'PENDING_CONFIRM' || order['requesterId'] !== personId) return null;
    const part: Row = parts[0]!;
    await execute(PERSON + lock, [part['volunteerId']]);
    await execute(PART, [now, part['id']]);
    await execute(ANSWER, [now, 1, body.stars, JSON.stringify(body.tags), null, id]);
    await execute(STEP, [now, id, null, 'confirmed', personId, 'requester', 'PENDING_CONFIRM', 'CONFIRMED', null]);
    const close = at + 7 * 86_400_000;
    await execute(JOB, [newId(close), 'order.close', `order.close:${id}:${close}`, JSON.stringify({ id }), sql(close)]);
    await execute(AUDIT, [now, personId, 'order.confirmed', 'order', id, order['communityId'], JSON.stringify({ from: 'PENDING_CONFIRM', to: 'CONFIRMED', as: 'requester' })]);
    const record = (await execute(RECORD + lock, [part['id']]))[0]!;
    await execute(VOLUNTEER, [record['day'], id, record['id'], record['personId']]);
    await execute(HELPED, [record['personId']]);
    await execute(RAISED, [record['personId']]);
    await execute(CREDIT, [body.stars, null, now, record['id']]);
    const rule = (await execute(RULE, [record['endedAt']]))[0]!;
    const lastDay = `${Number(dayOf(Date.parse(iso(record['endedAt'])!)).slice(0, 4)) + 1}-12-31`;
    const lot = (await execute(LOT + lock, [record['personId'], lastDay, rule['funding']]))[0]!;
    const coefficient = rule[`coefficient${record['level']}`];
    const points = Math.floor((Math.floor(record['minutes'] / 6) * rule['rate'] * coefficient) / 1000);
    const award = newId(at);
    const cause = `award:${record['id']}:${record['revision']}`;
    await execute(AWARD, [award, record['id'], record['revision'], record['personId'], lot['id'], rule['version'], record['minutes'], rule['rate'], coefficient, points, record['id'], now]);
    await execute(TRANSFER, [`${cause}/award/post/1`, cause, 'award', 'post', 'issuance', lot['id'], points, record['personId'], award, points, record['activity'], null, now]);
    await execute(BALANCE, [points, lot['id']]);
    const facts = { minutes: record['minutes'], points, thanks: 'no' };
    await execute(HERE, [record['personId']]);
    await execute(MESSAGE, [newId(at), record['personId'], `r:${record['id']}:${record['revision']}:hours_credited`, 'hours_credited', 'volunteer', 'record', record['id'], JSON.stringify(facts), now]);
    const seen = await around(execute, id);
    const person = await helper(execute, part['volunteerId']);
    return page({ ...order, status: 'CONFIRMED' }, parts, seen, {
      relation: 'requester', actions: ['rate', 'reopen'], points: null, mine: null, helpers: [partView({ ...part, state: 'CREDITED' }, person)],
      timeline: timeline(seen.history, personId), reasons: [], personId,
      rating: { solved: true, stars: body.stars, tags: body.tags, words: null, way: 'self', at: iso(now) },
      reopenUntil: new Date(at + 7 * 86_400_000).toISOString(),
    });
  });
}
