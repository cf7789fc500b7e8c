import { describe, expect, test } from '@jest/globals';
import type { LadderCircle, LadderStep, OrderState } from '@supermarket/shared';
import type { VolunteerFacts } from './claim.rules.js';
import { claim } from './claim.rules.js';
import { climb, invite, keepWaiting, ladderAfter, ladderView, soundSteps, steer, stepsFor, USUAL_STEPS, waited } from './ladder.rules.js';
import { after, type AssignmentFacts, type Case, type OrderFacts, type Party } from './order.facts.js';
import { reschedule } from './order.rules.js';

const at = (text: string): Date => new Date(`${text}:00.000+08:00`);
const now = at('2026-11-23T09:00');
const order = (facts: Partial<OrderFacts> = {}): OrderFacts => ({
  id: 'o', kind: 'service', status: 'OPEN', requesterId: 'r', creatorId: 'r', urgent: false, risk: 'low', level: 1, skill: null, partyOnly: false, minutes: 60, seats: 1,
  visit: 1, windowStart: at('2026-12-10T09:00'), windowEnd: at('2026-12-10T10:00'), dayPart: null, submittedAt: now, askedAt: null, handledById: null, finishedAt: null,
  confirmedAt: null, endedAt: null, solved: null, stars: null, ratingWay: null, ratedAt: null, appealedAt: null, erasedAt: null,
  circle: 'community', ladderDue: at('2026-11-23T13:00'), ladderAskAt: now, ladderHeld: false, ...facts,
});
const part = (state: AssignmentFacts['state'], facts: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  id: 'p', orderId: 'o', volunteerId: 'v', visit: 1, state, seat: null, offeredById: null, repliesBy: at('2026-11-23T13:00'), acceptedAt: null, checkedInAt: null, checkedOutAt: null,
  doorTries: 0, alarm: null, alarmAt: null, needsOwnTime: false, minutes: null, unfinished: false, creditedAt: null, windowStart: at('2026-12-10T09:00'), windowEnd: at('2026-12-10T10:00'), ...facts,
});
const of = (facts: Partial<OrderFacts> = {}, ...assignments: readonly AssignmentFacts[]): Case => ({ order: order(facts), assignments });
const SYSTEM: Party = { personId: null, relations: ['system'], staffElsewhere: false };
const STAFF: Party = { personId: 's', relations: ['staff'], staffElsewhere: false };
const RESIDENT: Party = { personId: 'r', relations: ['requester'], staffElsewhere: false };
const helper = (id: string): VolunteerFacts => ({ id, skills: [], partyVerified: true, birthYear: 1990, weeklyCap: 10, tasks: [], refusedBy: [] });

describe('the wait of a step', () => {
  test.each([
    ['of an order far ahead counts while people are awake', {}, '2026-11-23T20:00', 240, '2026-11-24T10:00'],
    ['of an urgent one is an eighth, and counts at night', { urgent: true }, '2026-11-23T23:00', 240, '2026-11-23T23:30'],
    ['of one that begins within a day is an eighth, and rests at night', { windowStart: at('2026-11-24T09:00'), windowEnd: at('2026-11-24T10:00') }, '2026-11-23T21:15', 240, '2026-11-24T07:45'],
  ])('%s', (_, facts: Partial<OrderFacts>, from, minutes, until) => {
    expect(waited(order(facts), minutes, at(from))).toEqual(at(until));
  });
});

