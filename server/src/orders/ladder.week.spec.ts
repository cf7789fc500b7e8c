import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../kernel/refusal.js';
import { accept, claim, withdraw, type VolunteerFacts } from './claim.rules.js';
import { climb, invite, keepWaiting, ladderAfter, steer, USUAL_STEPS } from './ladder.rules.js';
import { decline, timeOutOffer } from './offer.rules.js';
import { after, type Case, type Change, type Party } from './order.facts.js';
import { cancel, passWindow, place } from './order.rules.js';
import { partyOf, partyOfPart } from './party.rules.js';
import { review } from './review.rules.js';
import { timersOf } from './timers.rules.js';

/* A week of a small town in fake time: timers run when they are due, people answer as the dice say. */

const HOUR = 3_600_000;
const BEGIN = new Date('2026-12-28T01:00:00Z').getTime(); // over the end of the year
const DAYS = 9;
const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const SYSTEM: Party = { personId: null, relations: ['system'], staffElsewhere: false };
const STAFF: Party = { personId: 's', relations: ['staff'], staffElsewhere: false };
const RESIDENT: Party = { personId: 'r', relations: ['requester'], staffElsewhere: false };
const helper = (id: string): VolunteerFacts => ({ id, skills: [], partyVerified: true, birthYear: 1990, weeklyCap: 10, tasks: [], refusedBy: [] });

interface Town {
  readonly orders: Case[];
  now: Date;
  parts: number;
}

function put(town: Town, at: number, decided: Change | null): void {
  if (decided === null) return;
  const before = town.orders[at]!;
  const next = after(before, decided);
  town.orders[at] = { ...next, order: { ...next.order, ...ladderAfter(before, next, USUAL_STEPS, town.now) } };
}

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

const thinking = ({ orders }: Town): Set<string> => new Set(orders.flatMap(({ assignments }) => assignments.filter(({ state }) => state === 'OFFERED').map(({ volunteerId }) => volunteerId)));

/** Every timer that is due; like the jobs, one by one, and none for what it finds changed. */
function runTimers(town: Town, done: Set<string>): void {
  for (let found = true; found; ) {
    found = false;
    for (const [at, c] of town.orders.entries()) {
      for (const { kind, key, runAt, payload } of timersOf(c)) {
        if (runAt > town.now || done.has(key)) continue;
        done.add(key);
        found = true;
        const now = town.now;
        const live = town.orders[at]!;
        attempt(() => {
          if (kind === 'order.climb') put(town, at, climb(live, SYSTEM, USUAL_STEPS, now));
          if (kind === 'order.passWindow') put(town, at, passWindow(live, SYSTEM, now));
          if (kind === 'order.timeOutOffer') put(town, at, timeOutOffer(live, live.assignments.find(({ id }) => id === payload.id)!, SYSTEM, now));
          if (kind === 'order.invite') {
            const busy = thinking(town);
            const free = PEOPLE.filter((id) => !busy.has(id)).slice(0, 3);
            put(town, at, invite(live, SYSTEM, free.map((id) => ({ id: `p${(town.parts += 1)}`, volunteer: helper(id) })), now, busy.size > 0));
          }
        });
      }
    }
  }
}

const as = (c: Case, who: string): Party => partyOf(c, { townId: 't', communityId: 'c' }, { personId: who, sessionId: null, seats: [], volunteer: true }, false);

test('whatever people answer in a week, nobody is asked twice, nobody is forced, and every order is done, cancelled or honestly answered', () => {
  const say = fc.record({
    hours: fc.constantFrom(0, 0, 1, 2, 5, 11), order: fc.nat(2), who: fc.constantFrom(...PEOPLE),
    what: fc.constantFrom('accept', 'decline', 'decline', 'nothing', 'nothing', 'claim', 'withdraw', 'hold', 'resume', 'skip', 'restart', 'keepWaiting', 'cancel'),
  });
  let ended = 0;
  fc.assert(
    fc.property(fc.array(say, { minLength: 15, maxLength: 60 }), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), (said, urgent) => {
      const town: Town = { orders: [], now: new Date(BEGIN), parts: 0 };
      const done = new Set<string>();
      const yes = new Set<string>();
      const window = { start: new Date(BEGIN + DAYS * 24 * HOUR).toISOString(), end: new Date(BEGIN + (DAYS * 24 + 1) * HOUR).toISOString() };
      for (const [at, flag] of urgent.entries()) {
        const menu = { minutes: 60, level: 1, risk: 'low', skill: null, seats: 1 } as const;
        town.orders.push({ order: place({ id: `o${at}`, kind: 'service', words: '', window, communityId: 'c', address: 'x', urgent: flag }, 'r', 'r', menu, 0, town.now), assignments: [] });
        put(town, at, review(town.orders[at]!, STAFF, { decision: 'approve' }, town.now));
      }
      for (const { hours, order: at, who, what } of [...said, { hours: DAYS * 24 + 2, order: 0, who: 'a', what: 'nothing' }] as typeof said) {
        for (let hour = 0; hour < hours; hour += 1) {
          town.now = new Date(town.now.getTime() + HOUR);
          runTimers(town, done);
        }
        runTimers(town, done);
        const c = town.orders[at]!;
        const part = [...c.assignments].reverse().find(({ volunteerId }) => volunteerId === who);
        attempt(() => {
          if (what === 'accept' && part) put(town, at, accept(c, part, partyOfPart(as(c, who), part), helper(who), { riskAgreed: true }, town.now));
          if (what === 'decline' && part) put(town, at, decline(c, part, partyOfPart(as(c, who), part), {}, town.now));
          if (what === 'withdraw' && part) put(town, at, withdraw(c, part, partyOfPart(as(c, who), part), { reason: 'ill' }, town.now));
          if (what === 'claim') put(town, at, claim(c, as(c, who), helper(who), { riskAgreed: true }, `p${(town.parts += 1)}`, town.now));
          if (what === 'keepWaiting') put(town, at, keepWaiting(c, RESIDENT, town.now));
          if (what === 'cancel' && at === 2) put(town, at, cancel(c, RESIDENT, { reason: 'not_needed' }, town.now));
          if (what === 'hold' || what === 'resume' || what === 'skip' || what === 'restart') put(town, at, steer(c, STAFF, { act: what }, USUAL_STEPS, town.now));
          if (what === 'accept' || what === 'claim') yes.add(`${at} ${who}`);
        });
        const asked = town.orders.flatMap(({ assignments }) => assignments.filter(({ state }) => state === 'OFFERED').map(({ volunteerId }) => volunteerId));
        expect(new Set(asked).size).toBe(asked.length); // nobody has two invitations at once
        for (const [place_, { assignments }] of town.orders.entries()) {
          for (const id of PEOPLE) expect(assignments.filter((a) => a.volunteerId === id && a.repliesBy !== null).length).toBeLessThanOrEqual(1);
          for (const a of assignments.filter(({ state }) => state === 'ACCEPTED')) expect(yes.has(`${place_} ${a.volunteerId}`)).toBe(true);
        }
      }
      for (const { order } of town.orders) {
        expect(['ACCEPTED', 'CANCELLED', 'EXPIRED', 'WINDOW_PASSED']).toContain(order.status);
        if (order.status !== 'ACCEPTED') ended += 1;
      }
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 40) },
  );
  expect(ended).toBeGreaterThan(10);
});
