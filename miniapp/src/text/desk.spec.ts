import type { HelperView, QueueCount } from '@supermarket/shared';
import { benchTitle, helperTimes, queueHint, staffEventText, toPlanText, workNote } from './desk';

const NOW = '2026-11-24T01:12:00.000Z'; // Tuesday 09:12 in Asia/Shanghai
const queue = (part: Partial<QueueCount>): QueueCount => ({ queue: 'review', count: 3, dueAt: '2026-11-24T02:32:00.000Z', late: 0, ...part });

describe('the bench', () => {
  it('says how much there is in all, and says it kindly when there is nothing', () => {
    expect(benchTitle([queue({ count: 6 }), queue({ count: 16 })])).toBe('现在有 22 件要办');
    expect(benchTitle([queue({ count: 0 })])).toBe('现在没有要办的');
  });

  it.each([
    ['a clock for what is due today', {}, { clock: true, text: '' }],
    ['a clock for the one that is late', { late: 1, dueAt: '2026-11-23T02:00:00.000Z' }, { clock: true, text: '' }],
    ['words where several are late', { late: 4 }, { clock: false, text: '4 件超时' }],
    ['days where nothing presses', { queue: 'verify', dueAt: '2026-11-27T02:00:00.000Z' }, { clock: false, text: '最近的 3 天内办' }],
    ['vouchers by the day on which they end', { queue: 'redeem', dueAt: '2026-11-24T12:00:00.000Z' }, { clock: false, text: '有的今天到期' }],
    ['an empty queue', { count: 0, dueAt: null }, { clock: false, text: '都办完了' }],
  ] as const)('shows under a queue %s', (_what, part, hint) => {
    expect(queueHint(queue(part), NOW)).toEqual(hint);
  });

  it('says how many orders a plan would hold, and that there are more than it holds', () => {
    expect([toPlanText(6), toPlanText(200)]).toEqual(['6 件等人', '200 多件等人']);
  });

  it('names the queue and why a row waits', () => {
    expect(workNote({ queue: 'dispatch', note: '还没邀请人' })).toBe('待派单 · 还没邀请人');
  });
});

describe('an order at the desk', () => {
  it('speaks of the resident in the third person', () => {
    expect(staffEventText('confirmed')).toBe('对方确认解决');
    expect(staffEventText('arrived')).toBe('已上门');
  });

  it('lists of a visit what is known so far', () => {
    const visit = { checkedInAt: '2026-11-24T01:02:00.000Z', checkedOutAt: null, minutes: null } as HelperView;
    expect(helperTimes(visit)).toBe('签到 09:02');
    expect(helperTimes({ ...visit, checkedOutAt: '2026-11-24T02:10:00.000Z', minutes: 68 })).toBe('签到 09:02 · 签退 10:10 · 1 小时 8 分');
  });
});
