import { noRows, type Invariant } from '../kernel/invariant.js';

export const inboxInvariants: readonly Invariant[] = [
  noRows(
    'every message has somebody who may read it',
    `SELECT m.id AS what FROM message m LEFT JOIN person p ON p.id = m.person_id WHERE p.id IS NULL OR p.closed_at < m.at`,
  ),
  noRows('every ringing and every call belongs to a message', `
    SELECT s.message_id AS what FROM message_sending s LEFT JOIN message m ON m.id = s.message_id WHERE m.id IS NULL
    UNION ALL SELECT c.id AS what FROM message_call c LEFT JOIN message m ON m.id = c.id AND m.person_id = c.person_id WHERE m.id IS NULL`),
  noRows('nobody is rung by two ways where both are known to have arrived', `
    SELECT s.message_id AS what FROM message_sending s WHERE s.state = 'sent' GROUP BY s.message_id HAVING COUNT(*) > 1`),
  noRows('who was told aloud need not be rung up', `
    SELECT c.id AS what FROM message_call c JOIN message m ON m.id = c.id WHERE c.state = 'REACHED' AND m.read_at IS NULL`),
];
