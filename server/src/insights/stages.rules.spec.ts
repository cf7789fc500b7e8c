import { describe, expect, test } from '@jest/globals';
import { meanStages, type StageTimes } from './stages.rules.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 1) + minute * 60_000);
const order = (patch: Partial<StageTimes> = {}): StageTimes => ({ submitted: at(0), approved: at(60), claimed: at(180), finished: at(300), confirmed: at(330), ...patch });

describe('how long each step takes', () => {
  test('of no orders nothing is known', () => {
    expect(meanStages([])).toEqual({ review: null, claim: null, visit: null, confirm: null });
  });

  test('each step is the mean of those that took it, in whole minutes', () => {
    const slow = order({ approved: at(121), claimed: at(180) });
    expect(meanStages([order(), slow])).toEqual({ review: 91, claim: 90, visit: 120, confirm: 30 });
  });

  test.each([
    ['an order that nobody answered for has no confirmation', { confirmed: null }, { review: 60, claim: 120, visit: 120, confirm: null }],
    ['an order to which somebody was led without a claim says nothing of claiming', { claimed: null }, { review: 60, claim: null, visit: null, confirm: 30 }],
    ['what was done before it was asked for again says nothing', { finished: at(100) }, { review: 60, claim: 120, visit: null, confirm: 230 }],
  ] as const)('%s', (_, patch, means) => {
    expect(meanStages([order(patch)])).toEqual(means);
  });
});
