import { noRows, type Invariant } from '../kernel/invariant.js';

const TAKEN = "'ACCEPTED', 'CHECKED_IN', 'CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'VOIDED'";

export const ordersInvariants: readonly Invariant[] = [
  noRows(
    'the seats that an order counts as taken are those that its parts hold',
    `SELECT o.id AS what FROM service_order o
     WHERE o.seats_taken <> (SELECT COUNT(*) FROM assignment a WHERE a.order_id = o.id AND a.visit = o.visit AND a.state IN (${TAKEN}))`,
  ),
  noRows(
    'an order is in the state in which its last step left it',
    `SELECT o.id AS what FROM service_order o JOIN (SELECT order_id, MAX(id) AS last_id FROM order_history GROUP BY order_id) l ON l.order_id = o.id
     JOIN order_history h ON h.id = l.last_id WHERE h.to_state <> o.status`,
  ),
  noRows(
    'each step of an order begins where the one before ended',
    `SELECT h.id AS what FROM order_history h
     JOIN order_history p ON p.id = (SELECT MAX(q.id) FROM order_history q WHERE q.order_id = h.order_id AND q.id < h.id)
     WHERE COALESCE(h.from_state, '') <> p.to_state AND (COALESCE(h.from_state, '') <> COALESCE(p.from_state, '') OR h.to_state <> p.to_state)`,
  ),
  noRows(
    'each step of an order has its line in the trail',
    `SELECT h.id AS what FROM order_history h
     WHERE NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.subject_type = 'order' AND a.subject_id = h.order_id AND a.at = h.at)`,
  ),
  noRows(
    'nobody is asked or expected in an order that does not wait for them',
    `SELECT a.id AS what FROM assignment a JOIN service_order o ON o.id = a.order_id
     WHERE a.live_key IS NOT NULL AND (a.visit <> o.visit OR o.status NOT IN ('OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'))`,
  ),
  noRows(
    'nobody is expected at two places at once',
    `SELECT a.id AS what FROM assignment a JOIN assignment b ON b.volunteer_id = a.volunteer_id AND b.order_id > a.order_id
       AND b.window_start < a.window_end AND a.window_start < b.window_end
     WHERE a.state IN ('ACCEPTED', 'CHECKED_IN') AND b.state IN ('ACCEPTED', 'CHECKED_IN')`,
  ),
  noRows(
    'whoever served has a record of it',
    `SELECT a.id AS what FROM assignment a LEFT JOIN service_record r ON r.assignment_id = a.id
     WHERE a.state IN ('CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'VOIDED') AND r.id IS NULL`,
  ),
  noRows(
    'who handed over a phone had been there',
    `SELECT h.id AS what FROM handed_answer h JOIN assignment a ON a.id = h.assignment_id
     WHERE a.order_id <> h.order_id OR a.visit <> h.visit OR a.state NOT IN ('CHECKED_OUT', 'TIME_DISPUTED', 'VERIFIED', 'CREDITED', 'VOIDED')`,
  ),
  noRows(
    'a paper slip stands for a visit of its order that has been, or is to come',
    `SELECT s.id AS what FROM paper_slip s JOIN service_order o ON o.id = s.order_id
     WHERE s.visit > o.visit OR (s.standing_key IS NOT NULL AND s.standing_key <> s.order_id || ':' || s.visit)`,
  ),
  noRows(
    'who came in by a paper slip came by one that was printed for the visit',
    `SELECT a.id AS what FROM assignment a JOIN service_order o ON o.id = a.order_id
     WHERE a.arrived_by = 'slip' AND o.erased_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM paper_slip s WHERE s.order_id = a.order_id AND s.visit = a.visit)`,
  ),
  noRows(
    'no paper slip outlives the words of its order',
    `SELECT s.id AS what FROM paper_slip s JOIN service_order o ON o.id = s.order_id WHERE o.erased_at IS NOT NULL`,
  ),
  noRows(
    'nothing that was said or photographed outlives its order',
    `SELECT m.id AS what FROM media m LEFT JOIN service_order o ON o.id = m.order_id
     WHERE m.order_id IS NOT NULL AND m.deleted_at IS NULL AND (o.id IS NULL OR o.status IN ('CLOSED', 'CANCELLED', 'REJECTED'))`,
  ),
];
