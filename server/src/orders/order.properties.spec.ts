import { describe, expect, test } from '@jest/globals';
import { ASSIGNMENT_STATES, ORDER_RELATIONS, ORDER_STATES, type AssignmentState, type OrderRelation, type OrderState } from '@supermarket/shared';
import fc from 'fast-check';
import { Refusal } from '../kernel/refusal.js';
import { claim, clashes, gates, tasksInWeekOf, withdraw, type TaskFacts, type VolunteerFacts } from './claim.rules.js';
import { follow, freeSeat, seatsTaken } from './course.rules.js';
import { doorCode, isDoorCode, momentOf, OFFLINE_HOURS, STEP_MINUTES } from './door-code.js';
import { after, type AssignmentFacts, type Case, type OrderFacts, type Party } from './order.facts.js';
import { actingAs, ASSIGNMENT_EDGES, ORDER_EDGES, permit, permitPart, SYSTEM_ACTIONS, type Action } from './order.machine.js';

const now = new Date('2026-11-23T01:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number): Date => new Date(now.getTime() + hours * HOUR);

const orderActions = [...new Set(ORDER_EDGES.map(({ action }) => action))];
const partActions = [...new Set(ASSIGNMENT_EDGES.map(({ action }) => action))];
const ORDER_ENDS: readonly OrderState[] = ['CANCELLED', 'REJECTED'];

const state = fc.constantFrom(...ORDER_STATES);
const partState = fc.constantFrom(...ASSIGNMENT_STATES);
const relations = fc.subarray([...ORDER_RELATIONS]);
const people = fc.subarray(ORDER_RELATIONS.filter((relation) => relation !== 'system'));

const party = (list: readonly OrderRelation[]): Party => ({ personId: list.includes('system') ? null : 'someone', relations: list, staffElsewhere: false });

/** 'go', 'already' or the code of the refusal; anything else is a fault of ours. */
function answer(ask: () => string): string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
const isYes = (text: string): boolean => text === 'go' || text === 'already';

describe('the state machine, whatever is asked of it,', () => {
  test('answers go, already or a refusal with a code', () => {
    fc.assert(fc.property(fc.constantFrom(...orderActions), state, relations, (action, status, list) => {
      expect(answer(() => permit(action, status, party(list)))).toMatch(/^(go|already|[A-Z_]+)$/);
    }));
  });

  test('never takes away from somebody for being more', () => {
    fc.assert(fc.property(fc.constantFrom(...orderActions), state, relations, relations, (action, status, some, others) => {
      const less = answer(() => permit(action, status, party(some)));
      const more = answer(() => permit(action, status, party([...new Set([...some, ...others])])));
      if (isYes(less)) expect(isYes(more)).toBe(true);
    }));
  });

  test('lets strangers do nothing', () => {
    fc.assert(fc.property(fc.constantFrom(...orderActions), state, fc.boolean(), fc.boolean(), (action, status, staffElsewhere, grantEnded) => {
      const stranger: Party = { personId: 'x', relations: ['other'], staffElsewhere, grantEnded };
      expect(isYes(answer(() => permit(action, status, stranger)))).toBe(false);
    }));
  });

  test('keeps what timers do from people, for orders and for parts', () => {
    fc.assert(fc.property(fc.constantFrom(...SYSTEM_ACTIONS), state, partState, people, (action, status, part, list) => {
      if (orderActions.includes(action)) expect(isYes(answer(() => permit(action, status, party(list))))).toBe(false);
      if (partActions.includes(action)) expect(isYes(answer(() => permitPart(action, status, part, party(list))))).toBe(false);
    }));
  });

  test('never wakes an order that was cancelled or rejected, but by an appeal that was right', () => {
    const step = fc.record({ action: fc.constantFrom(...orderActions.filter((action) => action !== 'readmit')), list: relations, pick: fc.nat() });
    fc.assert(fc.property(fc.constantFrom(...ORDER_ENDS), fc.array(step, { maxLength: 30 }), (end, steps) => {
      let status: OrderState = end;
      for (const { action, list, pick } of steps) status = move(status, action, list, pick);
      expect(ORDER_ENDS).toContain(status);
    }));
  });

  test('stays on its edges on every walk from the beginning', () => {
    const step = fc.record({ action: fc.constantFrom(...orderActions), list: relations, pick: fc.nat() });
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let status: OrderState = 'SUBMITTED';
      for (const { action, list, pick } of steps) {
        const next = move(status, action, list, pick);
        const legal = next === status || ORDER_EDGES.some((edge) => edge.action === action && edge.go[status]?.includes(next));
        expect(legal).toBe(true);
        status = next;
      }
    }));
  });

  test('answers for a part go, already or a refusal; already never moves it', () => {
    fc.assert(fc.property(fc.constantFrom(...partActions), state, partState, relations, (action, status, part, list) => {
      const said = answer(() => permitPart(action, status, part, party(list)));
      expect(said).toMatch(/^(go|already|[A-Z_]+)$/);
      const edges = ASSIGNMENT_EDGES.filter((edge) => edge.action === action && edge.who.some((who) => list.includes(who)));
      if (said === 'go') expect(edges.some((edge) => edge.go[part])).toBe(true);
      if (said === 'already') expect(edges.some((edge) => edge.already?.includes(part))).toBe(true);
    }));
  });

  test('writes into the history only what the person is', () => {
    fc.assert(fc.property(fc.constantFrom<Action>(...orderActions, ...partActions), relations, (action, list) => {
      expect([...list, 'other']).toContain(actingAs(action, party(list)));
    }));
  });
});

