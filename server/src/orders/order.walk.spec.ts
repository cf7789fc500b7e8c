import { expect, test } from '@jest/globals';
import type { OrderState } from '@supermarket/shared';
import fc from 'fast-check';
import { Refusal } from '../kernel/refusal.js';
import { accept, claim, withdraw, type VolunteerFacts } from './claim.rules.js';
import { confirm, rate, reopen, settleDispute, silence } from './confirm.rules.js';
import { follow, liveOf, seatsTaken, thisVisit, TAKEN } from './course.rules.js';
import { after, type AssignmentFacts, type Case, type Change, type Party } from './order.facts.js';
import { cancel, close, giveUp, passWindow, place, reschedule, resubmit } from './order.rules.js';
import { decline, offer, recallOffer, timeOutOffer } from './offer.rules.js';
import { partyOf, partyOfPart } from './party.rules.js';
import { open, review } from './review.rules.js';
import { disputeTime, ownTime, settleTime } from './time.rules.js';
import { timersOf } from './timers.rules.js';
import { autoCheckOut, checkIn, checkOut, confirmArrival, continueLater, excuse, noAnswer, noShow } from './visit.rules.js';

const HOUR = 3_600_000;
const begin = new Date('2026-11-23T01:00:00Z').getTime();
const spot = { townId: 't', communityId: 'c' };
const PEOPLE = ['a', 'b', 'c', 'd'] as const;
const actorOf = (personId: string) => ({ personId, sessionId: null, seats: personId === 'staff' ? [{ id: 's', role: 'city' as const, areaId: 'x', townId: null, communityId: null, stationId: null }] : [], volunteer: true });
const helper = (id: string): VolunteerFacts => ({ id, skills: [], partyVerified: true, birthYear: 1990, weeklyCap: 10, tasks: [], refusedBy: [] });
const SYSTEM: Party = { personId: null, relations: ['system'], staffElsewhere: false };

interface World {
  c: Case;
  now: Date;
  made: number;
}

const soon = ({ now }: World, start = 1) => ({ start: new Date(now.getTime() + start * HOUR).toISOString(), end: new Date(now.getTime() + (start + 2) * HOUR).toISOString() });
const as = ({ c }: World, who: string): Party => partyOf(c, spot, actorOf(who), false);
const id = (w: World): string => `part-${(w.made += 1)}`;

