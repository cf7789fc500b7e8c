import { STAGES, type Stage } from '@supermarket/shared';

/** When an order reached each step; null where it did not, or not by somebody's own word. */
export interface StageTimes {
  readonly submitted: Date | null;
  readonly approved: Date | null;
  readonly claimed: Date | null;
  readonly finished: Date | null;
  readonly confirmed: Date | null;
}

const ENDS: Readonly<Record<Stage, readonly [keyof StageTimes, keyof StageTimes]>> = {
  review: ['submitted', 'approved'], claim: ['approved', 'claimed'], visit: ['claimed', 'finished'], confirm: ['finished', 'confirmed'],
};

/** The mean length of each step in whole minutes, of the orders that have both its ends in order; null where none has. */
export function meanStages(orders: readonly StageTimes[]): Record<Stage, number | null> {
  return Object.fromEntries(STAGES.map((stage) => {
    const [begin, end] = ENDS[stage];
    const lengths = orders.flatMap((order) => {
      const [from, until] = [order[begin], order[end]];
      return from && until && until >= from ? [(until.getTime() - from.getTime()) / 60_000] : [];
    });
    return [stage, lengths.length === 0 ? null : Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length)];
  })) as Record<Stage, number | null>;
}
