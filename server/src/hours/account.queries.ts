import { Injectable } from '@nestjs/common';
import type { AccountView, HourKind, LedgerEntry, Level, Page, PageQuery, PointsChoice, RecordState } from '@supermarket/shared';
import { Clock, Database, decodeCursor, encodeCursor, instant, limitOf, type Param } from '../kernel/index.js';
import { PointAccount } from '../points/point-account.entity.js';
import { PointRule } from '../points/point-rule.entity.js';
import type { TransferKind, TransferPhase } from '../points/point-transfer.entity.js';
import { isExpired, spendable } from '../points/points.rules.js';
import { estimateOf, lineOf } from './statement.rules.js';

/** A line with what it is sorted by: time, then lines that wait (1) before those that moved (0), then the id. */
interface Sorted {
  readonly at: string;
  readonly rank: 0 | 1;
  readonly id: string;
  readonly entry: LedgerEntry;
}

/** Hours and points of one person, beside each other and never added. */
@Injectable()
export class AccountQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async account(personId: string): Promise<AccountView> {
    const now = this.clock.now();
    const lots = await this.database.find(PointAccount, 'person_id = ? AND balance > 0 ORDER BY expires_on', [personId]);
    const sums = await this.database.one<{ credited: unknown; waiting: unknown }>(
      `SELECT SUM(CASE WHEN state = 'CREDITED' THEN minutes ELSE 0 END) AS credited,
              SUM(CASE WHEN state IN ('DRAFT', 'PENDING_PROOF', 'PENDING_TOWN', 'PENDING_COUNTY') THEN minutes ELSE 0 END) AS waiting
       FROM service_record WHERE person_id = ?`,
      [personId],
    );
    const byDay = new Map<string, number>();
    for (const lot of lots) if (!isExpired(lot.expiresOn, now)) byDay.set(lot.expiresOn, (byDay.get(lot.expiresOn) ?? 0) + lot.balance - lot.held);
    return {
      minutes: Number(sums?.credited ?? 0),
      minutesWaiting: Number(sums?.waiting ?? 0),
      points: spendable(lots, now),
      pointsHeld: lots.reduce((sum, lot) => sum + lot.held, 0),
      lots: [...byDay].filter(([, points]) => points > 0).map(([expiresOn, points]) => ({ expiresOn, points })),
    };
  }

  /** 积分流水, the newest first: what moved, and what still waits for somebody. */
  async statement(personId: string, query: PageQuery): Promise<Page<LedgerEntry>> {
    const limit = limitOf(query.limit);
    const keys = decodeCursor(query.cursor, ['string', 'number', 'string']);
    const after = keys && { at: String(keys[0]), rank: Number(keys[1]), id: String(keys[2]) };
    const lines = [...(await this.#moved(personId, after, limit + 1)), ...(await this.#waiting(personId, after, limit + 1))];
    lines.sort((a, b) => compare(b.at, a.at) || b.rank - a.rank || compare(b.id.padStart(36, '0'), a.id.padStart(36, '0')));
    const shown = lines.slice(0, limit);
    const last = shown.at(-1);
    return { items: shown.map(({ entry }) => entry), next: lines.length > limit && last ? encodeCursor([last.at, last.rank, last.id]) : null };
  }

  async #moved(personId: string, after: After | null, limit: number): Promise<Sorted[]> {
    const older = after && (after.rank === 1 ? { sql: 'AND t.at <= ?', params: [after.at] } : beyond('t', after));
    const rows = await this.database.rows<MovedRow>(
      `SELECT t.id, t.at, t.kind, t.phase, t.total, t.title, t.place, t.subject_id AS subjectId, r.phase AS closed,
              a.minutes, a.rate_per_hour AS ratePerHour, a.coefficient, a.rule_version AS ruleVersion, s.order_id AS orderId
       FROM point_transfer t
       LEFT JOIN point_transfer r ON r.resolves = t.id
       LEFT JOIN award a ON a.id = t.subject_id
       LEFT JOIN service_record s ON s.id = a.record_id
       WHERE t.person_id = ? AND t.part = 1 AND t.phase <> 'settle' AND t.kind <> 'extend' ${older ? older.sql : ''}
       ORDER BY t.at DESC, t.id DESC LIMIT ${limit}`,
      [personId, ...(older ? older.params : [])],
    );
    return rows.flatMap((row) => {
      const line = lineOf(row.kind, row.phase, row.closed);
      if (!line) return [];
      const why = row.ruleVersion === null ? null : { minutes: row.minutes!, ratePerHour: row.ratePerHour!, coefficient: row.coefficient!, ruleVersion: row.ruleVersion };
      const entry: LedgerEntry = {
        id: `t${row.id}`,
        title: row.title,
        at: instant(row.at).toISOString(),
        points: line.sign * row.total,
        state: line.state,
        waitsFor: null,
        minutes: row.minutes,
        station: row.place,
        why,
        orderId: row.orderId,
        redemptionId: row.kind === 'redeem' ? row.subjectId : null,
      };
      return [{ at: row.at, rank: 0, id: String(row.id), entry } satisfies Sorted];
    });
  }

  /** Records that nobody has confirmed yet, or whose tier or award waits for staff. */
  async #waiting(personId: string, after: After | null, limit: number): Promise<Sorted[]> {
    const older = after && (after.rank === 0 ? { sql: 'AND s.ended_at < ?', params: [after.at] } : beyond('s', after));
    const rows = await this.database.rows<WaitingRow>(
      `SELECT s.id, s.ended_at AS at, s.activity, s.kind, s.state, s.bears_points AS bearsPoints, s.minutes, s.level, s.order_id AS orderId,
              v.points_choice AS choice
       FROM service_record s LEFT JOIN volunteer v ON v.person_id = s.person_id
       LEFT JOIN award a ON a.standing_of = s.id
       WHERE s.person_id = ? AND s.ended_at IS NOT NULL AND a.id IS NULL
         AND ((s.state IN ('PENDING_PROOF', 'PENDING_TOWN', 'PENDING_COUNTY') AND s.bears_points = 1)
           OR (s.state = 'CREDITED' AND s.held IS NOT NULL AND s.bears_points = 1)
           OR (s.state = 'DRAFT' AND s.kind = 'CHECKED' AND v.points_choice = 'points'))
         ${older ? older.sql : ''}
       ORDER BY s.ended_at DESC, s.id DESC LIMIT ${limit}`,
      [personId, ...(older ? older.params : [])],
    );
    if (rows.length === 0) return [];
    const rules = await this.database.find(PointRule, 'version > 0 ORDER BY effective_from DESC');
    return rows.flatMap((row) => {
      const rule = rules.find((candidate) => candidate.effectiveFrom <= instant(row.at))!;
      const points = estimateOf({ ...row, bearsPoints: Number(row.bearsPoints) === 1 }, row.choice, rule);
      if (points === null) return [];
      const entry: LedgerEntry = {
        id: row.id,
        title: row.activity,
        at: instant(row.at).toISOString(),
        points,
        state: 'waiting',
        waitsFor: row.state === 'DRAFT' ? 'resident' : 'staff',
        minutes: row.minutes,
        station: null,
        why: null,
        orderId: row.orderId,
        redemptionId: null,
      };
      return [{ at: row.at, rank: 1, id: row.id, entry } satisfies Sorted];
    });
  }
}

