import { describe, expect, test } from '@jest/globals';
import { ASSIGNMENT_STATES, type AssignmentState } from '@supermarket/shared';
import fc from 'fast-check';
import { changesAt, doorCode, isDoorCode, momentOf } from './door-code.js';
import { follow, freeSeat, plannedStart, seatsTaken, windowOf } from './course.rules.js';
import type { AssignmentFacts, Case, OrderFacts } from './order.facts.js';
import { around, cellOf, parted, publicWords } from './place.rules.js';
import { duesAfter, type OfficeClock } from './queue.rules.js';

const now = new Date('2026-11-23T08:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);

const order = (patch: Partial<OrderFacts> = {}): OrderFacts => ({
  id: 'o', kind: 'service', status: 'OPEN', requesterId: 'r', creatorId: 'r', urgent: false, risk: 'low', level: 1, skill: null, partyOnly: false, minutes: 40,
  seats: 1, visit: 1, windowStart: hours(1), windowEnd: hours(2), dayPart: null, submittedAt: now, askedAt: null, handledById: null, finishedAt: null,
  confirmedAt: null, endedAt: null, solved: null, stars: null, ratingWay: null, ratedAt: null, appealedAt: null, erasedAt: null, circle: null, ladderDue: null, ladderAskAt: null, ladderHeld: false, ...patch,
});
const part = (state: AssignmentState, patch: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  id: 'p', orderId: 'o', volunteerId: 'v', visit: 1, state, seat: null, offeredById: 'staff', repliesBy: null, acceptedAt: null, checkedInAt: null, checkedOutAt: null,
  doorTries: 0, alarm: null, alarmAt: null, needsOwnTime: false, minutes: null, unfinished: false, creditedAt: null, windowStart: hours(1), windowEnd: hours(2), ...patch,
});
const of = (seats: number, ...states: AssignmentState[]): Case => ({ order: order({ seats }), assignments: states.map((state) => part(state)) });

describe('an order follows its parts', () => {
  test.each<[number, AssignmentState[], string]>([
    [1, [], 'OPEN'],
    [1, ['DECLINED', 'TIMED_OUT', 'WITHDRAWN', 'NO_SHOW'], 'OPEN'],
    [1, ['OFFERED', 'DECLINED'], 'DISPATCHED'],
    [2, ['ACCEPTED', 'OFFERED'], 'DISPATCHED'],
    [2, ['ACCEPTED'], 'OPEN'],
    [2, ['ACCEPTED', 'ACCEPTED'], 'ACCEPTED'],
    [2, ['ACCEPTED', 'CHECKED_IN'], 'IN_SERVICE'],
    [2, ['ACCEPTED', 'CHECKED_OUT'], 'IN_SERVICE'],
    [2, ['CHECKED_OUT', 'CHECKED_IN'], 'IN_SERVICE'],
    [2, ['CHECKED_OUT', 'NO_SHOW'], 'PENDING_CONFIRM'],
    [2, ['CHECKED_OUT', 'TIME_DISPUTED'], 'PENDING_CONFIRM'],
  ])('%i seats with %j is %s', (seats, states, status) => expect(follow(of(seats, ...states), now)).toBe(status));

  test('an invitation of the system leaves the order in the hall', () => {
    const c = of(1, 'OFFERED');
    expect(follow({ ...c, assignments: c.assignments.map((a) => ({ ...a, offeredById: null })) }, now)).toBe('OPEN');
  });

  test('when its time is over, an order without anybody expected is WINDOW_PASSED, whoever was asked', () => {
    expect(follow(of(1, 'OFFERED'), hours(2))).toBe('WINDOW_PASSED');
    expect(follow(of(1, 'ACCEPTED'), hours(2))).toBe('ACCEPTED');
  });

  test('the state is always one that a part allows, and parts of earlier visits never matter', () => {
    const states = fc.array(fc.constantFrom(...ASSIGNMENT_STATES), { maxLength: 6 });
    fc.assert(
      fc.property(states, states, fc.integer({ min: 1, max: 4 }), (past, present, seats) => {
        const c: Case = { order: order({ seats, visit: 2 }), assignments: [...past.map((s) => part(s)), ...present.map((s) => part(s, { visit: 2 }))] };
        const alone: Case = { order: order({ seats, visit: 2 }), assignments: present.map((s) => part(s, { visit: 2 })) };
        expect(follow(c, now)).toBe(follow(alone, now));
        if (present.includes('CHECKED_IN')) expect(follow(c, now)).toBe('IN_SERVICE');
        if (follow(c, now) === 'ACCEPTED') expect(seatsTaken(c)).toBeGreaterThanOrEqual(seats);
      }),
    );
  });

  test('the free seat is the lowest one that nobody holds', () => {
    expect(freeSeat({ order: order({ seats: 3 }), assignments: [part('ACCEPTED', { seat: 1 }), part('ACCEPTED', { seat: 3 }), part('WITHDRAWN', { seat: 2 })] })).toBe(2);
    expect(() => freeSeat({ order: order(), assignments: [part('ACCEPTED', { seat: 1 })] })).toThrow(expect.objectContaining({ code: 'SEATS_TAKEN' }));
  });
});

