import { noRows, type Invariant } from '../kernel/invariant.js';
import { SYSTEM_ACCOUNTS } from './point-transfer.entity.js';

/*
 * What "the ledger is right" means (docs/ledger.md). Each query answers the rows that are wrong, so they say where
 * to look. Balances are summed from the transfers again, never believed.
 */

const MOVES = "phase IN ('post', 'settle')";
const SYSTEM = SYSTEM_ACCOUNTS.map((account) => `'${account}'`).join(', ');

export const pointsInvariants: readonly Invariant[] = [
  {
    name: 'all lots and all system accounts together are zero',
    async violations(reads) {
      const lots = await reads.one<{ points: unknown }>('SELECT SUM(balance) AS points FROM point_account');
      const system = await reads.one<{ points: unknown }>(
        `SELECT SUM(CASE WHEN credit IN (${SYSTEM}) THEN amount ELSE 0 END) - SUM(CASE WHEN debit IN (${SYSTEM}) THEN amount ELSE 0 END) AS points
         FROM point_transfer WHERE ${MOVES}`,
      );
      const sum = Number(lots?.points ?? 0) + Number(system?.points ?? 0);
      return sum === 0 ? [] : [`the sum is ${sum}`];
    },
  },
  noRows(
    'each lot holds what came in less what went out',
    `SELECT a.id || ': balance ' || a.balance || ', transfers ' || COALESCE(t.points, 0) AS what
     FROM point_account a LEFT JOIN (
       SELECT account, SUM(points) AS points FROM (
         SELECT credit AS account, amount AS points FROM point_transfer WHERE ${MOVES}
         UNION ALL SELECT debit, -amount FROM point_transfer WHERE ${MOVES}
       ) m GROUP BY account
     ) t ON t.account = a.id
     WHERE a.balance <> COALESCE(t.points, 0)`,
  ),
  noRows(
    'what a lot holds back is the sum of its open holds',
    `SELECT a.id || ': held ' || a.held || ', open holds ' || COALESCE(h.points, 0) AS what
     FROM point_account a LEFT JOIN (
       SELECT o.debit AS account, SUM(o.amount) AS points FROM point_transfer o
       LEFT JOIN point_transfer r ON r.resolves = o.id
       WHERE o.phase = 'hold' AND r.id IS NULL GROUP BY o.debit
     ) h ON h.account = a.id
     WHERE a.held <> COALESCE(h.points, 0)`,
  ),
  noRows('no lot is below zero or holds back more than it has', 'SELECT id AS what FROM point_account WHERE held < 0 OR balance < held'),
  noRows(
    'every transfer stands between accounts that exist',
    `SELECT t.id AS what FROM point_transfer t
     LEFT JOIN point_account d ON d.id = t.debit LEFT JOIN point_account c ON c.id = t.credit
     WHERE (d.id IS NULL AND t.debit NOT IN (${SYSTEM})) OR (c.id IS NULL AND t.credit NOT IN (${SYSTEM}))`,
  ),
  noRows(
    'what closes a hold has its accounts and its amount',
    `SELECT r.id AS what FROM point_transfer r JOIN point_transfer o ON o.id = r.resolves
     WHERE o.phase <> 'hold' OR r.debit <> o.debit OR r.credit <> o.credit OR r.amount <> o.amount`,
  ),
  noRows(
    'a hold over several lots is closed in all of them and in one way',
    `SELECT o.cause AS what FROM point_transfer o LEFT JOIN point_transfer r ON r.resolves = o.id
     WHERE o.phase = 'hold' GROUP BY o.cause HAVING COUNT(DISTINCT COALESCE(r.phase, 'open')) > 1`,
  ),
  noRows(
    'every award of points was posted once, and taken back once if it was reversed',
    `SELECT a.id AS what FROM award a LEFT JOIN point_transfer t ON t.subject_id = a.id
     GROUP BY a.id, a.points, a.state
     HAVING SUM(CASE WHEN t.kind = 'award' THEN t.amount ELSE 0 END) <> a.points
         OR SUM(CASE WHEN t.kind = 'reverse' THEN t.amount ELSE 0 END) <> CASE WHEN a.state = 'reversed' THEN a.points ELSE 0 END`,
  ),
];
