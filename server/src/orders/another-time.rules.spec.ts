import { describe, expect, test } from '@jest/globals';
import type { AssignmentState } from '@supermarket/shared';
import { agreeTime, hasAgreed, keepTime, proposeTime, standing } from './another-time.rules.js';
import type { VolunteerFacts } from './claim.rules.js';
import { after, type AssignmentFacts, type Case, type OrderFacts, type Party } from './order.facts.js';

const now = new Date('2026-11-23T01:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const span = (from: number, to: number) => ({ start: hours(from).toISOString(), end: hours(to).toISOString() });

const order = { id: 'o', status: 'ACCEPTED', risk: 'low', windowStart: hours(24), windowEnd: hours(26), dayPart: 'afternoon', minutes: 60, visit: 1, seats: 2 } as OrderFacts;
const part = (id: string, state: AssignmentState = 'ACCEPTED'): AssignmentFacts =>
  ({ id: `part-${id}`, orderId: 'o', volunteerId: id, visit: 1, state, windowStart: hours(24), windowEnd: hours(26) }) as AssignmentFacts;
const two: Case = { order, assignments: [part('a'), part('b')], proposal: null };
const one: Case = { order: { ...order, seats: 1 }, assignments: [part('a')], proposal: null };

const household: Party = { personId: 'r', relations: ['requester'], staffElsewhere: false };
const helper = (id: string): Party => ({ personId: id, relations: ['claimant', 'volunteer'], staffElsewhere: false });
const free = (id: string, patch: Partial<VolunteerFacts> = {}): VolunteerFacts => ({ id, skills: [], partyVerified: false, birthYear: 1980, weeklyCap: 10, tasks: [], refusedBy: [], ...patch });
const helpers = new Map([['a', free('a')], ['b', free('b')]]);
const busy = { tasks: [{ orderId: 'other', windowStart: hours(49), windowEnd: hours(50), live: true }] };
const refused = (code: string) => expect.objectContaining({ code });
const then = { window: span(48, 50) };

describe('another time for an order that somebody has accepted', () => {
  test('is the new time once the helper has said yes to what the household proposed', () => {
    const asked = after(one, proposeTime(one, household, { ...then, dayPart: 'morning' }, null, now)!);
    expect(asked.order.windowStart).toEqual(hours(24));
    const agreed = after(asked, agreeTime(asked, helper('a'), then, helpers, now)!);
    expect(agreed).toMatchObject({ order: { status: 'ACCEPTED', windowStart: hours(48), windowEnd: hours(50), dayPart: 'morning' }, assignments: [{ windowStart: hours(48) }], proposal: null });
  });

  test('and the other way round', () => {
    const asked = after(one, proposeTime(one, helper('a'), then, free('a'), now)!);
    expect(hasAgreed(asked, asked.proposal!, helper('a'))).toBe(true);
    expect(after(asked, agreeTime(asked, household, then, helpers, now)!).order.windowStart).toEqual(hours(48));
  });

  test('needs the yes of everybody who is expected', () => {
    const asked = after(two, proposeTime(two, helper('a'), then, free('a'), now)!);
    const half = after(asked, agreeTime(asked, household, then, helpers, now)!);
    expect(half.order.windowStart).toEqual(hours(24));
    expect(after(half, agreeTime(half, helper('b'), then, helpers, now)!).order.windowStart).toEqual(hours(48));
  });

  test('goes back with one no, whoever says it, and so does its own proposer', () => {
    const asked = after(two, proposeTime(two, household, then, null, now)!);
    for (const who of [household, helper('a'), helper('b')]) {
      const kept = after(asked, keepTime(asked, who, now)!);
      expect([kept.order.windowStart, standing(kept, now)]).toEqual([hours(24), null]);
    }
    expect(keepTime(two, household, now)).toBeNull();
  });

  test('said twice is said once', () => {
    const asked = after(two, proposeTime(two, household, then, null, now)!);
    expect(proposeTime(asked, household, then, null, now)).toBeNull();
    expect(agreeTime(asked, household, then, helpers, now)).toBeNull();
    const half = after(asked, agreeTime(asked, helper('a'), then, helpers, now)!);
    expect(agreeTime(half, helper('a'), then, helpers, now)).toBeNull();
  });

  test('a yes to one time is no yes to another', () => {
    const asked = after(one, proposeTime(one, household, then, null, now)!);
    const other = after(asked, proposeTime(asked, household, { window: span(72, 74) }, null, now)!);
    expect(() => agreeTime(other, helper('a'), then, helpers, now)).toThrow(refused('WRONG_STATE'));
  });

  test('is void once somebody else comes, the time has moved, or the old one is over', () => {
    const asked = after(two, proposeTime(two, household, then, null, now)!);
    expect(standing(asked, now)).not.toBeNull();
    expect(standing({ ...asked, assignments: [part('a'), part('b', 'WITHDRAWN'), part('c')] }, now)).toBeNull();
    expect(standing({ ...asked, order: { ...order, windowStart: hours(25) } }, now)).toBeNull();
    expect(standing({ ...asked, order: { ...order, status: 'OPEN' } }, now)).toBeNull();
    expect(standing(asked, hours(26))).toBeNull();
    expect(() => proposeTime(two, household, { window: span(48, 50) }, null, hours(26))).toThrow(refused('TOO_LATE'));
  });

  test('asks of a helper what a claim would: free, and of age for the night', () => {
    expect(() => proposeTime(one, helper('a'), then, free('a', busy), now)).toThrow(refused('TIME_CLASH'));
    const asked = after(one, proposeTime(one, household, then, null, now)!);
    expect(() => agreeTime(asked, helper('a'), then, new Map([['a', free('a', busy)]]), now)).toThrow(refused('TIME_CLASH'));
    const night = { window: span(36, 38) }; // 21:00 to 23:00 in Shanghai
    const late = after(one, proposeTime(one, household, night, null, now)!);
    expect(() => agreeTime(late, helper('a'), night, new Map([['a', free('a', { birthYear: 2010 })]]), now)).toThrow(refused('TOO_YOUNG'));
  });

  test('is nothing for who helped on another day', () => {
    const past: Case = { ...one, assignments: [...one.assignments, { ...part('c', 'VERIFIED'), visit: 0 }] };
    expect(() => proposeTime(past, helper('c'), then, free('c'), now)).toThrow(refused('NOT_YOUR_TASK'));
  });
});
