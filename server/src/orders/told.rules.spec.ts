import { describe, expect, test } from '@jest/globals';
import type { AssignmentFacts, Case, Step } from './order.facts.js';
import { tellings, type Doer } from './told.rules.js';

const at = new Date('2026-11-24T07:00:00Z');
const part = (id: string, state: AssignmentFacts['state'], more: Partial<AssignmentFacts> = {}): AssignmentFacts =>
  ({ id, orderId: 'o', volunteerId: `v-${id}`, visit: 1, state, seat: state === 'ACCEPTED' ? 1 : null, repliesBy: at, windowStart: at, windowEnd: at, ...more }) as AssignmentFacts;
const order = (status: Case['order']['status'], more: Partial<Case['order']> = {}): Case['order'] =>
  ({ id: 'o', status, requesterId: 'r', creatorId: 'r', visit: 1, seats: 1, windowStart: at, windowEnd: at, stars: null, ...more }) as Case['order'];
const c = (status: Case['order']['status'], assignments: AssignmentFacts[] = [], more: Partial<Case['order']> = {}): Case => ({ order: order(status, more), assignments });

const told = (before: Case, next: Case, step: Step, doer: Doer): string[] =>
  tellings(before, next, [{ ...step, id: 7 }], doer).map(({ kind, to }) => `${kind} → ${typeof to === 'string' ? to : to.join()}`);

const helper = (id: string): Doer => ({ personId: `v-${id}`, as: 'claimant' });
const home: Doer = { personId: 'r', as: 'requester' };
const staff: Doer = { personId: 's', as: 'staff' };
const system: Doer = { personId: null, as: 'system' };

