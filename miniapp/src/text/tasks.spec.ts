import type { InviteView } from '@supermarket/shared';
import { againText, autoOutText, hasHelped, inviteLine, outcomeText, runningText, taskStage, taskSubtitle } from './tasks';

it('says what the task is and for whom, without a name', () => {
  expect(taskSubtitle({ shelf: 'fix', requester: { name: '陈**', ageBand: '70 多岁', byProxy: true } })).toBe('居家维修 · 为 70 多岁老人 · 别人代点');
  expect(taskSubtitle({ shelf: null, requester: { name: '张**', ageBand: null, byProxy: false } })).toBe('');
});

it('says when and whom an invitation is for', () => {
  const invite: InviteView = {
    assignmentId: 'a', orderId: 'o', title: '陪同就诊', shelf: 'care', window: { start: '2026-11-26T00:30:00Z', end: '2026-11-26T03:30:00Z' },
    dayPart: null, ageBand: '70 多岁', repliesBy: '2026-11-24T04:00:00Z',
  };
  expect(inviteLine(invite, '周四 8:30–11:30')).toBe('周四 8:30–11:30 · 帮 70 多岁老人');
});

it('takes a task that ended for somebody as free again', () => {
  expect(taskStage({ mine: null })).toBe('free');
  expect(taskStage({ mine: { state: 'WITHDRAWN' } as never })).toBe('free');
  expect(taskStage({ mine: { state: 'ACCEPTED' } as never })).toBe('coming');
  expect(taskStage({ mine: { state: 'TIME_DISPUTED' } as never })).toBe('served');
});

it('says what was before where a task may be taken again, and nothing where it may not', () => {
  const task = (state: string, actions: readonly string[] = ['claim']) => againText({ mine: { state }, actions } as never);
  expect(task('WITHDRAWN')).toBe('您说过来不了，对方已经知道。又有空了，还可以接。');
  expect([task('DECLINED'), task('TIMED_OUT')].join()).not.toMatch(/失败|超时|扣/);
  expect([task('WITHDRAWN', []), task('OFFERED'), againText({ mine: null, actions: ['claim'] } as never)]).toEqual([null, null, null]);
});

it('never blames whoever did not come', () => {
  expect(outcomeText({ state: 'TIMED_OUT', minutes: null, needsOwnTime: false })).toContain('不影响您');
  expect(outcomeText({ state: 'CHECKED_OUT', minutes: 45, needsOwnTime: false })).toBe('记了 45 分钟，等对方确认。');
  expect(outcomeText({ state: 'CHECKED_OUT', minutes: null, needsOwnTime: true })).toContain('做了多久');
  expect(outcomeText({ state: 'ACCEPTED', minutes: null, needsOwnTime: false })).toBeNull();
});

it('counts the automatic check-out from the later of the agreed end and the usual length', () => {
  const order = { window: { start: '2026-11-24T07:00:00Z', end: '2026-11-24T08:00:00Z' }, minutes: 40 };
  expect(autoOutText(order, '2026-11-24T07:02:00Z')).toBe('18:00 会自动签退');
  expect(autoOutText(order, '2026-11-24T07:50:00Z')).toBe('18:30 会自动签退');
});

it('runs like a clock, also past the hour', () => {
  expect(runningText('2026-11-24T07:02:00Z', Date.parse('2026-11-24T07:25:41Z'))).toBe('00:23:41');
  expect(runningText('2026-11-24T07:02:00Z', Date.parse('2026-11-24T09:02:05Z'))).toBe('02:00:05');
  expect(runningText('2026-11-24T07:02:00Z', Date.parse('2026-11-24T07:01:00Z'))).toBe('00:00:00');
});

test('only who has been there can be left out next time', () => {
  expect(hasHelped({ state: 'CHECKED_OUT' })).toBe(true);
  expect(hasHelped({ state: 'CREDITED' })).toBe(true);
  expect(hasHelped({ state: 'ACCEPTED' })).toBe(false);
  expect(hasHelped({ state: 'CHECKED_IN' })).toBe(false);
  expect(hasHelped({ state: 'NO_SHOW' })).toBe(false);
});