/** One step of a walk: to one of the states of the first edge that is open, else where one was. */
function move(status: OrderState, action: Action, list: readonly OrderRelation[], pick: number): OrderState {
  if (answer(() => permit(action, status, party(list))) !== 'go') return status;
  const targets = ORDER_EDGES.filter((edge) => edge.action === action && edge.who.some((who) => list.includes(who))).flatMap((edge) => edge.go[status] ?? []);
  return targets[pick % targets.length]!;
}

const order = (facts: Partial<OrderFacts> = {}): OrderFacts => ({
  id: 'order', kind: 'service', status: 'OPEN', requesterId: 'resident', creatorId: 'resident', urgent: false, risk: 'low', level: 1, skill: null,
  partyOnly: false, minutes: 60, seats: 1, visit: 1, windowStart: at(30), windowEnd: at(31), dayPart: null, submittedAt: at(-1), askedAt: null,
  handledById: null, finishedAt: null, confirmedAt: null, endedAt: null, solved: null, stars: null, ratingWay: null, ratedAt: null, appealedAt: null, erasedAt: null, circle: null, ladderDue: null, ladderAskAt: null, ladderHeld: false, ...facts,
});
const part = (n: number, of: AssignmentState, seat: number | null, visit = 1): AssignmentFacts => ({
  id: `part-${n}`, orderId: 'order', volunteerId: `v${n}`, visit, state: of, seat, offeredById: null, repliesBy: null, acceptedAt: now, checkedInAt: null,
  checkedOutAt: null, doorTries: 0, alarm: null, alarmAt: null, needsOwnTime: false, minutes: null, unfinished: false, creditedAt: null, windowStart: at(30), windowEnd: at(31),
});
const task = fc.record({ start: fc.integer({ min: -200, max: 200 }), length: fc.integer({ min: 1, max: 12 }), live: fc.boolean(), n: fc.nat(20) }).map(
  ({ start, length, live, n }): TaskFacts => ({ orderId: `o${n}`, windowStart: at(start), windowEnd: at(start + length), live }),
);
const volunteer = (tasks: readonly TaskFacts[], patch: Partial<VolunteerFacts> = {}): VolunteerFacts => ({
  id: 'v', skills: [], partyVerified: false, birthYear: 1980, weeklyCap: 10, tasks, refusedBy: [], ...patch,
});

describe('claims', () => {
  test('one after the other fill each seat once, and no seat twice', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 14 }), (seats, takers) => {
      let c: Case = { order: order({ seats }), assignments: [] };
      let won = 0;
      for (let n = 0; n < takers; n += 1) {
        const said = answer(() => {
          const change = claim(c, { personId: `v${n}`, relations: ['volunteer'], staffElsewhere: false }, volunteer([], { id: `v${n}` }), { riskAgreed: true }, `part-${n}`, now);
          c = after(c, change!);
          return 'go';
        });
        if (said === 'go') won += 1;
        else expect(['SEATS_TAKEN', 'NOT_OPEN']).toContain(said);
      }
      expect(won).toBe(Math.min(seats, takers));
      expect(new Set(c.assignments.map(({ seat }) => seat)).size).toBe(won);
      expect(c.order.status).toBe(won === seats ? 'ACCEPTED' : 'OPEN');
    }));
  });

  test('and withdrawals in any order leave as many seats taken as there are helpers', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.record({ who: fc.nat(5), leaves: fc.boolean() }), { maxLength: 25 }), (seats, taps) => {
      let c: Case = { order: order({ seats }), assignments: [] };
      taps.forEach(({ who, leaves }, n) => {
        const id = `v${who}`;
        const mine = c.assignments.find(({ volunteerId, state: s }) => volunteerId === id && s === 'ACCEPTED');
        answer(() => {
          const change = leaves && mine
            ? withdraw(c, mine, { personId: id, relations: ['claimant'], staffElsewhere: false }, { reason: 'ill' }, now)
            : claim(c, { personId: id, relations: [mine ? 'claimant' : 'volunteer'], staffElsewhere: false }, volunteer([], { id }), { riskAgreed: true }, `part-${n}`, now);
          if (change) c = after(c, change);
          return 'go';
        });
        const helpers = c.assignments.filter(({ state: s }) => s === 'ACCEPTED');
        expect(seatsTaken(c)).toBe(helpers.length);
        expect(helpers.length).toBeLessThanOrEqual(seats);
        expect(new Set(helpers.map(({ seat }) => seat)).size).toBe(helpers.length);
        expect(new Set(helpers.map(({ volunteerId }) => volunteerId)).size).toBe(helpers.length);
      });
    }));
  });

  test('find a seat that nobody holds, or none', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.subarray([1, 2, 3, 4, 5, 6]), (seats, held) => {
      const c: Case = { order: order({ seats }), assignments: held.map((seat, n) => part(n, 'ACCEPTED', seat)) };
      const free = [1, 2, 3, 4, 5, 6].filter((seat) => seat <= seats && !held.includes(seat));
      expect(answer(() => String(freeSeat(c)))).toBe(free.length > 0 ? String(free[0]) : 'SEATS_TAKEN');
    }));
  });

  test('meet no fewer gates when the volunteer has taken on more', () => {
    fc.assert(fc.property(fc.array(task, { maxLength: 8 }), fc.array(task, { maxLength: 4 }), fc.integer({ min: 1, max: 10 }), (some, more, weeklyCap) => {
      const before = gates(order(), volunteer(some, { weeklyCap }), now);
      const then = gates(order(), volunteer([...some, ...more], { weeklyCap }), now);
      for (const code of before) expect(then).toContain(code);
    }));
  });

  test('clash both ways or neither', () => {
    fc.assert(fc.property(task, task, (one, other) => {
      const a = { ...one, orderId: 'a', live: true };
      const b = { ...other, orderId: 'b', live: true };
      expect(clashes({ id: 'a', ...a }, { tasks: [b] })).toBe(clashes({ id: 'b', ...b }, { tasks: [a] }));
    }));
  });

  test('of a week are counted once for each order, and those of all weeks add up', () => {
    fc.assert(fc.property(fc.array(task, { maxLength: 12 }), (tasks) => {
      const unique = [...new Map(tasks.map((one) => [one.orderId, one])).values()];
      const weeks = new Map(unique.map((one) => [tasksKey(one.windowStart), one.windowStart]));
      const sum = [...weeks.values()].reduce((total, instant) => total + tasksInWeekOf(instant, unique), 0);
      expect(sum).toBe(unique.length);
    }));
  });
});