/** One thing that somebody tries; the person and the part are whichever the dice say. */
const TRIES: Readonly<Record<string, (w: World, who: string, a: AssignmentFacts | undefined) => Change | null>> = {
  resubmit: (w) => resubmit(w.c, as(w, 'r'), { words: '在厨房' }, w.now),
  cancel: (w) => cancel(w.c, as(w, 'r'), { reason: 'other' }, w.now),
  reschedule: (w) => reschedule(w.c, as(w, 'r'), { window: soon(w) }, w.now),
  approve: (w) => review(w.c, as(w, 'staff'), { decision: 'approve' }, w.now),
  ask: (w) => review(w.c, as(w, 'staff'), { decision: 'ask', ask: 'where' }, w.now),
  open: (w) => open(w.c, as(w, 'staff')),
  offer: (w, who) => offer(w.c, as(w, 'staff'), [{ id: id(w), volunteer: helper(who) }], w.now),
  claim: (w, who) => claim(w.c, as(w, who), helper(who), { riskAgreed: true }, id(w), w.now),
  confirm: (w) => confirm(w.c, as(w, 'r'), { solved: true, stars: 4, tags: [] }, w.now),
  unsolved: (w) => confirm(w.c, as(w, 'r'), { solved: false, stars: null, tags: [] }, w.now),
  rate: (w) => rate(w.c, as(w, 'r'), { stars: 2, tags: [] }, w.now),
  reopen: (w) => reopen(w.c, as(w, 'r'), { words: '又坏了', window: soon(w) }, w.now),
  settle: (w) => settleDispute(w.c, as(w, 'staff'), { finding: 'solved', words: '问过' }, w.now),
  again: (w) => settleDispute(w.c, as(w, 'staff'), { finding: 'again', words: '再去', window: soon(w) }, w.now),
  passWindow: (w) => passWindow(w.c, SYSTEM, w.now),
  silence: (w) => silence(w.c, SYSTEM, w.now),
  giveUp: (w) => giveUp(w.c, SYSTEM, w.now),
  close: (w) => close(w.c, SYSTEM, w.now),
  accept: (w, _, a) => a ? accept(w.c, a, own(w, a), helper(a.volunteerId), { riskAgreed: true }, w.now) : null,
  decline: (w, _, a) => a ? decline(w.c, a, own(w, a), {}, w.now) : null,
  recall: (w, _, a) => a ? recallOffer(w.c, a, staffAt(w, a), w.now) : null,
  timeOut: (w, _, a) => a ? timeOutOffer(w.c, a, SYSTEM, w.now) : null,
  withdraw: (w, _, a) => a ? withdraw(w.c, a, own(w, a), { reason: 'work' }, w.now) : null,
  checkIn: (w, _, a) => a ? checkIn(w.c, a, own(w, a), w.now.getTime() % 2 === 0 ? 'code' : 'slip', w.now, w.now).change : null,
  wrongCode: (w, _, a) => a ? checkIn(w.c, a, own(w, a), null, w.now, w.now).change : null,
  arrival: (w, _, a) => a ? confirmArrival(w.c, a, staffAt(w, a), { words: '在' }, w.now) : null,
  noAnswer: (w, _, a) => a ? noAnswer(w.c, a, own(w, a), {}, w.now) : null,
  noShow: (w, _, a) => a ? noShow(w.c, a, SYSTEM, w.now) : null,
  excuse: (w, _, a) => a ? excuse(w.c, a, staffAt(w, a), { words: '病了' }, w.now) : null,
  checkOut: (w, _, a) => a ? checkOut(w.c, a, own(w, a), { chips: [] }, w.now, w.now) : null,
  continue: (w, _, a) => a ? continueLater(w.c, a, own(w, a), helper(a.volunteerId), { words: '缺零件', window: soon(w, 20) }, id(w), w.now) : null,
  autoOut: (w, _, a) => a ? autoCheckOut(w.c, a, SYSTEM, w.now) : null,
  ownTime: (w, _, a) => a ? ownTime(w.c, a, own(w, a), { minutes: 50, words: '' }, w.now) : null,
  dispute: (w, _, a) => a ? disputeTime(w.c, a, own(w, a), { minutes: 70, words: '不止' }) : null,
  settleTime: (w, _, a) => a ? settleTime(w.c, a, staffAt(w, a), { minutes: 55, words: '问过' }, w.now) : null,
};
const own = (w: World, a: AssignmentFacts): Party => partyOfPart(as(w, a.volunteerId), a);
const staffAt = (w: World, a: AssignmentFacts): Party => partyOfPart(as(w, 'staff'), a);

const SERVING: readonly OrderState[] = ['OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE', 'PENDING_CONFIRM'];

