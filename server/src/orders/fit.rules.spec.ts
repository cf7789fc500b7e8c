import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clashes, gates, type TaskFacts } from './claim.rules.js';
import { squareOf, squaresAround } from '../areas/squares.rules.js';
import { freeBits, standingOf } from '../people/near.rules.js';
import { reasonsForMe, reasonsForStaff, timeReason } from './fit.rules.js';
import { WEIGHTS } from './fit.weights.js';
import { FIT_FACTORS, factors, fitGates, scoreOf, type FitGate, type FitOrder, type FitPerson } from './score.rules.js';

// Thursday 26 November 2026, 10:00 in Shanghai.
const start = new Date('2026-11-26T02:00:00Z');
const end = new Date('2026-11-26T03:00:00Z');
const now = new Date('2026-11-23T01:00:00Z');

const HERE = squareOf({ lat: 22.1847, lng: 112.3102 });
const away = (metres: number): number => squaresAround(HERE).find((one) => one.metres >= metres)!.square;
const thursdayMorning = freeBits([{ weekday: 4, part: 'morning' }]);

const order = (patch: Partial<FitOrder> = {}): FitOrder => ({
  id: 'o', requesterId: 'r', creatorId: 'r', risk: 'low', seats: 1, skill: 'plumbing', partyOnly: false, windowStart: start, windowEnd: end, dayPart: null,
  communityId: 'home', townId: 'town', square: null, shelf: 'fix', ...patch,
});
const someone = (patch: Partial<FitPerson> = {}): FitPerson => ({
  id: 'v', skills: ['plumbing'], partyVerified: false, birthYear: 1990, weeklyCap: 3, tasks: [], refusedBy: [], communityId: 'home', townId: 'town', square: null,
  free: thursdayMorning, helped: 0, standing: 0, freshUntil: 0, unwanted: [], knownTo: [], invitable: true, ...patch,
});
const task = (orderId: string, from: string, to: string, live = true): TaskFacts => ({ orderId, windowStart: new Date(from), windowEnd: new Date(to), live });