describe('the next step', () => {
  const ladder = (...circles: readonly LadderCircle[]): LadderStep[] => USUAL_STEPS.filter(({ circle }) => circles.includes(circle));
  test.each<[string, LadderCircle, readonly LadderStep[], LadderCircle | 'EXPIRED']>([
    ['goes outward', 'community', USUAL_STEPS, 'nearby'],
    ['passes over what the town has left out', 'community', ladder('community', 'town'), 'town'],
    ['is the end after the last', 'partners', USUAL_STEPS, 'EXPIRED'],
    ['is the end after a circle that is in no list any more', 'town', ladder('community', 'nearby'), 'EXPIRED'],
    ['is the end where a town has taken its ladder away', 'community', [], 'EXPIRED'],
  ])('%s', (_, circle, steps, next) => {
    const decided = climb(of({ circle, ladderDue: now }), SYSTEM, steps, now)!;
    expect(decided.order.status ?? decided.order.circle).toBe(next);
    expect(decided.gap).toBe(next === 'EXPIRED' ? 'nobody' : undefined);
  });

  test('nobody is near an order without a point', () => {
    expect(stepsFor(USUAL_STEPS, false).map(({ circle }) => circle)).toEqual(['community', 'town', 'partners']);
  });

  test('nothing happens too early, while staff hold it, a second time, or when its time is over', () => {
    expect(climb(of({ ladderDue: new Date(now.getTime() + 1) }), SYSTEM, USUAL_STEPS, now)).toBeNull();
    expect(climb(of({ ladderDue: null, ladderHeld: true }), SYSTEM, USUAL_STEPS, now)).toBeNull();
    const c = of({ ladderDue: now });
    expect(climb(after(c, climb(c, SYSTEM, USUAL_STEPS, now)!), SYSTEM, USUAL_STEPS, now)).toBeNull();
    expect(climb(of({ ladderDue: now, windowEnd: now }), SYSTEM, USUAL_STEPS, now)).toBeNull();
  });

  test('after the clock has jumped a month ahead it is one step further, not at the end', () => {
    const later = at('2026-12-01T23:00');
    expect(climb(of({ ladderDue: now }), SYSTEM, USUAL_STEPS, later)!.order).toMatchObject({ circle: 'nearby', ladderAskAt: at('2026-12-02T07:30') });
  });

  test('the end waits for those who are still thinking, and is none while somebody is coming', () => {
    const thinking = climb(of({ circle: 'partners', ladderDue: now }, part('OFFERED')), SYSTEM, USUAL_STEPS, now)!;
    expect(thinking.order).toEqual({ ladderDue: at('2026-11-23T13:00'), ladderAskAt: null });
    const coming = climb(of({ circle: 'partners', ladderDue: now, seats: 2 }, part('ACCEPTED', { seat: 1 })), SYSTEM, USUAL_STEPS, now)!;
    expect([coming.order.status, coming.order.ladderDue, coming.gap]).toEqual([undefined, null, 'too_few']);
  });
});

describe('where a change leaves the ladder', () => {
  const was = (status: OrderState, facts: Partial<OrderFacts> = {}): Case => of({ status, ...facts });
  test.each<[string, Case | null, Partial<OrderFacts>, Partial<OrderFacts>]>([
    ['an approved order begins at the first step', was('SUBMITTED', { circle: null, ladderDue: null }), { circle: null, ladderDue: null }, { circle: 'community', ladderDue: at('2026-11-23T13:00'), ladderAskAt: now }],
    ['who is lost is looked for at the step where it was, urgently', was('ACCEPTED', { circle: 'town' }), { circle: 'town', urgent: true }, { circle: 'town', ladderDue: at('2026-11-23T12:00'), ladderAskAt: now }],
    ['one of several lost while others are looked for: the same, faster', was('OPEN', { circle: 'town' }), { circle: 'town', urgent: true }, { circle: 'town', ladderDue: at('2026-11-23T12:00') }],
    ['a new visit begins at the first step', was('REOPENED', { circle: 'town', visit: 2 }), { circle: 'town', visit: 2 }, { circle: 'community' }],
    ['what staff hold stays held', was('OPEN', { ladderHeld: true, ladderDue: null }), { ladderHeld: true, ladderDue: null, urgent: true }, { ladderHeld: true, ladderDue: null }],
    ['an accepted order keeps what it had', was('OPEN'), { status: 'ACCEPTED' }, { circle: 'community', ladderDue: at('2026-11-23T13:00') }],
  ])('%s', (_, before, facts, expected) => {
    expect(ladderAfter(before, of(facts), USUAL_STEPS, now)).toMatchObject(expected);
  });

  test('where a town has no ladder there is none, and everybody sees the order', () => {
    expect(ladderAfter(was('SUBMITTED', { circle: null }), of({ circle: null }), [], now)).toEqual({ circle: null, ladderDue: null, ladderAskAt: null, ladderHeld: false });
  });

  test('when the last who was invited has said no, others are asked at once, and in the morning if it is night', () => {
    const before = of({ ladderAskAt: at('2026-11-23T13:00') }, part('OFFERED'));
    const next = of({ ladderAskAt: at('2026-11-23T13:00') }, part('DECLINED'));
    expect(ladderAfter(before, next, [], at('2026-11-23T10:00')).ladderAskAt).toEqual(at('2026-11-23T10:00'));
    expect(ladderAfter(before, next, [], at('2026-11-23T22:00')).ladderAskAt).toEqual(at('2026-11-24T07:30'));
  });

  test('another time begins anew', () => {
    const c = of({ circle: 'town' });
    const next = after(c, reschedule(c, RESIDENT, { window: { start: at('2026-12-12T09:00').toISOString(), end: at('2026-12-12T10:00').toISOString() } }, now)!);
    expect(ladderAfter(c, next, USUAL_STEPS, now).circle).toBe('community');
  });
});