function isSound({ c, now }: World): void {
  const { order, assignments } = c;
  expect(seatsTaken(c)).toBeLessThanOrEqual(order.seats);
  const seats = thisVisit(c).filter(({ state }) => TAKEN.includes(state)).map(({ seat }) => seat);
  expect(new Set(seats).size).toBe(seats.length);
  expect(seats.every((seat) => seat !== null && seat >= 1 && seat <= order.seats)).toBe(true);
  for (const person of PEOPLE) expect(assignments.filter((a) => a.volunteerId === person && ['OFFERED', 'ACCEPTED', 'CHECKED_IN'].includes(a.state)).length).toBeLessThanOrEqual(1);
  if (!['OPEN', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE'].includes(order.status)) {
    expect(liveOf(c)).toEqual([]);
    expect(assignments.filter(({ state }) => state === 'OFFERED')).toEqual([]);
  }
  expect(assignments.filter((a) => a.visit !== order.visit && ['OFFERED', 'ACCEPTED', 'CHECKED_IN'].includes(a.state))).toEqual([]);
  // Before its time is over, the state is what the parts say.
  if (SERVING.includes(order.status) && now < order.windowEnd) expect(order.status).toBe(follow(c, now));
  // Nobody waits without a timer or a clock: an order that needs no human hand has a timer that moves it on.
  if (order.status === 'PENDING_CONFIRM' || order.status === 'CONFIRMED' || order.status === 'NEEDS_INFO') expect(timersOf(c).some(({ payload }) => payload.id === order.id)).toBe(true);
  for (const a of assignments.filter(({ creditedAt }) => creditedAt !== null)) expect(a.needsOwnTime || a.minutes === null).toBe(false);
}

test('whatever people and timers try in whatever order, seats, parts and states agree', () => {
  const onwards = fc.constantFrom('claim', 'offer', 'accept', 'checkIn', 'checkOut', 'confirm', 'unsolved', 'again', 'open', 'reopen', 'continue', 'reschedule', 'close');
  const step = fc.record({
    what: fc.oneof({ weight: 3, arbitrary: onwards }, { weight: 2, arbitrary: fc.constantFrom(...Object.keys(TRIES)) }),
    who: fc.constantFrom(...PEOPLE),
    part: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(4) }),
    minutes: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(0, 0, 1, 20) }, { weight: 3, arbitrary: fc.constantFrom(60, 300) }, { weight: 1, arbitrary: fc.constant(60 * 24 * 8) }),
  });
  let moved = 0;
  const reached = new Set<OrderState>();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(step, { minLength: 20, maxLength: 60 }), (seats, steps) => {
      const now = new Date(begin);
      const window = { start: new Date(begin + HOUR).toISOString(), end: new Date(begin + 3 * HOUR).toISOString() };
      const menu = { minutes: 60, level: 1, risk: 'low', skill: null, seats } as const;
      const first = place({ id: 'o', kind: 'service', words: '', window, communityId: 'c', address: 'x' }, 'r', 'r', menu, 0, now);
      const world: World = { c: { order: first, assignments: [] }, now, made: 0 };
      for (const { what, who, part, minutes } of [{ what: 'approve', who: 'a', part: 0, minutes: 0 }, ...steps] as typeof steps) {
        world.now = new Date(world.now.getTime() + minutes * 60_000);
        try {
          const decided = TRIES[what]!(world, who, world.c.assignments.at(-1 - part));
          if (decided === null) continue;
          world.c = after(world.c, decided);
          moved += 1;
          reached.add(world.c.order.status);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
        isSound(world);
      }
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 250) },
  );
  expect(moved).toBeGreaterThan(1000);
  expect(reached.size).toBeGreaterThanOrEqual(8);
});

/* Found by the walk above, kept by name. */
const started = (seats: number): World => {
  const now = new Date(begin);
  const window = { start: new Date(begin + HOUR).toISOString(), end: new Date(begin + 3 * HOUR).toISOString() };
  const menu = { minutes: 60, level: 1, risk: 'low', skill: null, seats } as const;
  return { c: { order: place({ id: 'o', kind: 'service', words: '', window, communityId: 'c', address: 'x' }, 'r', 'r', menu, 0, now), assignments: [] }, now, made: 0 };
};
const go = (w: World, what: string, who = 'a'): void => {
  w.c = after(w.c, TRIES[what]!(w, who, w.c.assignments.at(-1))!);
};

test('who declines after the window leaves no other offer behind', () => {
  const w = started(1);
  go(w, 'approve');
  go(w, 'offer', 'a');
  go(w, 'offer', 'b');
  w.now = new Date(begin + 3 * HOUR);
  go(w, 'decline');
  expect([w.c.order.status, w.c.assignments.map(({ state }) => state)]).toEqual(['WINDOW_PASSED', ['SUPERSEDED', 'DECLINED']]);
});

test('who helped on an earlier day cannot claim past an offer to somebody else', () => {
  const w = started(1);
  for (const what of ['approve', 'claim', 'checkIn', 'checkOut', 'confirm', 'reopen']) go(w, what, 'd');
  go(w, 'offer', 'a');
  expect(() => go(w, 'claim', 'd')).toThrow(expect.objectContaining({ code: 'NOT_OPEN' }));
});
