import { describe, expect, test } from '@jest/globals';
import { MESSAGE_KINDS } from '@supermarket/shared';
import { isSwitchable, KINDS, ringAt, rings } from './kinds.rules.js';
import { afterWechat, AT_IT, stepOf } from './sendings.rules.js';
import { outcomeOf } from './calls.rules.js';

const of = (what: 'sms' | 'call' | 'urgent'): string[] => MESSAGE_KINDS.filter((kind) => KINDS[kind][what]);

describe('how far a kind of message goes', () => {
  test('a text message costs money and attention: only where somebody would wait or travel in vain, or loses a right', () => {
    expect(of('sms')).toEqual([
      'taken', 'helper_lost', 'door_unanswered', 'goes_on', 'asked', 'rejected', 'window_passed', 'cancelled_for_you', 'dispute_settled', 'nobody',
      'time_proposed', 'time_changed', 'task_cancelled', 'hours_refused', 'answered', 'overdue',
    ]);
    expect(of('call').every((kind) => of('sms').includes(kind))).toBe(true);
  });

  test('only the alarm of a visit that does not end rings at night', () => {
    expect(of('urgent')).toEqual(['overdue']);
  });

  test('nobody is pressed: an invitation is never sent by text message, nor called about', () => {
    expect(KINDS.invited).toMatchObject({ sms: false, call: false, switchable: true });
  });

  test('what is owed rings always, the rest can be silenced, and what never rings has no switch', () => {
    expect(MESSAGE_KINDS.filter((kind) => rings(kind) && !isSwitchable(kind))).toEqual([
      'helper_lost', 'asked', 'rejected', 'cancelled_for_you', 'dispute_settled', 'nobody', 'time_proposed', 'time_changed', 'task_cancelled', 'hours_question',
      'hours_refused', 'answered', 'overdue',
    ]);
    expect(MESSAGE_KINDS.filter((kind) => !rings(kind))).toEqual(['widened', 'invite_over', 'hours_credited', 'thanks', 'digest']);
  });

  test.each([
    ['2026-11-23T13:29:00Z', '2026-11-23T13:29:00.000Z'], // 21:29
    ['2026-11-23T13:30:00Z', '2026-11-23T23:30:00.000Z'], // 21:30 → 7:30 next morning
    ['2026-11-23T16:30:00Z', '2026-11-23T23:30:00.000Z'], // half past midnight → the same morning
    ['2026-11-23T23:29:59Z', '2026-11-23T23:30:00.000Z'],
    ['2026-11-23T23:30:00Z', '2026-11-23T23:30:00.000Z'],
  ])('what is told at %s rings at %s', (now, then) => {
    expect(ringAt(new Date(now), false).toISOString()).toBe(then);
    expect(ringAt(new Date(now), true).toISOString()).toBe(new Date(now).toISOString());
  });
});

describe('one way of one message', () => {
  const now = new Date('2026-11-23T02:00:00Z');
  const before = new Date(now.getTime() - AT_IT);

  test('while another process is at it, it is left to that one', () => {
    for (const channel of ['wechat', 'sms'] as const) expect(stepOf(channel, { state: 'trying', tries: 1, at: new Date(before.getTime() + 1) }, now)).toBe('busy');
  });

  test('a lost answer: WeChat is not asked again, an SMS provider is, with the same id', () => {
    expect(stepOf('wechat', null, now)).toBe('try');
    expect(stepOf('wechat', { state: 'trying', tries: 1, at: before }, now)).toBe('lost');
    expect(stepOf('sms', { state: 'trying', tries: 1, at: before }, now)).toBe('try');
    expect(stepOf('sms', { state: 'waiting', tries: 5, at: before }, now)).toBe('lost');
  });

  test('“later” is asked again a few times, “no” never', () => {
    expect(stepOf('wechat', { state: 'waiting', tries: 2, at: now }, now)).toBe('try');
    expect(stepOf('wechat', { state: 'waiting', tries: 3, at: now }, now)).toBe('lost');
    for (const state of ['refused', 'failed', 'unknown'] as const) expect(stepOf('wechat', { state, tries: 1, at: now }, now)).toBe('next');
    expect(stepOf('wechat', { state: 'sent', tries: 1, at: now }, now)).toBe('done');
  });

  test.each([[-1, 'later'], [45009, 'later'], [40037, 'failed'], [47003, 'failed'], [40003, 'failed'], ['timeout', 'unknown'], ['http 502', 'unknown']] as const)('WeChat’s %s means %s', (code, means) => {
    expect(afterWechat(code)).toBe(means);
  });
});

describe('a call of staff', () => {
  const waiting = { state: 'WAITING', tries: 0, doneBy: null } as const;

  test('who is not reached is rung up again, three times in all', () => {
    expect(outcomeOf(waiting, 'NOT_REACHED', 'a')).toEqual({ state: 'WAITING', tries: 1 });
    expect(outcomeOf({ ...waiting, tries: 2 }, 'NOT_REACHED', 'a')).toEqual({ state: 'NOT_REACHED', tries: 3 });
    expect(outcomeOf({ ...waiting, tries: 1 }, 'REACHED', 'a')).toEqual({ state: 'REACHED', tries: 2 });
  });

  test('said twice by one it is so, said by another it is over', () => {
    const done = { state: 'REACHED', tries: 1, doneBy: 'a' } as const;
    expect(outcomeOf(done, 'REACHED', 'a')).toBeNull();
    expect(() => outcomeOf(done, 'REACHED', 'b')).toThrow(expect.objectContaining({ code: 'WRONG_STATE' }) as unknown as Error);
  });
});