describe('the invitations of the system', () => {
  const asked = (c: Case, ...ids: readonly string[]): string[] => (invite(c, SYSTEM, ids.map((id) => ({ id: `p-${id}`, volunteer: helper(id) })), now)?.add ?? []).map(({ volunteerId }) => volunteerId);

  test('go to nobody who was asked in this visit, who ever said no, or who cannot', () => {
    expect(asked(of({}, part('TIMED_OUT', { volunteerId: 'a' }), part('DECLINED', { volunteerId: 'b', visit: 0 })), 'a', 'b', 'c', 'r')).toEqual(['c']);
  });
  test('wait for an answer while people are awake, and leave the order open to everybody', () => {
    const c = of({}, part('TIMED_OUT'));
    const decided = invite(c, SYSTEM, [{ id: 'new', volunteer: helper('x') }], now)!;
    expect(decided.add[0]).toMatchObject({ state: 'OFFERED', offeredById: null, repliesBy: at('2026-11-23T13:00') });
    expect(decided.order).toEqual({ ladderAskAt: at('2026-11-23T13:00') });
  });
  test('are not sent before their time, while staff hold the search, or twice', () => {
    expect(asked(of({ ladderAskAt: at('2026-11-23T09:01') }), 'a')).toEqual([]);
    expect(asked(of({ ladderHeld: true }), 'a')).toEqual([]);
    const c = of();
    const once = after(c, invite(c, SYSTEM, [{ id: 'new', volunteer: helper('x') }], now)!);
    expect(asked(once, 'y')).toEqual([]);
  });
  test('are over for this step when the circle has nobody more, and put off while those who fit think about another order', () => {
    expect(invite(of(), SYSTEM, [], now)!.order).toEqual({ ladderAskAt: null });
    expect(invite(of(), SYSTEM, [], now, true)!.order).toEqual({ ladderAskAt: at('2026-11-23T10:00') });
  });
  test('who was invited and takes it in the hall is on the same part', () => {
    const c = of({}, part('OFFERED'));
    const VOLUNTEER: Party = { personId: 'v', relations: ['offeree', 'volunteer'], staffElsewhere: false };
    const decided = claim(c, VOLUNTEER, helper('v'), { riskAgreed: true }, 'new', now)!;
    expect([decided.add, decided.assignments[0]]).toMatchObject([[], { id: 'p', patch: { state: 'ACCEPTED', seat: 1 } }]);
  });
});

