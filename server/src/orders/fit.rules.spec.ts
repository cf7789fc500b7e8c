import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clashes, gates, type TaskFacts } from './claim.rules.js';
import { reasonsForMe, reasonsForStaff, timeReason, type FitFacts, type OrderSpot } from './fit.rules.js';

// Thursday 26 November 2026, 10:00 in Shanghai.
const start = new Date('2026-11-26T02:00:00Z');
const end = new Date('2026-11-26T03:00:00Z');
const now = new Date('2026-11-23T01:00:00Z');

const order = (patch: Partial<OrderSpot> = {}): OrderSpot => ({
  id: 'o', requesterId: 'r', creatorId: 'r', risk: 'low', skill: 'plumbing', partyOnly: false, windowStart: start, windowEnd: end, dayPart: null,
  communityId: 'home', townId: 'town', ...patch,
});
const someone = (patch: Partial<FitFacts> = {}): FitFacts => ({
  id: 'v', skills: ['plumbing'], partyVerified: false, birthYear: 1990, weeklyCap: 3, tasks: [], communityId: 'home', townId: 'town',
  freeTimes: [{ weekday: 4, part: 'morning' }], ...patch,
});
const task = (orderId: string, from: string, to: string, live = true): TaskFacts => ({ orderId, windowStart: new Date(from), windowEnd: new Date(to), live });

describe('gates', () => {
  test('each has its reason', () => {
    expect(gates(order(), someone(), now)).toEqual([]);
    expect(gates(order(), someone({ id: 'r' }), now)).toEqual(['OWN_ORDER']);
    expect(gates(order({ creatorId: 'v' }), someone(), now)).toEqual(['OWN_ORDER']);
    expect(gates(order(), someone({ skills: [] }), now)).toEqual(['SKILL_MISSING']);
    expect(gates(order({ partyOnly: true }), someone(), now)).toEqual(['PARTY_ONLY']);
    expect(gates(order({ risk: 'medium' }), someone({ birthYear: 2010 }), now)).toEqual(['TOO_YOUNG']);
    expect(gates(order({ windowEnd: new Date('2026-11-26T14:00:00Z') }), someone({ birthYear: 2010 }), now)).toEqual(['TOO_YOUNG']);
    expect(gates(order(), someone({ birthYear: 2010 }), now)).toEqual([]);
    expect(gates(order(), someone({ tasks: [task('x', '2026-11-26T02:30:00Z', '2026-11-26T04:00:00Z')] }), now)).toEqual(['TIME_CLASH']);
    const week = ['a', 'b', 'c'].map((id) => task(id, '2026-11-29T15:00:00Z', '2026-11-29T15:30:00Z', false)); // Sunday, 23:00
    expect(gates(order(), someone({ tasks: week }), now)).toEqual(['WEEKLY_CAP']);
    const next = ['a', 'b', 'c'].map((id) => task(id, '2026-11-29T16:00:00Z', '2026-11-29T16:30:00Z')); // Monday, 00:00
    expect(gates(order(), someone({ tasks: next }), now)).toEqual([]);
  });

  test('times clash when they overlap, and only then, whichever comes first', () => {
    const hour = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(hour, fc.integer({ min: 1, max: 10 }), hour, fc.integer({ min: 1, max: 10 }), (a, la, b, lb) => {
        const at = (h: number): Date => new Date(start.getTime() + h * 3_600_000);
        const mine = { id: 'o', windowStart: at(a), windowEnd: at(a + la) };
        const other: TaskFacts = { orderId: 'x', windowStart: at(b), windowEnd: at(b + lb), live: true };
        expect(clashes(mine, { tasks: [other] })).toBe(a < b + lb && b < a + la);
        expect(clashes({ ...mine, id: 'x' }, { tasks: [other] })).toBe(false);
        expect(clashes(mine, { tasks: [{ ...other, live: false }] })).toBe(false);
      }),
    );
  });
});

describe('reasons', () => {
  test('say what fits, the most decisive first', () => {
    expect(reasonsForMe(order(), someone(), now).map(({ text }) => text)).toEqual(['会修水管', '同一个社区', '时间合适']);
    expect(reasonsForStaff(order(), someone()).map(({ text }) => text)).toEqual(['会修水管', '同一个社区', '周四上午有空', '这周还没接单']);
  });

  test('and what does not', () => {
    expect(timeReason(order(), [{ weekday: 4, part: 'evening' }], true)).toEqual({ ok: false, text: '周四晚上才有空' });
    expect(timeReason(order(), [{ weekday: 5, part: 'evening' }], true)).toEqual({ ok: false, text: '平时周四没空' });
    expect(timeReason(order(), [], true)).toBeNull();
    expect(reasonsForMe(order(), someone({ skills: [], townId: 'other', communityId: 'far' }), now)).toEqual([{ ok: false, text: '要会修水管' }, { ok: false, text: '在别的镇街' }]);
  });

  test('never more than four, and no number that could be a score', () => {
    for (const { text } of [...reasonsForMe(order(), someone(), now), ...reasonsForStaff(order(), someone())]) expect(text).not.toMatch(/\d/);
    expect(reasonsForStaff(order(), someone()).length).toBeLessThanOrEqual(4);
  });
});
