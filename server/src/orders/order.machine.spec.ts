import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ASSIGNMENT_STATES, ORDER_ACTIONS, ORDER_RELATIONS, ORDER_STATES, type AssignmentState, type OrderRelation, type OrderState } from '@supermarket/shared';
import { Refusal } from '../kernel/refusal.js';
import { appeal, readmit } from './appeal.rules.js';
import { reveal } from './address.rules.js';
import { agreeTime, keepTime, proposeTime } from './another-time.rules.js';
import { accept, claim, withdraw, type VolunteerFacts } from './claim.rules.js';
import { confirm, rate, reopen, settleDispute, silence } from './confirm.rules.js';
import { after, type AssignmentFacts, type Case, type Change, type OrderFacts, type Party } from './order.facts.js';
import { ASSIGNMENT_EDGES, ORDER_EDGES, SYSTEM_ACTIONS, permit, type Action } from './order.machine.js';
import { cancel, close, erase, giveUp, passWindow, reschedule, resubmit } from './order.rules.js';
import { climb, invite, keepWaiting, steer, USUAL_STEPS } from './ladder.rules.js';
import { decline, offer, recallOffer, timeOutOffer } from './offer.rules.js';
import { assignmentTable, orderTable, readTable, stateTables } from './machine.tables.js';
import { printSlip } from './paper-slip.rules.js';
import { open, review } from './review.rules.js';
import { disputeTime, ownTime, settleTime } from './time.rules.js';
import { alone, autoCheckOut, checkIn, checkOut, confirmArrival, continueLater, excuse, markSafe, noAnswer, noShow, overdue } from './visit.rules.js';

const now = new Date('2026-11-23T08:00:00Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const ACTOR = 'actor';
const HELPER = 'helper';
const later = { start: hours(48).toISOString(), end: hours(49).toISOString() };

const party = (role: OrderRelation): Party => ({ personId: role === 'system' ? null : ACTOR, relations: [role], staffElsewhere: false });

const order = (status: OrderState, facts: Partial<OrderFacts> = {}): OrderFacts => ({
  id: 'order', kind: 'service', status, requesterId: 'resident', creatorId: 'resident', urgent: false, risk: 'low', level: 1,
  skill: null, partyOnly: false, minutes: 40, seats: 2, visit: 1, windowStart: hours(1), windowEnd: hours(2), dayPart: null,
  submittedAt: hours(-30), askedAt: null, handledById: ACTOR, finishedAt: null, confirmedAt: null, endedAt: null, solved: null,
  stars: null, ratingWay: null, ratedAt: null, appealedAt: null, erasedAt: null, circle: null, ladderDue: null, ladderAskAt: null, ladderHeld: false, ...facts,
});

const LADDER = { circle: 'community', ladderDue: now, ladderAskAt: now } as const;

const part = (state: AssignmentState, volunteerId: string, facts: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  id: 'part', orderId: 'order', volunteerId, visit: 1, state, seat: 1, offeredById: ACTOR, repliesBy: hours(1), acceptedAt: hours(-5),
  checkedInAt: hours(-1), checkedOutAt: hours(-0.5), doorTries: 0, alarm: null, alarmAt: null, needsOwnTime: false, minutes: 30, unfinished: false, creditedAt: null,
  windowStart: hours(1), windowEnd: hours(2), ...facts,
});

const volunteer = (id: string): VolunteerFacts => ({ id, skills: [], partyVerified: false, birthYear: null, weeklyCap: 10, tasks: [], refusedBy: [] });

type Attempt = (status: OrderState, role: OrderRelation) => { of: Case; change: Change | null };

