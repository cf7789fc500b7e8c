import { noRows, type Invariant } from '../kernel/invariant.js';

export const ladderInvariants: readonly Invariant[] = [
  noRows(
    'a search that is to go on by itself has its timer',
    `SELECT o.id AS what FROM service_order o WHERE o.status IN ('OPEN', 'DISPATCHED') AND o.ladder_due IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM job j WHERE j.job_key LIKE 'order.climb:' || o.id || ':%' AND j.run_at = o.ladder_due)`,
  ),
  noRows(
    'a search that staff hold neither goes on nor asks anybody',
    'SELECT id AS what FROM service_order WHERE ladder_held = 1 AND (ladder_due IS NOT NULL OR ladder_ask_at IS NOT NULL)',
  ),
  noRows(
    'nobody has two invitations of the system at once',
    `SELECT a.id AS what FROM assignment a JOIN assignment b ON b.volunteer_id = a.volunteer_id AND b.id > a.id
     WHERE a.state = 'OFFERED' AND a.offered_by_id IS NULL AND b.state = 'OFFERED' AND b.offered_by_id IS NULL`,
  ),
  noRows(
    'the system asks nobody twice in a visit, and nobody again who has said no to the order',
    `SELECT b.id AS what FROM assignment a JOIN assignment b ON b.order_id = a.order_id AND b.volunteer_id = a.volunteer_id AND b.created_at > a.created_at
     WHERE b.offered_at IS NOT NULL AND b.offered_by_id IS NULL AND (a.visit = b.visit OR a.state = 'DECLINED')`,
  ),
  noRows(
    'nobody is made to serve: who has a task said so, or has told staff',
    `SELECT a.id AS what FROM assignment a WHERE a.offered_at IS NOT NULL AND a.accepted_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM order_history h WHERE h.assignment_id = a.id AND h.event = 'claimed' AND h.actor_id = a.volunteer_id)`,
  ),
  noRows(
    'a search that came to its end stands in the list of what is missing',
    "SELECT o.id AS what FROM service_order o WHERE o.status = 'EXPIRED' AND NOT EXISTS (SELECT 1 FROM service_gap g WHERE g.order_id = o.id)",
  ),
];