/** The Monday of an instant in Shanghai, by another road than the rules take. */
function tasksKey(instant: Date): string {
  const local = new Date(instant.getTime() + 8 * HOUR);
  local.setUTCHours(0, 0, 0, 0);
  local.setUTCDate(local.getUTCDate() - ((local.getUTCDay() + 6) % 7));
  return local.toISOString();
}

test('an order follows its helpers whatever order they stand in', () => {
  fc.assert(fc.property(fc.array(fc.tuple(partState, fc.integer({ min: 1, max: 2 })), { maxLength: 6 }), fc.integer({ min: 1, max: 4 }), fc.nat(), (parts, seats, turn) => {
    const assignments = parts.map(([of, visit], n) => part(n, of, null, visit));
    const rotated = assignments.map((_, i) => assignments[(i + turn) % assignments.length]!);
    expect(follow({ order: order({ seats, visit: 2 }), assignments: rotated }, now)).toBe(follow({ order: order({ seats, visit: 2 }), assignments }, now));
  }));
});

describe('door codes', () => {
  const key = Buffer.alloc(32, 9);
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 });

  test('are good in their half hour and in the next, for that helper at that order', () => {
    fc.assert(fc.property(minutes, fc.integer({ min: 0, max: 2 * STEP_MINUTES }), fc.uuid(), fc.uuid(), (start, late, orderId, partId) => {
      const told = new Date(start * 60_000);
      const typed = new Date(told.getTime() + late * 60_000);
      const steps = Math.floor(typed.getTime() / (STEP_MINUTES * 60_000)) - Math.floor(told.getTime() / (STEP_MINUTES * 60_000));
      const code = doorCode(key, orderId, partId, told);
      expect(code).toMatch(/^\d{4}$/);
      if (steps <= 1) expect(isDoorCode(key, orderId, partId, code, typed)).toBe(true);
    }));
  });

  test('of another helper, order or key are other codes, but for one in some thousands', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.uuid(), fc.uuid()), { minLength: 40, maxLength: 40 }), minutes, (pairs, start) => {
      const moment = new Date(start * 60_000);
      const lucky = pairs.filter(([orderId, partId]) => isDoorCode(key, orderId, partId, doorCode(Buffer.alloc(32, 8), orderId, partId, moment), moment));
      expect(lucky.length).toBeLessThanOrEqual(3);
    }));
  });

  test('typed without a network count for their own moment, never for one to come or one long gone', () => {
    fc.assert(fc.property(fc.integer({ min: -2_000, max: 60 }), (offset) => {
      const typed = new Date(now.getTime() + offset * 60_000);
      const said = answer(() => momentOf(typed.toISOString(), now).toISOString());
      if (offset > 2) expect(said).toBe('BAD_INPUT');
      else if (-offset > OFFLINE_HOURS * 60) expect(said).toBe('TOO_LATE');
      else expect(said).toBe(new Date(Math.min(typed.getTime(), now.getTime())).toISOString());
    }));
  });
});