/** Every action upon the order, with all other facts in its favour. */
const UPON_ORDER: Partial<Record<Action, Attempt>> = {
  resubmit: (s, r) => run(s, r, (c, p) => resubmit(c, p, { words: '在厨房' }, now)),
  cancel: (s, r) => run(s, r, (c, p) => cancel(c, p, { reason: 'not_needed' }, now)),
  reschedule: (s, r) => run(s, r, (c, p) => reschedule(c, p, { window: later }, now)),
  proposeTime: (s, r) => run(s, r, (c, p) => proposeTime(c, p, { window: later }, r === 'claimant' ? volunteer(ACTOR) : null, now)),
  agreeTime: (s, r) => run(s, r, (c, p) => agreeTime(asked(c, r), p, { window: later }, new Map([[ACTOR, volunteer(ACTOR)]]), now)),
  keepTime: (s, r) => run(s, r, (c, p) => keepTime(asked(c, r), p, now)),
  approve: (s, r) => run(s, r, (c, p) => review(c, p, { decision: 'approve' }, now)),
  askInfo: (s, r) => run(s, r, (c, p) => review(c, p, { decision: 'ask', ask: 'where' }, now)),
  reject: (s, r) => run(s, r, (c, p) => review(c, p, { decision: 'reject', reject: 'paid_work', words: '这件事要请师傅' }, now)),
  appeal: (s, r) => run(s, r, (c, p) => appeal(c, p, now), { endedAt: hours(-24) }),
  readmit: (s, r) => run(s, r, (c, p) => readmit(c, p, now), { handledById: 'somebody else' }),
  open: (s, r) => run(s, r, (c, p) => open(c, p)),
  offer: (s, r) => run(s, r, (c, p) => offer(c, p, [{ id: 'new', volunteer: volunteer('another') }], now)),
  claim: (s, r) => run(s, r, (c, p) => claim(c, p, volunteer(ACTOR), { riskAgreed: true }, 'new', now)),
  confirm: (s, r) => run(s, r, (c, p) => confirm(c, p, { solved: true, stars: null, tags: [] }, now), { ratingWay: s === 'PENDING_CONFIRM' ? null : 'self' }),
  rate: (s, r) => run(s, r, (c, p) => rate(c, p, { stars: 5, tags: [] }, now), { ratingWay: 'self' }),
  reopen: (s, r) => run(s, r, (c, p) => reopen(c, p, { words: '又漏了', window: later }, now), { confirmedAt: hours(-24), endedAt: hours(-24) }),
  settleDispute: (s, r) => run(s, r, (c, p) => settleDispute(c, p, { finding: 'solved', words: '问过两边' }, now)),
  showDoorCodes: (s, r) => run(s, r, (c, p) => (permit('showDoorCodes', c.order.status, p), { order: {}, assignments: [], add: [], steps: [], hours: [], media: [] })),
  reveal: (s, r) => run(s, r, (c, p) => (reveal(c, p, now), { order: {}, assignments: [], add: [], steps: [], hours: [], media: [] })),
  printSlip: (s, r) => run(s, r, (c, p) => (printSlip(c, p, null), { order: {}, assignments: [], add: [], steps: [], hours: [], media: [] })),
  keepWaiting: (s, r) => run(s, r, (c, p) => keepWaiting(c, p, now)),
  holdLadder: (s, r) => run(s, r, (c, p) => steer(c, p, { act: 'hold' }, USUAL_STEPS, now), LADDER),
  resumeLadder: (s, r) => run(s, r, (c, p) => steer(c, p, { act: 'resume' }, USUAL_STEPS, now), { ...LADDER, ladderDue: null, ladderHeld: true }),
  skipStep: (s, r) => run(s, r, (c, p) => steer(c, p, { act: 'skip' }, USUAL_STEPS, now), LADDER),
  restartLadder: (s, r) => run(s, r, (c, p) => steer(c, p, { act: 'restart' }, USUAL_STEPS, now), LADDER),
  climb: (s, r) => run(s, r, (c, p) => climb(c, p, USUAL_STEPS, now), LADDER),
  invite: (s, r) => run(s, r, (c, p) => invite(c, p, [{ id: 'new', volunteer: volunteer('another') }], now), LADDER),
  passWindow: (s, r) => run(s, r, (c, p) => passWindow(c, p, now), { windowStart: hours(-3), windowEnd: hours(-2) }),
  silence: (s, r) => run(s, r, (c, p) => silence(c, p, now), { finishedAt: hours(-200) }),
  giveUp: (s, r) => run(s, r, (c, p) => giveUp(c, p, now), { askedAt: hours(-200) }),
  close: (s, r) => run(s, r, (c, p) => close(c, p, now), { confirmedAt: hours(-24 * 16) }),
  erase: (s, r) => run(s, r, (c, p) => erase(c, p, now), { endedAt: hours(-24 * 366) }),
};

