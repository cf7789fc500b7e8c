import { noRows, type Invariant } from '../kernel/invariant.js';

export const feedbackInvariants: readonly Invariant[] = [
  noRows(
    'whatever was written to staff has its words, or was erased',
    `SELECT f.id AS what FROM feedback f
     WHERE NOT EXISTS (SELECT 1 FROM feedback_note n WHERE n.feedback_id = f.id AND n.at = f.last_at)
        OR EXISTS (SELECT 1 FROM feedback_note n WHERE n.feedback_id = f.id AND (n.words_cipher IS NULL) <> (f.erased_at IS NOT NULL))`,
  ),
  noRows(
    'what waits for staff was said by its author last, what is answered by staff',
    `SELECT f.id AS what FROM feedback f JOIN feedback_note n ON n.feedback_id = f.id AND n.at = f.last_at
     WHERE f.erased_at IS NULL AND n.by_staff <> (f.state = 'ANSWERED')
       AND NOT EXISTS (SELECT 1 FROM feedback_note m WHERE m.feedback_id = f.id AND m.at = n.at AND m.id <> n.id)`,
  ),
  noRows(
    'an order knows of its appeal',
    `SELECT o.id AS what FROM service_order o LEFT JOIN feedback f ON f.appeal_key = o.id
     WHERE (o.appealed_at IS NULL) <> (f.id IS NULL)`,
  ),
];