interface After {
  readonly at: string;
  readonly rank: number;
  readonly id: string;
}

interface MovedRow {
  readonly id: number;
  readonly at: string;
  readonly kind: TransferKind;
  readonly phase: TransferPhase;
  readonly total: number;
  readonly title: string;
  readonly place: string | null;
  readonly subjectId: string;
  readonly closed: TransferPhase | null;
  readonly minutes: number | null;
  readonly ratePerHour: number | null;
  readonly coefficient: number | null;
  readonly ruleVersion: number | null;
  readonly orderId: string | null;
}

interface WaitingRow {
  readonly id: string;
  readonly at: string;
  readonly activity: string;
  readonly kind: HourKind;
  readonly state: RecordState;
  readonly bearsPoints: number;
  readonly minutes: number;
  readonly level: Level;
  readonly orderId: string | null;
  readonly choice: PointsChoice | null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What comes after a line of the same source. */
function beyond(alias: 't' | 's', after: After): { readonly sql: string; readonly params: readonly Param[] } {
  const at = alias === 't' ? 't.at' : 's.ended_at';
  const id = alias === 't' ? Number(after.id) : after.id;
  return { sql: `AND (${at} < ? OR (${at} = ? AND ${alias}.id < ?))`, params: [after.at, after.at, id] };
}