describe('what an order tells, and to whom', () => {
  test.each<[string, Case, Case, Step, Doer, string[]]>([
    ['a volunteer takes it', c('OPEN'), c('ACCEPTED', [part('a', 'ACCEPTED')]), { event: 'claimed', assignmentId: 'a' }, helper('a'), ['taken → household']],
    ['the last seat goes, who was asked as well hears with thanks', c('DISPATCHED', [part('b', 'OFFERED')]), c('ACCEPTED', [part('b', 'SUPERSEDED'), part('a', 'ACCEPTED')]), { event: 'claimed', assignmentId: 'a' }, helper('a'), ['taken → household', 'invite_over → v-b']],
    ['the helper cannot come', c('ACCEPTED', [part('a', 'ACCEPTED')]), c('OPEN', [part('a', 'WITHDRAWN')]), { event: 'withdrew', assignmentId: 'a' }, helper('a'), ['helper_lost → household']],
    ['nobody came', c('ACCEPTED', [part('a', 'ACCEPTED')]), c('OPEN', [part('a', 'NO_SHOW')]), { event: 'noShow', assignmentId: 'a' }, system, ['helper_lost → household', 'missed → v-a']],
    ['staff free a helper', c('ACCEPTED', [part('a', 'ACCEPTED')]), c('OPEN', [part('a', 'EXCUSED')]), { event: 'excused', assignmentId: 'a' }, staff, ['helper_lost → household']],
    ['staff excuse who did not come: that is no news to the household', c('OPEN', [part('a', 'NO_SHOW')]), c('OPEN', [part('a', 'EXCUSED')]), { event: 'excused', assignmentId: 'a' }, staff, []],
    ['staff ask somebody', c('OPEN'), c('DISPATCHED', [part('a', 'OFFERED')]), { event: 'offered', reason: '1' }, staff, ['invited → v-a']],
    ['an invitation is taken back', c('DISPATCHED', [part('a', 'OFFERED')]), c('OPEN', [part('a', 'SUPERSEDED')]), { event: 'recalled', assignmentId: 'a' }, staff, ['invite_over → v-a']],
    ['one declines: nobody is told', c('DISPATCHED', [part('a', 'OFFERED')]), c('OPEN', [part('a', 'DECLINED')]), { event: 'declined', assignmentId: 'a' }, { personId: 'v-a', as: 'offeree' }, []],
    ['one does not answer in time: nobody is told', c('DISPATCHED', [part('a', 'OFFERED')]), c('OPEN', [part('a', 'TIMED_OUT')]), { event: 'timedOut', assignmentId: 'a' }, system, []],
    ['the household cancels', c('ACCEPTED', [part('a', 'ACCEPTED'), part('b', 'OFFERED')]), c('CANCELLED', [part('a', 'EXCUSED'), part('b', 'SUPERSEDED')]), { event: 'cancelled' }, home, ['task_cancelled → v-a', 'invite_over → v-b']],
    ['staff cancel', c('OPEN'), c('CANCELLED'), { event: 'cancelled' }, staff, ['cancelled_for_you → household']],
    ['it was finished', c('IN_SERVICE', [part('a', 'CHECKED_IN')]), c('PENDING_CONFIRM', [part('a', 'CHECKED_OUT')]), { event: 'finished', assignmentId: 'a' }, helper('a'), ['please_confirm → household']],
    ['one of two has finished', c('IN_SERVICE', [part('a', 'CHECKED_IN')]), c('IN_SERVICE', [part('a', 'CHECKED_OUT')]), { event: 'finished', assignmentId: 'a' }, helper('a'), []],
    ['the timer ends a visit', c('IN_SERVICE', [part('a', 'CHECKED_IN')]), c('PENDING_CONFIRM', [part('a', 'CHECKED_OUT')]), { event: 'autoFinished', assignmentId: 'a' }, system, ['please_confirm → household', 'own_time → v-a']],
    ['the helper names another time', c('ACCEPTED', [part('a', 'ACCEPTED')]), c('ACCEPTED', [part('a', 'ACCEPTED')]), { event: 'timeProposed' }, helper('a'), ['time_proposed → household']],
    ['the household names another time', c('ACCEPTED', [part('a', 'ACCEPTED')]), c('ACCEPTED', [part('a', 'ACCEPTED')]), { event: 'timeProposed' }, home, ['time_proposed → v-a']],
    ['staff name one for whoever rings up', c('ACCEPTED', [part('a', 'ACCEPTED')]), c('ACCEPTED', [part('a', 'ACCEPTED')]), { event: 'timeProposed' }, staff, ['time_proposed → v-a']],
    ['the household agrees', c('ACCEPTED', [part('a', 'ACCEPTED')]), c('ACCEPTED', [part('a', 'ACCEPTED')]), { event: 'timeChanged' }, home, ['time_changed → v-a']],
    ['staff ask the household', c('SUBMITTED'), c('NEEDS_INFO'), { event: 'asked', reason: 'when' }, staff, ['asked → household']],
    ['staff let it through: the household reads that when it looks', c('SUBMITTED'), c('OPEN'), { event: 'approved' }, staff, []],
    ['praise is passed on', c('CONFIRMED', [part('a', 'CREDITED')]), c('CONFIRMED', [part('a', 'CREDITED')], { stars: 5 }), { event: 'rated', reason: '5' }, home, ['thanks → v-a']],
    ['anything less is not', c('CONFIRMED', [part('a', 'CREDITED')]), c('CONFIRMED', [part('a', 'CREDITED')], { stars: 3 }), { event: 'rated', reason: '3' }, home, []],
  ])('%s', (_, before, next, step, doer, expected) => {
    expect(told(before, next, step, doer)).toEqual(expected);
  });

  test('who told the door code has seen the helper: only who orders for them hears', () => {
    const [one] = tellings(c('ACCEPTED', [part('a', 'ACCEPTED')]), c('IN_SERVICE', [part('a', 'CHECKED_IN')]), [{ id: 1, event: 'arrived', assignmentId: 'a', reason: 'code' }], helper('a'));
    expect(one).toMatchObject({ kind: 'arrived', to: 'household', notTo: 'r' });
  });
});