describe('time', () => {
  test('an appointment begins at its start, a part of the day as late as leaves time for the work', () => {
    expect(plannedStart(order())).toEqual(hours(1));
    expect(plannedStart(order({ windowEnd: hours(4) }))).toEqual(hours(1));
    expect(plannedStart(order({ dayPart: 'afternoon', windowEnd: hours(7) }))).toEqual(new Date(hours(7).getTime() - 40 * 60_000));
    expect(plannedStart(order({ windowEnd: hours(49) }))).toEqual(new Date(hours(49).getTime() - 40 * 60_000));
  });

  test('a window lies ahead, in order, within sixty days', () => {
    const at = (from: number, to: number) => windowOf({ start: hours(from).toISOString(), end: hours(to).toISOString() }, now);
    expect(at(1, 2)).toEqual({ windowStart: hours(1), windowEnd: hours(2) });
    for (const [from, to] of [[2, 1], [1, 1], [-1, 1], [-3, -1], [1, 24 * 61]] as const) expect(() => at(from, to)).toThrow(expect.objectContaining({ code: 'WINDOW_INVALID' }));
  });
});

describe('the door code', () => {
  const key = Buffer.alloc(32, 5);

  test('counts in its half hour and the next, and not after', () => {
    const made = new Date('2026-11-23T08:10:00Z');
    const code = doorCode(key, 'o', 'a', made);
    expect(code).toMatch(/^\d{4}$/);
    expect(changesAt(made)).toEqual(new Date('2026-11-23T08:30:00Z'));
    expect(isDoorCode(key, 'o', 'a', code, new Date('2026-11-23T08:59:59Z'))).toBe(true);
    expect(isDoorCode(key, 'o', 'a', code, new Date('2026-11-23T09:00:00Z'))).toBe(isDoorCode(key, 'o', 'a', code, new Date('2026-11-23T09:29:00Z')));
  });

  test('another order, helper or key has another code, but for chance', () => {
    const codes = new Set([doorCode(key, 'o', 'a', now), doorCode(key, 'p', 'a', now), doorCode(key, 'o', 'b', now), doorCode(Buffer.alloc(32, 6), 'o', 'a', now)]);
    expect(codes.size).toBeGreaterThan(1);
  });

  test('a tap counts for its own time within twelve hours, never for the future', () => {
    expect(momentOf(undefined, now)).toBe(now);
    expect(momentOf(hours(-11).toISOString(), now)).toEqual(hours(-11));
    expect(momentOf(new Date(now.getTime() + 60_000).toISOString(), now)).toBe(now);
    expect(() => momentOf(hours(-13).toISOString(), now)).toThrow(expect.objectContaining({ code: 'TOO_LATE' }));
    expect(() => momentOf(hours(1).toISOString(), now)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});

describe('where', () => {
  test('the blurred point is the middle of its square of about 500 m, whatever the point', () => {
    const inChina = fc.record({ lat: fc.double({ min: 18, max: 53, noNaN: true }), lng: fc.double({ min: 74, max: 134, noNaN: true }) });
    fc.assert(
      fc.property(inChina, (point) => {
        const blur = around(point);
        expect(Math.abs(blur.lat - point.lat)).toBeLessThanOrEqual(0.0026);
        expect(Math.abs(blur.lng - point.lng)).toBeLessThanOrEqual(0.0026);
        expect(around(blur)).toEqual(blur);
        expect(cellOf(point)).toBeGreaterThan(0);
        expect(cellOf(point)).toBeLessThan(2 ** 31);
      }),
    );
  });

  test('words before a claim lead to no door and no phone', () => {
    expect(publicWords('我在 6 栋 302 室，0750-7123456')).not.toMatch(/6 栋|302|7123456/);
    expect(publicWords('三单元五楼左手边')).not.toMatch(/三单元|五楼/);
    expect(publicWords('水龙头关不紧，家里有阀芯')).toBe('水龙头关不紧，家里有阀芯');
  });

  test('a title keeps no number that leads to a door or a phone; whole, it stands before the words', () => {
    expect(parted({ title: '给 6 栋 302 室换灯泡', words: '下午在家' })).toEqual({ title: '给 … …换灯泡', words: '给 6 栋 302 室换灯泡\n下午在家' });
    expect(parted({ title: '打 0750-7123456 问', words: '' })).toEqual({ title: '打 … 问', words: '打 0750-7123456 问' });
    expect(parted({ title: '换灯泡', words: '在 302 室' })).toEqual({ title: '换灯泡', words: '在 302 室' });
  });
});

describe('the clocks of staff', () => {
  const office: OfficeClock = { hoursAfter: (start, count) => new Date(start.getTime() + count * 3_600_000), daysAfter: (start, count) => new Date(start.getTime() + count * 86_400_000) };
  const none = { reviewDue: null, dispatchDue: null, verifyDue: null };

  test('a clock that runs is not set back by another step, but an urgent matter has a nearer one', () => {
    const open: Case = { order: order(), assignments: [] };
    const first = duesAfter({ of: { order: order({ status: 'SUBMITTED' }), assignments: [] }, dues: none }, open, now, office);
    expect(first).toEqual({ ...none, dispatchDue: hours(4) });
    expect(duesAfter({ of: open, dues: first }, open, hours(3), office).dispatchDue).toEqual(hours(4));
    const urgent: Case = { order: order({ urgent: true }), assignments: [] };
    expect(duesAfter({ of: open, dues: first }, urgent, hours(1), office).dispatchDue).toEqual(hours(3));
    expect(duesAfter({ of: open, dues: first }, { order: order({ status: 'DISPATCHED' }), assignments: [] }, hours(1), office)).toEqual(none);
  });

  test('a dispute, a time in doubt and five wrong codes wait to be verified', () => {
    const due = (c: Case): Date | null => duesAfter(null, c, now, office).verifyDue;
    expect(due({ order: order({ status: 'DISPUTED' }), assignments: [] })).toEqual(hours(24));
    expect(due({ order: order({ status: 'CONFIRMED' }), assignments: [part('TIME_DISPUTED')] })).toEqual(hours(240));
    expect(due({ order: order({ status: 'PENDING_CONFIRM' }), assignments: [part('CHECKED_OUT', { needsOwnTime: true })] })).toEqual(hours(240));
    expect(due({ order: order({ status: 'ACCEPTED' }), assignments: [part('ACCEPTED', { doorTries: 5 })] })).toEqual(hours(0.25));
    expect(due({ order: order(), assignments: [part('ACCEPTED', { doorTries: 4 })] })).toBeNull();
  });
});