function run(status: OrderState, role: OrderRelation, act: (c: Case, p: Party) => Change | null, facts: Partial<OrderFacts> = {}): { of: Case; change: Change | null } {
  const mine = role === 'claimant' ? [part(status === 'CLOSED' || status === 'CONFIRMED' ? 'VERIFIED' : 'ACCEPTED', ACTOR)] : [];
  const c: Case = { order: order(status, facts), assignments: mine };
  return { of: c, change: act(c, party(role)) };
}

/** The same with another time that waits for the yes of this role. */
const asked = (c: Case, role: OrderRelation): Case => ({
  ...c,
  proposal: {
    fromStart: c.order.windowStart, windowStart: new Date(later.start), windowEnd: new Date(later.end), dayPart: null, proposedById: HELPER, proposedAt: hours(-1),
    expected: c.assignments.map(({ id }) => id), agreed: [], household: role === 'claimant',
  },
});

type PartAttempt = (status: OrderState, state: AssignmentState, role: OrderRelation) => { of: Case; change: Change | null };

const ownPart = (role: OrderRelation): string => (role === 'claimant' || role === 'offeree' ? ACTOR : HELPER);
const runPart = (status: OrderState, a: AssignmentFacts, role: OrderRelation, act: (c: Case, a: AssignmentFacts, p: Party) => Change | null, facts: Partial<OrderFacts> = {}): { of: Case; change: Change | null } => {
  const c: Case = { order: order(status, facts), assignments: [a] };
  return { of: c, change: act(c, a, party(role)) };
};

const UPON_PART: Partial<Record<Action, PartAttempt>> = {
  accept: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => accept(c, a, p, volunteer(ownPart(r)), { riskAgreed: true }, now)),
  decline: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => decline(c, a, p, {}, now)),
  recallOffer: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => recallOffer(c, a, p, now)),
  timeOutOffer: (o, s, r) => runPart(o, part(s, ownPart(r), { repliesBy: now }), r, (c, a, p) => timeOutOffer(c, a, p, now)),
  withdraw: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => withdraw(c, a, p, { reason: 'ill' }, now)),
  checkIn: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => checkIn(c, a, p, 'code', now, now).change),
  confirmArrival: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => confirmArrival(c, a, p, { words: '打过电话' }, now)),
  noAnswer: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => noAnswer(c, a, p, {}, now), { windowStart: hours(-1) }),
  noShow: (o, s, r) => runPart(o, part(s, ownPart(r), { windowStart: hours(-1), windowEnd: hours(1) }), r, (c, a, p) => noShow(c, a, p, now)),
  excuse: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => excuse(c, a, p, { words: '病了' }, now)),
  checkOut: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => checkOut(c, a, p, { chips: [] }, now, now)),
  continueLater: (o, s, r) => runPart(o, part(s, ownPart(r), { unfinished: s === 'CHECKED_OUT' }), r, (c, a, p) => continueLater(c, a, p, volunteer(ownPart(r)), { words: '缺零件', window: later }, 'new', now)),
  autoCheckOut: (o, s, r) => runPart(o, part(s, ownPart(r), { windowEnd: hours(-5), checkedInAt: hours(-6) }), r, (c, a, p) => autoCheckOut(c, a, p, now)),
  overdue: (o, s, r) => runPart(o, part(s, ownPart(r), { windowEnd: hours(-2), checkedInAt: hours(-3) }), r, (c, a, p) => overdue(c, a, p, now)),
  alone: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => alone(c, a, p, now), { risk: 'high' }),
  markSafe: (o, s, r) => runPart(o, part(s, ownPart(r), { alarm: 'overdue', alarmAt: now }), r, (c, a, p) => markSafe(c, a, p, { words: '打过电话' })),
  ownTime: (o, s, r) => runPart(o, part(s, ownPart(r), { needsOwnTime: true }), r, (c, a, p) => ownTime(c, a, p, { minutes: 30, words: '' }, now)),
  disputeTime: (o, s, r) => runPart(o, part(s, ownPart(r)), r, (c, a, p) => disputeTime(c, a, p, { minutes: 50, words: '后来又去买了一趟' })),
  settleTime: (o, s, r) => runPart(o, part(s, ownPart(r), { needsOwnTime: s === 'CHECKED_OUT' }), r, (c, a, p) => settleTime(c, a, p, { minutes: 40, words: '问过两边' }, now)),
};

