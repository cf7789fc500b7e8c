import { noRows, type Invariant } from '../kernel/invariant.js';

/** Of those who have left. What stands further right is read by its tables only. */
export const closedInvariants: readonly Invariant[] = [
  noRows(
    'nothing of somebody who has left says who they were',
    `SELECT id AS what FROM person WHERE closed_at IS NOT NULL
       AND (name IS NOT NULL OR phone_cipher IS NOT NULL OR phone_index IS NOT NULL OR address_cipher IS NOT NULL OR birth_year IS NOT NULL OR community_id IS NOT NULL)`,
  ),
  noRows(
    'nobody who has left can come in, acts as staff, or is ordered for',
    `SELECT p.id AS what FROM person p WHERE p.closed_at IS NOT NULL AND (
       EXISTS (SELECT 1 FROM identity i WHERE i.person_id = p.id)
       OR EXISTS (SELECT 1 FROM login_session s WHERE s.person_id = p.id AND s.revoked_at IS NULL)
       OR EXISTS (SELECT 1 FROM staff_seat t WHERE t.person_id = p.id AND t.ended_at IS NULL)
       OR EXISTS (SELECT 1 FROM family_grant f WHERE (f.elder_id = p.id OR f.relative_id = p.id) AND f.ended_at IS NULL)
       OR EXISTS (SELECT 1 FROM family_code c WHERE c.elder_id = p.id)
       OR EXISTS (SELECT 1 FROM proxy_grant g WHERE (g.proxy_id = p.id OR g.person_id = p.id) AND g.ended_at IS NULL))`,
  ),
  noRows(
    'what somebody who has left ordered, said or wrote is erased, and nothing waits for them',
    `SELECT p.id AS what FROM person p WHERE p.closed_at IS NOT NULL AND (
       EXISTS (SELECT 1 FROM service_order o WHERE o.requester_id = p.id AND o.erased_at IS NULL)
       OR EXISTS (SELECT 1 FROM assignment a WHERE a.volunteer_id = p.id AND a.state IN ('ACCEPTED', 'CHECKED_IN'))
       OR EXISTS (SELECT 1 FROM feedback f WHERE f.author_id = p.id AND f.erased_at IS NULL)
       OR EXISTS (SELECT 1 FROM media m WHERE m.owner_id = p.id AND m.deleted_at IS NULL)
       OR EXISTS (SELECT 1 FROM redemption r WHERE r.person_id = p.id AND r.state = 'READY'))`,
  ),
  noRows(
    'nobody who has left is found for an order, and what they did not want is forgotten',
    `SELECT p.id AS what FROM person p WHERE p.closed_at IS NOT NULL AND (
       EXISTS (SELECT 1 FROM volunteer_near n WHERE n.person_id = p.id)
       OR EXISTS (SELECT 1 FROM volunteer_unwanted u WHERE u.person_id = p.id)
       OR EXISTS (SELECT 1 FROM refused_helper r WHERE r.resident_id = p.id OR r.volunteer_id = p.id))`,
  ),
  noRows(
    'nothing is kept of what somebody who has left was told, and of how they wanted to be told',
    `SELECT p.id AS what FROM person p WHERE p.closed_at IS NOT NULL AND (
       EXISTS (SELECT 1 FROM message m WHERE m.person_id = p.id)
       OR EXISTS (SELECT 1 FROM message_call c WHERE c.person_id = p.id)
       OR EXISTS (SELECT 1 FROM message_switch s WHERE s.person_id = p.id)
       OR EXISTS (SELECT 1 FROM notification_credit n WHERE n.person_id = p.id)
       OR EXISTS (SELECT 1 FROM notification_answer a WHERE a.person_id = p.id))`,
  ),
  noRows(
    'no doubt about words outlives the words, and none about a picture the picture',
    `SELECT h.id AS what FROM text_hold h JOIN service_order o ON o.id = h.order_id WHERE o.erased_at IS NOT NULL
     UNION ALL SELECT k.media_id AS what FROM media_check k JOIN media m ON m.id = k.media_id WHERE m.deleted_at IS NOT NULL`,
  ),
];
