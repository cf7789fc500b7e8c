import { noRows, type Invariant } from '../kernel/invariant.js';

export const shopInvariants: readonly Invariant[] = [
  noRows(
    'what is on a shelf is what came in and was counted, less what was written off and handed over',
    `SELECT s.id || ': on hand ' || s.on_hand || ', moved ' || COALESCE(m.moved, 0) AS what
     FROM gift_stock s LEFT JOIN (
       SELECT stock_id, SUM(quantity) AS moved FROM stock_movement WHERE kind IN ('in', 'count', 'write_off', 'hand_over') GROUP BY stock_id
     ) m ON m.stock_id = s.id WHERE s.on_hand <> COALESCE(m.moved, 0)`,
  ),
  noRows(
    'what is set aside is what vouchers wait for',
    `SELECT s.id || ': reserved ' || s.reserved || ', vouchers ' || COALESCE(v.n, 0) AS what
     FROM gift_stock s LEFT JOIN (
       SELECT stock_id, COUNT(*) AS n FROM redemption WHERE state = 'READY' GROUP BY stock_id
     ) v ON v.stock_id = s.id WHERE s.reserved <> COALESCE(v.n, 0)`,
  ),
  noRows('no shelf is below zero or promises more than it has', 'SELECT id AS what FROM gift_stock WHERE reserved < 0 OR on_hand < reserved'),
  noRows('every movement and voucher has its stock line', `SELECT m.id AS what FROM stock_movement m LEFT JOIN gift_stock s ON s.id = m.stock_id WHERE s.id IS NULL
     UNION ALL SELECT r.id FROM redemption r LEFT JOIN gift_stock s ON s.id = r.stock_id WHERE s.id IS NULL OR s.station_id <> r.station_id OR s.gift_id <> r.gift_id`),
  noRows(
    'each voucher was reserved once, and closed once in the way its state says',
    `SELECT r.id || ' ' || r.state AS what FROM redemption r LEFT JOIN stock_movement m ON m.redemption_id = r.id
     GROUP BY r.id, r.state
     HAVING SUM(CASE WHEN m.kind = 'reserve' THEN 1 ELSE 0 END) <> 1
         OR SUM(CASE WHEN m.kind = 'hand_over' THEN 1 ELSE 0 END) <> CASE WHEN r.state = 'FULFILLED' THEN 1 ELSE 0 END
         OR SUM(CASE WHEN m.kind = 'unreserve' THEN 1 ELSE 0 END) <> CASE WHEN r.state IN ('CANCELLED', 'EXPIRED') THEN 1 ELSE 0 END`,
  ),
  noRows(
    'each voucher holds its points while it waits, has spent them when fetched, and has given them back otherwise',
    `SELECT r.id || ' ' || r.state AS what FROM redemption r
     LEFT JOIN point_transfer h ON h.subject_id = r.id AND h.phase = 'hold'
     LEFT JOIN point_transfer c ON c.resolves = h.id
     GROUP BY r.id, r.state, r.points
     HAVING COALESCE(SUM(h.amount), 0) <> r.points
         OR SUM(CASE WHEN COALESCE(c.phase, 'open') <> CASE r.state WHEN 'READY' THEN 'open' WHEN 'FULFILLED' THEN 'settle' ELSE 'release' END THEN 1 ELSE 0 END) > 0`,
  ),
];
