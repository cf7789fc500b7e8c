import { noRows, type Invariant } from '../kernel/invariant.js';

export const hoursInvariants: readonly Invariant[] = [
  noRows(
    'each credited, unheld, point-bearing record has exactly one standing award',
    `SELECT r.id || ': ' || COUNT(a.id) || ' awards' AS what FROM service_record r LEFT JOIN award a ON a.standing_of = r.id
     WHERE r.state = 'CREDITED' AND r.held IS NULL AND r.bears_points = 1 GROUP BY r.id HAVING COUNT(a.id) <> 1`,
  ),
  noRows(
    'a standing award belongs to a credited record that bears points, or is flagged for staff',
    `SELECT a.id AS what FROM award a LEFT JOIN service_record r ON r.id = a.standing_of
     WHERE a.state = 'standing' AND a.flag IS NULL
       AND (r.id IS NULL OR r.state <> 'CREDITED' OR r.held IS NOT NULL OR r.bears_points = 0 OR r.person_id <> a.person_id OR r.minutes <> a.minutes)`,
  ),
  noRows(
    'only what was measured at the door bears points',
    "SELECT id AS what FROM service_record WHERE bears_points = 1 AND kind <> 'CHECKED'",
  ),
  noRows(
    'no day of a person that counted by itself is longer than eight hours, unless staff decided or corrected',
    `SELECT r.person_id || ' ' || r.day AS what FROM service_record r
     WHERE r.state = 'CREDITED' AND r.kind = 'CHECKED' AND r.decided_by IS NULL
       AND NOT EXISTS (SELECT 1 FROM record_correction c WHERE c.record_id = r.id AND c.approved_at IS NOT NULL)
     GROUP BY r.person_id, r.day HAVING SUM(r.minutes) > 480`,
  ),
];