describe('what staff and the household say', () => {
  const can = (facts: Partial<OrderFacts>, act: 'hold' | 'resume' | 'skip' | 'restart'): unknown => {
    try {
      const decided = steer(of(facts), STAFF, { act }, USUAL_STEPS, now);
      return decided && { ...decided.order, event: decided.steps[0]?.event };
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  test.each<[string, Partial<OrderFacts>, 'hold' | 'resume' | 'skip' | 'restart', unknown]>([
    ['hold stops the clock', {}, 'hold', expect.objectContaining({ ladderHeld: true, ladderDue: null, event: 'ladderHeld' })],
    ['held twice is already so', { ladderHeld: true, ladderDue: null }, 'hold', null],
    ['going on counts this step anew', { circle: 'town', ladderHeld: true, ladderDue: null }, 'resume', expect.objectContaining({ circle: 'town', ladderDue: at('2026-11-24T19:00') })],
    ['going on where nothing is held is already so', {}, 'resume', null],
    ['skip is the next step now', {}, 'skip', expect.objectContaining({ circle: 'nearby', event: 'widened' })],
    ['skip from the last step is the honest end', { circle: 'partners' }, 'skip', expect.objectContaining({ status: 'EXPIRED', event: 'expired' })],
    ['skip lets go what was held', { ladderHeld: true, ladderDue: null }, 'skip', expect.objectContaining({ circle: 'nearby', ladderHeld: false })],
    ['nothing is skipped after the end', { circle: 'partners', ladderDue: null }, 'skip', 'WRONG_STATE'],
    ['restart is the first step', { circle: 'town' }, 'restart', expect.objectContaining({ circle: 'community', event: 'ladderRestarted' })],
    ['restart opens what had come to its end', { status: 'EXPIRED', circle: 'partners', ladderDue: null }, 'restart', expect.objectContaining({ status: 'OPEN', circle: 'community' })],
    ['no restart when the time is over', { status: 'EXPIRED', windowEnd: now }, 'restart', 'WINDOW_INVALID'],
    ['without a ladder there is nothing to hold', { circle: null }, 'hold', 'NO_LADDER'],
  ])('%s', (_, facts, act, expected) => expect(can(facts, act)).toEqual(expected));

  test('whoever would rather wait is seen by everybody until the time is over', () => {
    expect(keepWaiting(of({ status: 'EXPIRED', circle: 'partners', ladderDue: null }), RESIDENT, now)!.order).toMatchObject({ status: 'OPEN', circle: 'partners', ladderDue: null });
    expect(() => keepWaiting(of({ status: 'EXPIRED', windowEnd: now }), RESIDENT, now)).toThrow(expect.objectContaining({ code: 'WINDOW_INVALID' }));
  });

  test('steps are sound when each circle stands once, waits are sensible, and partners are rung up', () => {
    expect(soundSteps([USUAL_STEPS[2]!, USUAL_STEPS[0]!]).map(({ circle }) => circle)).toEqual(['community', 'town']);
    for (const step of [{ waitMinutes: 29 }, { waitMinutes: 6000 }, { waitMinutes: 60.5 }, { invite: 6 }, { invite: -1 }, { circle: 'partners' as const, invite: 1 }]) {
      expect(() => soundSteps([{ circle: 'town', waitMinutes: 60, invite: 1, ...step }])).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    }
    expect(() => soundSteps([USUAL_STEPS[0]!, USUAL_STEPS[0]!])).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});

test('the picture of a search: where it is, what comes next and when, and that it has ended', () => {
  expect(ladderView(order(), USUAL_STEPS)).toEqual({ circles: ['community', 'nearby', 'town', 'partners'], at: 'community', next: 'nearby', nextAt: at('2026-11-23T13:00').toISOString(), held: false, ended: false });
  expect(ladderView(order({ circle: 'partners', ladderDue: null }), USUAL_STEPS)).toMatchObject({ next: null, nextAt: null, ended: true });
  expect(ladderView(order({ circle: null }), USUAL_STEPS)).toBeNull();
  expect(ladderView(order({ status: 'ACCEPTED' }), USUAL_STEPS)).toBeNull();
});