/** What really happened, in the words of the table. */
function outcome(attempt: () => { of: Case; change: Change | null }): { verdict: 'go' | 'already' | 'refused'; result: { of: Case; change: Change | null } | null; code?: string } {
  try {
    const result = attempt();
    return { verdict: result.change === null ? 'already' : 'go', result };
  } catch (error) {
    if (error instanceof Refusal) return { verdict: 'refused', result: null, code: error.code };
    throw error;
  }
}

describe('the machine', () => {
  test('every action of the contract and of the timers has an edge, and every edge an attempt', () => {
    const upon = new Set([...ORDER_EDGES, ...ASSIGNMENT_EDGES].map(({ action }) => action));
    expect([...upon].sort()).toEqual([...ORDER_ACTIONS, ...SYSTEM_ACTIONS, 'readmit'].sort());
    expect(Object.keys(UPON_ORDER).sort()).toEqual([...new Set(ORDER_EDGES.map(({ action }) => action))].sort());
    expect(Object.keys(UPON_PART).sort()).toEqual([...new Set(ASSIGNMENT_EDGES.map(({ action }) => action))].sort());
  });

  test('docs/domain.md says what the rules say', () => {
    const page = readFileSync(new URL('../../../docs/domain.md', import.meta.url), 'utf8');
    const printed = /<!-- state tables -->\n([\s\S]*?)<!-- end of state tables -->/.exec(page)?.[1]?.trim();
    expect(printed).toBe(stateTables());
  });

  test('every state of the order × action × role ends as the printed table says', () => {
    const table = readTable(orderTable());
    let walked = 0;
    for (const status of ORDER_STATES) {
      for (const role of ORDER_RELATIONS) {
        for (const [action, attempt] of Object.entries(UPON_ORDER) as [Action, Attempt][]) {
          const printed = table.get(status)!.get(role)!.get(action);
          const { verdict, result } = outcome(() => attempt(status, role));
          expect(`${action} by ${role} in ${status}: ${verdict}`).toBe(`${action} by ${role} in ${status}: ${printed?.verdict ?? 'refused'}`);
          if (verdict === 'go') expect(printed!.to).toContain(after(result!.of, result!.change!).order.status);
          walked += 1;
        }
      }
    }
    expect(walked).toBe(ORDER_STATES.length * ORDER_RELATIONS.length * Object.keys(UPON_ORDER).length);
  });

  test('every state of a part × state of its order × action × role ends as the printed table says', () => {
    const table = readTable(assignmentTable());
    for (const status of ORDER_STATES) {
      for (const state of ASSIGNMENT_STATES) {
        for (const role of ORDER_RELATIONS) {
          for (const [action, attempt] of Object.entries(UPON_PART) as [Action, PartAttempt][]) {
            const printed = table.get(state)!.get(role)!.get(action);
            const inTime = ASSIGNMENT_EDGES.some((edge) => edge.action === action && edge.inOrder.includes(status));
            const expected = printed?.verdict === 'go' && !inTime ? 'refused' : (printed?.verdict ?? 'refused');
            const { verdict, result } = outcome(() => attempt(status, state, role));
            expect(`${action} by ${role}, part ${state}, order ${status}: ${verdict}`).toBe(`${action} by ${role}, part ${state}, order ${status}: ${expected}`);
            if (verdict === 'go') expect(printed!.to).toContain(after(result!.of, result!.change!).assignments[0]!.state);
          }
        }
      }
    }
  });

  test('staff of another place are told that it is not theirs, guests that it is not for them', () => {
    const elsewhere: Party = { personId: ACTOR, relations: ['other'], staffElsewhere: true };
    for (const { action, who } of ORDER_EDGES.filter((edge) => edge.who.includes('staff'))) {
      for (const status of ORDER_STATES) {
        expect(() => permit(action, status, elsewhere)).toThrow(expect.objectContaining({ code: 'OUT_OF_SCOPE' }));
        const guest: Party = { personId: null, relations: ['other'], staffElsewhere: false };
        const code = action === 'reveal' ? 'ADDRESS_HIDDEN' : 'NOT_ALLOWED';
        expect(() => permit(action, status, guest)).toThrow(expect.objectContaining({ code }));
      }
      expect(who).not.toContain('other');
    }
  });
});
