import type { HourKind, LedgerState, Level, PointsChoice, RecordState } from '@supermarket/shared';
import type { TransferKind, TransferPhase } from '../points/point-transfer.entity.js';
import { pointsFor, type Rates } from '../points/points.rules.js';

/** What a movement of points is called on a person's statement, and its sign. */
export interface Line {
  readonly state: LedgerState;
  readonly sign: 1 | -1;
}

/** `closed`: what became of a hold. Null: a movement that people need not see (it is told by another line). */
export function lineOf(kind: TransferKind, phase: TransferPhase, closed: TransferPhase | null): Line | null {
  if (kind === 'award') return { state: 'posted', sign: 1 };
  if (kind === 'reverse') return { state: 'reversed', sign: -1 };
  if (kind === 'expire') return { state: 'expired', sign: -1 };
  if (kind === 'redeem' && phase === 'release') return { state: 'returned', sign: 1 };
  if (kind === 'redeem' && phase === 'hold') {
    return { state: closed === 'settle' ? 'spent' : closed === 'release' ? 'returned' : 'held', sign: -1 };
  }
  return null; // settling repeats its hold, extending repeats its release
}

/** What a record that is not yet paid would bring, or null when it never will. */
export function estimateOf(
  record: { readonly kind: HourKind; readonly state: RecordState; readonly bearsPoints: boolean; readonly minutes: number; readonly level: Level },
  choice: PointsChoice | null,
  rule: Rates,
): number | null {
  const bears = record.state === 'DRAFT' ? record.kind === 'CHECKED' && choice === 'points' : record.bearsPoints;
  return bears ? pointsFor(record.level, record.minutes, rule) : null;
}