describe('gates', () => {
  test('each has its reason', () => {
    expect(gates(order(), someone(), now)).toEqual([]);
    expect(gates(order(), someone({ id: 'r' }), now)).toEqual(['OWN_ORDER']);
    expect(gates(order({ creatorId: 'v' }), someone(), now)).toEqual(['OWN_ORDER']);
    expect(gates(order(), someone({ skills: [] }), now)).toEqual(['SKILL_MISSING']);
    expect(gates(order(), someone({ refusedBy: ['r'] }), now)).toEqual(['BLOCKED']);
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

/** What a single fact makes of it, all else being equal: more is better. */
const worth = (o: Partial<FitOrder>, p: Partial<FitPerson>): number => scoreOf(order(o), someone(p), now);
const week = (count: number): TaskFacts[] => Array.from({ length: count }, (_, i) => task(`x${i}`, '2026-11-27T02:00:00Z', '2026-11-27T03:00:00Z', false));

describe('the score', () => {
  test.each<[string, Partial<FitOrder>, Partial<FitPerson>, number]>([
    ['same community, free then, idle, new', {}, {}, 50 + 20 + 10],
    ['same spot', { square: HERE }, { square: HERE }, 60 + 20 + 10],
    ['a kilometre away', { square: HERE }, { square: away(1_000) }, 55 + 20 + 10],
    ['the same town without a point', {}, { communityId: 'other' }, 30 + 20 + 10],
    ['a point on one side alone counts as none', { square: HERE }, {}, 50 + 20 + 10],
    ['no times named', {}, { free: 0 }, 50 + 8 + 10],
    ['free in the evening of that day', {}, { free: freeBits([{ weekday: 4, part: 'evening' }]) }, 50 + 4 + 10],
    ['never free on that day', {}, { free: freeBits([{ weekday: 5, part: 'morning' }]) }, 50 + 0 + 10],
    ['known by the household', {}, { knownTo: ['r'] }, 50 + 20 + 10 + 15],
    ['one task that week', {}, { tasks: week(1) }, 50 + 20 + 6],
    ['two tasks that week', {}, { tasks: week(2) }, 50 + 20 + 3],
    ['has helped', {}, { standing: standingOf(1, []) }, 50 + 20 + 10 + 3],
    ['has often helped, speaks as they do here', {}, { standing: standingOf(10, ['local_speech']) }, 50 + 20 + 10 + 6 + 3],
    ['answered quickly of late', {}, { freshUntil: 30_000 }, 50 + 20 + 10 + 2],
    ['did not answer of late, which costs nothing', {}, { freshUntil: 1 }, 50 + 20 + 10],
  ])('%s', (_, o, p, points) => expect(worth(o, p)).toBe(points));

  test.each<[FitGate, Partial<FitOrder>, Partial<FitPerson>]>([
    ['OWN_ORDER', {}, { id: 'r' }], ['BLOCKED', {}, { refusedBy: ['r'] }], ['SKILL_MISSING', {}, { skills: [] }], ['PARTY_ONLY', { partyOnly: true }, {}],
    ['TOO_YOUNG', { risk: 'medium' }, { birthYear: 2010 }], ['TIME_CLASH', {}, { tasks: [task('x', '2026-11-26T02:30:00Z', '2026-11-26T04:00:00Z')] }],
    ['WEEKLY_CAP', {}, { tasks: week(3) }], ['NO_INVITES', {}, { invitable: false }], ['UNWANTED', {}, { unwanted: ['fix'] }], ['ALONE', { risk: 'high' }, {}],
    ['TOO_FAR', { square: HERE }, { square: HERE + 100 }], ['TOO_FAR', {}, { townId: 'other', communityId: 'far' }],
  ])('%s keeps somebody from being recommended, whatever speaks for them', (gate, o, p) => {
    expect(fitGates(order(o), someone({ ...p, knownTo: ['r'] }), now)).toEqual([gate]);
  });

  test('two go to risky work together, so a new one may be the second', () => {
    expect(fitGates(order({ risk: 'high', seats: 2 }), someone(), now)).toEqual([]);
    expect(fitGates(order({ risk: 'high' }), someone({ helped: 1 }), now)).toEqual([]);
  });

  const metres = fc.integer({ min: 0, max: 11_000 });
  const person = fc.record({
    free: fc.integer({ min: 0, max: 2 ** 21 - 1 }), standing: fc.integer({ min: 0, max: 5 }), freshUntil: fc.constantFrom(0, 30_000),
    knownTo: fc.constantFrom<string[]>([], ['r'], ['else']), tasks: fc.integer({ min: 0, max: 3 }).map(week), metres,
  });
  const made = ({ metres: m, ...facts }: { metres: number } & Partial<FitPerson>): FitPerson => someone({ ...facts, square: away(m), weeklyCap: 10 });
  const here = order({ square: HERE });

  test('never falls when one fact gets better', () => {
    fc.assert(
      fc.property(person, metres, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }), (one, m, standing, tasks) => {
        const is = scoreOf(here, made(one), now);
        expect(scoreOf(here, made({ ...one, metres: Math.min(m, one.metres) }), now)).toBeGreaterThanOrEqual(is);
        expect(scoreOf(here, made({ ...one, standing: Math.max(standing, one.standing) }), now)).toBeGreaterThanOrEqual(is);
        expect(scoreOf(here, made({ ...one, tasks: week(Math.min(tasks, one.tasks.length)) }), now)).toBeGreaterThanOrEqual(is);
        expect(scoreOf(here, made({ ...one, free: one.free | thursdayMorning }), now)).toBeGreaterThanOrEqual(is);
        expect(scoreOf(here, made({ ...one, knownTo: ['r'] }), now)).toBeGreaterThanOrEqual(is);
        expect(scoreOf(here, made({ ...one, freshUntil: 30_000 }), now)).toBeGreaterThanOrEqual(is);
      }),
    );
  });

  test('is the sum of its facts, none of them below nothing or above its weight', () => {
    const { near, free, known, week: idle, level, speech, fresh } = WEIGHTS;
    const most = { place: near, time: free, known, week: idle[0], level: level[2], speech, fresh };
    fc.assert(
      fc.property(person, (one) => {
        const all = factors(here, made(one), now);
        expect(scoreOf(here, made(one), now)).toBe(FIT_FACTORS.reduce((sum, factor) => sum + all[factor], 0));
        for (const factor of FIT_FACTORS) expect(all[factor] >= 0 && all[factor] <= most[factor]).toBe(true);
      }),
    );
  });

  test('is the same for the pair from either side: swapping who stands where changes nothing', () => {
    fc.assert(fc.property(person, (one) => scoreOf(here, made(one), now) === scoreOf(order({ square: away(one.metres) }), someone({ ...made(one), square: HERE }), now)));
  });
});

describe('reasons', () => {
  const texts = (reasons: readonly { readonly text: string }[]): string[] => reasons.map(({ text }) => text);

  test('say what fits, the most decisive first', () => {
    expect(texts(reasonsForMe(order(), someone(), now))).toEqual(['会修水管', '本社区', '时间合适']);
    expect(texts(reasonsForMe(order({ square: HERE }), someone({ square: away(1_200) }), now))).toEqual(['会修水管', '距您 1.2 km', '时间合适']);
    expect(texts(reasonsForMe(order({ skill: null, square: HERE }), someone({ square: HERE, communityId: 'other', knownTo: ['r'] }), now))).toEqual(['距您不到 500 米', '时间合适', '您帮过这家']);
    expect(texts(reasonsForStaff(order(), someone({ communityId: 'other' }), now))).toEqual(['会修水管', '邻近社区', '周四上午有空', '这周还没接单']);
    expect(texts(reasonsForStaff(order({ skill: null }), someone({ free: 0, helped: 12, standing: 5 }), now))).toEqual(['本社区', '这周还没接单', '帮过 12 次', '会讲本地话']);
  });

  test('and what does not', () => {
    const on = (...parts: readonly ('morning' | 'afternoon' | 'evening')[]): number => freeBits(parts.map((part) => ({ weekday: 4, part })));
    expect(timeReason(order(), on('evening'), true)).toEqual({ ok: false, text: '周四 18 点后才有空' });
    expect(timeReason(order({ dayPart: 'evening' }), on('morning', 'afternoon'), true)).toEqual({ ok: false, text: '周四上午、下午才有空' });
    expect(timeReason(order(), freeBits([{ weekday: 5, part: 'evening' }]), true)).toEqual({ ok: false, text: '平时周四没空' });
    expect(timeReason(order(), 0, true)).toBeNull();
    expect(reasonsForMe(order(), someone({ skills: [], townId: 'other', communityId: 'far' }), now)).toEqual([{ ok: false, text: '要会修水管' }, { ok: false, text: '在别的镇街' }]);
    expect(texts(reasonsForStaff(order({ square: HERE }), someone({ square: away(8_000), free: on('evening'), helped: 3, standing: 2 }), now))).toEqual([
      '会修水管', '这周还没接单', '相距 8.0 km', '周四 18 点后才有空',
    ]);
  });

  test('whom a household refused reads no more than that it is over', () => {
    expect(texts(reasonsForMe(order(), someone({ refusedBy: ['r'] }), now))[0]).toBe('这件事现在不用接了');
  });

  test('never more than four', () => {
    expect(reasonsForStaff(order(), someone({ helped: 12, standing: 5, freshUntil: 30_000, knownTo: ['r'] }), now)).toHaveLength(4);
  });
});
